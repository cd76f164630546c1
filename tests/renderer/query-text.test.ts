import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { completionAt, offeredOperators } from '../../renderer/features/search/completion.ts';
import {
  clausesOf,
  isEnough,
  operatorText,
  wordIn,
  without,
} from '../../renderer/features/search/query-text.ts';
import { hasWords, operatorWords } from '../../shared/domain/search/language/operators.ts';
import { parseSearch } from '../../shared/domain/search/language/parse.ts';

const context = { now: Date.parse('2026-11-18T07:30:00Z'), zone: 'Asia/Shanghai' };
const chips = (query: string): string[] =>
  clausesOf(query, parseSearch(query, context)).map((clause) => {
    const sign = clause.isNegated ? 'not ' : '';
    return `${sign}${query.slice(clause.start, clause.end)}${clause.isAlone ? '' : ' or'}`;
  });

describe('the conditions of a query', () => {
  it.each([
    ['退款', []],
    ['退款 客户:小王', ['客户:小王']],
    ['-店铺：“灯 铺” 退款 has:promise', ['not -店铺：“灯 铺”', 'has:promise']],
    ['(客户:小王 OR 客户:小李) 退款', ['客户:小王 or', '客户:小李 or']],
    ['-(客户:小王 退款)', ['not 客户:小王']],
    ['客户: 退款', []],
  ])('of %s are chips', (query, expected) => {
    expect(chips(query)).toEqual(expected);
  });

  it('go without a trace, wherever they stand', () => {
    const query = '退款 -店铺:灯铺 运费';
    const [chip] = clausesOf(query, parseSearch(query, context));
    expect(without(query, chip!)).toBe('退款 运费');
    expect(without('店铺:灯铺', { start: 0, end: 5 })).toBe('');
  });

  it('find again whatever name they were made of', () => {
    const name = fc.string({ unit: 'binary', minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(name, (value) => {
        fc.pre(value.isWellFormed() && value.trim() !== '' && !/["“”「」＂]/u.test(value));
        const { root } = parseSearch(operatorText('客户', value), context);
        expect(root).toMatchObject({ is: 'clause', clause: { name: value.trim() } });
      }),
    );
  });
});

describe('search as one types', () => {
  it.each([
    ['退', true],
    ['a', false],
    ['ok', true],
    ['a 退', true],
    ['7', false],
    ['客户:小王', true],
    ['', false],
    ['  ', false],
  ])('%j is enough to begin: %s', (query, expected) => {
    expect(isEnough(parseSearch(query, context))).toBe(expected);
  });
});

describe('completion', () => {
  it('offers operators for the beginning of a word', () => {
    expect(completionAt('退款 客', 4)).toMatchObject({ is: 'operator', typed: '客', start: 3 });
    expect(offeredOperators('客', 'zh-CN').map(({ word }) => word)).toEqual(['客户', '客服']);
    expect(offeredOperators('买', 'zh-CN').map(({ word }) => word)).toEqual(['买家']);
    expect(offeredOperators('cu', 'en').map(({ word }) => word)).toEqual(['customer']);
  });

  it.each([
    ['客户:', 3, '客户:'],
    ['退款 客户：小', 7, '客户：小'],
    ['-shop:"Lamp sh', 14, 'shop:"Lamp sh'],
  ])('offers values within %s', (query, caret, stretch) => {
    const found = completionAt(query, caret);
    expect(found?.is).toBe('value');
    expect(query.slice(found?.start, found?.end)).toBe(stretch);
  });

  it.each([
    ['', 0],
    ['退款 ', 3],
    ['"客"', 2],
    ['a', 1],
    ['12:30', 5],
    ['没有:值', 4],
    ['客户:小王 退款', 1],
  ])('offers nothing in %j at %i', (query, caret) => {
    expect(completionAt(query, caret)).toBeNull();
  });

  it('knows a word of each language for everything', () => {
    for (const words of [...Object.values(operatorWords), ...Object.values(hasWords)]) {
      expect(wordIn(words, 'zh-CN')).toMatch(/^[\u4e00-\u9fff]+$/);
      expect(wordIn(words, 'en')).toMatch(/^[a-z]+$/);
    }
  });
});
