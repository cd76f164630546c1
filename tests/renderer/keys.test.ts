import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowAfter } from '../../renderer/ui/list-keys.ts';
import { findMarks } from '../../renderer/ui/find-marks.ts';

describe('keys in a list', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowDown', 9, 9],
    ['ArrowUp', 3, 2],
    ['ArrowUp', 0, 0],
    ['Home', 7, 0],
    ['End', 2, 9],
    ['PageDown', 2, 9],
    ['PageUp', 5, 0],
    ['ArrowDown', -1, 0],
  ])('%s leads from row %i to row %i of ten', (key, from, to) => {
    expect(rowAfter(key, from, 10)).toBe(to);
  });

  it('lead nowhere in an empty list, nor do other keys anywhere', () => {
    expect(rowAfter('ArrowDown', -1, 0)).toBeUndefined();
    expect(rowAfter('x', 0, 10)).toBeUndefined();
  });
});

describe('marks in a text', () => {
  it('stand on every occurrence, whatever its case and width', () => {
    expect(findMarks('Lamp and \uff2cAMP', ['lamp'])).toEqual([
      { start: 0, end: 4 },
      { start: 9, end: 13 },
    ]);
  });

  it('always stand on the very words, whatever surrounds them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('退款', 'a1'), (text, word) => {
        for (const { start, end } of findMarks(text + word + text, [word]))
          expect((text + word + text).slice(start, end).normalize('NFKC').toLowerCase()).toBe(word);
      }),
    );
  });
});
