import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hold } from '../../renderer/features/search/held.ts';

const rows = (keys: string): string[] => [...keys];
const held = (shown: string, live: string): string => {
  const { items, fresh, isChanged } = hold(rows(shown), rows(live), (key) => key);
  return `${items.join('')} ${fresh}${isChanged ? ' changed' : ''}`;
};

describe('rows that are being read', () => {
  it.each([
    ['abc', 'abc', 'abc 0', 'stay where nothing has changed'],
    ['', 'abc', 'abc 0', 'are the first answer'],
    ['abc', 'abcde', 'abcde 0', 'go on below'],
    ['abc', 'xabc', 'abc 1', 'wait with what came above'],
    ['abcd', 'xyab', 'abcd 2', 'keep what new ones pushed off the page'],
    ['abcd', 'xyabcdef', 'abcdef 2', 'go on below what they keep'],
    ['abc', 'ac', 'abc 0 changed', 'say that one went'],
    ['abc', 'acde', 'abcde 0 changed', 'say that one went and go on below'],
    ['abc', 'bac', 'abc 0 changed', 'say that they stand elsewhere'],
    ['abc', 'xyz', 'abc 3 changed', 'say that all is new'],
    ['abc', '', 'abc 0 changed', 'say that all went'],
  ])('%s, answered anew by %s: %s: %s', (shown, live, expected) => {
    expect(held(shown, live)).toBe(expected);
  });

  it('never move, whatever comes, and show what came about each', () => {
    const list = fc.uniqueArray(fc.nat(30));
    fc.assert(
      fc.property(list, list, (shown, live) => {
        const before = shown.map((id) => ({ id, text: 'old' }));
        const after = live.map((id) => ({ id, text: 'new' }));
        const { items } = hold(before, after, ({ id }) => String(id));
        expect(items.slice(0, shown.length).map(({ id }) => id)).toEqual(shown);
        expect(new Set(items.map(({ id }) => id)).size).toBe(items.length);
        for (const { id, text } of items) expect(text).toBe(live.includes(id) ? 'new' : 'old');
      }),
    );
  });
});
