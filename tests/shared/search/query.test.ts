import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseQuery } from '../../../shared/domain/search/query.ts';

describe('a query', () => {
  it.each([
    ['退款 运费', ['退款', '运费'], []],
    ['退款　运费', ['退款', '运费'], []],
    ['"thanks a lot" ok', ['thanks a lot', 'ok'], []],
    ['“七天 无理由”', ['七天 无理由'], []],
    ['＂七天 无理由＂', ['七天 无理由'], []],
    ['退款 -运费', ['退款'], ['运费']],
    ['退款 －运费', ['退款'], ['运费']],
    ['退款 -"运费 谁出"', ['退款'], ['运费 谁出']],
    ['SF-1234', ['sf-1234'], []],
    ['- a', ['-', 'a'], []],
    ['"退款 什么', ['退款 什么'], []],
    ['"a"b c', ['"a"b', 'c'], []],
    ['退款 退款', ['退款'], []],
    ['""', [], []],
    ['   ', [], []],
    ['NEAR(a b) OR c*', ['near(a', 'b)', 'or', 'c*'], []],
  ])('%s', (text, terms, excluded) => {
    expect(parseQuery(text)).toEqual({ terms, excluded });
  });

  it('can be any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { terms, excluded } = parseQuery(text);
        expect([...terms, ...excluded].every((term) => term.trim() !== '')).toBe(true);
      }),
    );
  });

  it('loses none of its words', () => {
    fc.assert(
      fc.property(fc.array(fc.stringMatching(/^[a-z"“”退-]{1,5}$/), { maxLength: 4 }), (words) => {
        const { terms, excluded } = parseQuery(words.join(' '));
        const kept = [...terms, ...excluded].join('').replaceAll(/["“” -]/g, '');
        for (const char of words.join('').replaceAll(/["“” -]/g, '')) expect(kept).toContain(char);
      }),
    );
  });
});
