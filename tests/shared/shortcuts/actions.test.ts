import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  actionIds,
  actions,
  conflictsOf,
  keysOf,
  withoutKey,
} from '../../../shared/domain/shortcuts/actions.ts';
import {
  acceleratorOf,
  isAssignable,
  keyInWords,
  keyNamePattern,
} from '../../../shared/domain/shortcuts/key-names.ts';
import { languages } from '../../../shared/i18n/texts.ts';
import { actionWords } from '../../../shared/i18n/shortcuts.ts';

describe('the table of keys', () => {
  it('writes every key as a setting may write it', () => {
    const odd = actionIds.flatMap((id) =>
      actions[id].keys.filter((key) => !keyNamePattern.test(key)),
    );
    expect(odd).toEqual([]);
  });

  it('gives no key to two things in one place', () => {
    const clashes = actionIds.flatMap((id) =>
      keysOf(id, {}).flatMap((key) =>
        conflictsOf(id, key, {}).map((other) => `${key}: ${id} and ${other}`),
      ),
    );
    expect(clashes).toEqual([]);
  });

  it.each(languages)('tells every action apart by its words in %s', (language) => {
    const words = Object.values(actionWords[language]);
    expect(new Set(words).size).toBe(actionIds.length);
  });
});

describe('keys that a person gives', () => {
  it('take the place of the usual ones', () => {
    expect(keysOf('tag', { tag: ['y'] })).toEqual(['y']);
    expect(keysOf('tag', { tag: [] })).toEqual([]);
    expect(keysOf('note', { tag: ['y'] })).toEqual(['n', 'N']);
  });

  it('conflict with what the same key does in the same place, or anywhere', () => {
    expect(conflictsOf('tag', 'c', {})).toEqual(['cite']);
    expect(conflictsOf('tag', 'mod+k', {})).toEqual(['palette']);
    expect(conflictsOf('palette', 'mod+g', {})).toEqual(['jumpToDay']);
  });

  it('may be those of another room', () => {
    expect(conflictsOf('snooze', 'a', {})).toEqual([]);
  });

  it('conflict with pairs that they begin', () => {
    expect(conflictsOf('tag', 'g', {})).toContain('room.search');
    expect(conflictsOf('palette', 'g s', {})).toEqual(['room.search']);
  });

  it('are free again where they were taken away', () => {
    const remapped = withoutKey('cite', 'c', {});
    expect(keysOf('cite', remapped)).toEqual(['C']);
    expect(conflictsOf('tag', 'c', remapped)).toEqual([]);
  });

  it.each([
    'Enter',
    'Escape',
    'Tab',
    'mod+c',
    'mod+v',
    'ArrowDown',
    '1',
    'mod+w',
    'ctrl+k',
    'abc',
    '',
  ])('cannot be %j', (key) => expect(isAssignable(key)).toBe(false));

  it.each(['y', 'Y', 'mod+shift+l', 'alt+ArrowLeft', 'F2', 'mod++', 'g s', 'mod+alt+p'])(
    'can be %j',
    (key) => expect(isAssignable(key)).toBe(true),
  );

  it('never name an accelerator that typing would press', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 12 }), (key) => {
        const accelerator = acceleratorOf(key);
        expect(accelerator === null || /^(?:CmdOrCtrl|Alt)\+|^F\d/.test(accelerator)).toBe(true);
      }),
    );
  });

  it('are told as the menu and the keyboard tell them', () => {
    expect(acceleratorOf('mod+shift+l')).toBe('CmdOrCtrl+Shift+L');
    expect(acceleratorOf('mod++')).toBe('CmdOrCtrl+Plus');
    expect(acceleratorOf('alt+ArrowLeft')).toBe('Alt+Left');
    expect(acceleratorOf('F1')).toBe('F1');
    expect(acceleratorOf('g s')).toBeNull();
    expect(acceleratorOf('t')).toBeNull();
    expect(keyInWords('g s')).toBe('G S');
    expect(keyInWords('mod+shift+l')).toBe('Ctrl+Shift+L');
  });
});
