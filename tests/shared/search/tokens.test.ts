import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compileQuery } from '../../../shared/domain/search/compile.ts';
import { fold } from '../../../shared/domain/search/fold.ts';
import { parseSearch } from '../../../shared/domain/search/language/parse.ts';
import { planSearch } from '../../../shared/domain/search/language/plan.ts';
import { eachTokenUnits, facet, tokensOf } from '../../../shared/domain/search/tokens.ts';

const mixed = fc.string({
  unit: fc.constantFrom(...'退款的發发貨您好abAB019 .-😀𠮷é①￥Ａ　\n，e\u0301', '👍🏻'),
  maxLength: 24,
});

describe('tokens', () => {
  it('are characters and pairs of Chinese', () => {
    expect([...tokensOf('退款吗')]).toEqual(['退', '退款', '款', '款吗', '吗']);
  });

  it('are ones, twos and threes of letters and digits, each once', () => {
    expect([...tokensOf('AbaB')]).toEqual(['a', 'ab', 'aba', 'b', 'ba', 'bab']);
  });

  it('are single symbols and characters beyond the BMP', () => {
    expect([...tokensOf('😀👍🏻￥𠮷')]).toEqual(['😀', '👍', '🏻', '¥', '𠮷']);
  });

  it('are not made of punctuation, spaces or private use characters', () => {
    expect([...tokensOf('。， -"*\u{e000}')]).toEqual([]);
  });

  it('are all among those that are shown by their units', () => {
    fc.assert(
      fc.property(mixed, (text) => {
        const shown = new Set<string>();
        eachTokenUnits(text, (...units) =>
          shown.add(String.fromCharCode(...units.filter((unit) => unit > 0))),
        );
        expect([...tokensOf(text)].filter((token) => !shown.has(token))).toEqual([]);
      }),
    );
  });

  it('never look like a facet, whatever the text', () => {
    const facets = new Set([facet.account(10), facet.conversation(10), facet.place('jd', 0)]);
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('\u{e000}', 'a', 'c', 'p', 'jd', '0', '好') }),
        (text) => {
          expect([...tokensOf(text)].some((token) => facets.has(token))).toBe(false);
          const { tokens, absent } = compileQuery({ terms: [text], excluded: [text] });
          expect([...tokens, ...absent].some((token) => facets.has(token))).toBe(false);
        },
      ),
    );
  });
});

describe('a compiled query', () => {
  it('asks for nothing that a text with the term lacks', () => {
    fc.assert(
      fc.property(mixed, fc.nat(), fc.nat(14), (text, from, size) => {
        const folded = fold(text.toWellFormed());
        const at = folded.length === 0 ? 0 : from % folded.length;
        const term = folded.slice(at, at + size).toWellFormed();
        fc.pre(term !== '' && folded.includes(term));
        const { tokens } = compileQuery({ terms: [term], excluded: [] });
        const there = tokensOf(text);
        expect(tokens.filter((token) => !there.has(token))).toEqual([]);
      }),
      { numRuns: 2_000 },
    );
  });

  it('leaves nothing unproven only where the tokens prove it', () => {
    fc.assert(
      fc.property(mixed, mixed, (text, words) => {
        const { query } = planSearch(parseSearch(words, { now: 0, zone: 'UTC' }).root);
        const { tokens, absent, unproven } = compileQuery(query);
        fc.pre(unproven.terms.length === 0 && unproven.excluded.length === 0);
        const there = tokensOf(text.toWellFormed());
        const isFound =
          tokens.every((token) => there.has(token)) && !absent.some((token) => there.has(token));
        const folded = fold(text.toWellFormed());
        const isThere =
          query.terms.every((term) => folded.includes(term)) &&
          !query.excluded.some((term) => folded.includes(term));
        expect(isFound).toBe(isThere);
      }),
      { numRuns: 2_000 },
    );
  });

  it('looks for one or two characters as a whole token, of whatever script', () => {
    for (const term of ['退', '退款', 'e', 'ok', '7', '38']) {
      expect(compileQuery({ terms: [term], excluded: [] })).toMatchObject({
        tokens: [term],
        unproven: { terms: [] },
      });
    }
  });

  it('keeps the tail of a run that ends before the term does', () => {
    expect(compileQuery({ terms: ['e2-好'], excluded: [] }).tokens).toEqual(['e2', '好']);
  });

  it('takes every third token of a long number, and the last', () => {
    const { tokens } = compileQuery({ terms: ['12345678901'], excluded: [] });
    expect(tokens).toEqual(['123', '456', '789', '901']);
  });

  it('stays small for a pasted page', () => {
    const page = Array.from({ length: 2_000 }, (_, at) => String.fromCharCode(0x4e00 + at)).join(
      '',
    );
    expect(compileQuery({ terms: [page], excluded: [] }).tokens.length).toBeLessThanOrEqual(24);
  });
});
