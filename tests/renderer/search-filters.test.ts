import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  readFilters,
  withDays,
  withName,
  withoutFilters,
} from '../../renderer/features/search/filters.ts';
import { correction } from '../../renderer/features/search/correction.ts';
import { clausesOf, type QueryClause } from '../../renderer/features/search/query-text.ts';
import { hitBeside, rowsOf } from '../../renderer/features/search/rows.ts';
import type { Found } from '../../renderer/features/search/use-held-rows.ts';
import type { Hit, HitGroup } from '../../shared/contract/search.ts';
import { parseSearch } from '../../shared/domain/search/language/parse.ts';

const zone = 'Asia/Shanghai';
const context = { now: Date.parse('2026-11-18T07:30:00Z'), zone };
const parsed = (query: string): QueryClause[] => clausesOf(query, parseSearch(query, context));
const read = (query: string) => readFilters(parsed(query), zone);
const none = { from: '', to: '', agent: '', customer: '', platform: '', shop: '', role: '' };

describe('the controls beside the box', () => {
  it('show what the query says', () => {
    expect(read('退款 -补发')).toEqual(none);
    expect(read('退款 客服:小红 role:buyer 期间:2026-03-01..2026-03-05')).toEqual({
      ...none,
      agent: '小红',
      role: 'customer',
      from: '2026-03-01',
      to: '2026-03-05',
    });
    expect(read('after:2026-03-01 before:2026-04-01')).toMatchObject({
      from: '2026-03-02',
      to: '2026-03-31',
    });
  });

  it('do not show what need not hold', () => {
    expect(read('-客服:小红 (店铺:灯铺 OR 店铺:书铺)')).toEqual(none);
  });

  it('write names into their place, else at the end, and take them away', () => {
    const set = (query: string, value: string): string =>
      withName(query, parsed(query), { operator: 'shop', word: '店铺', value });
    expect(set('退款', '灯铺')).toBe('退款 店铺:灯铺');
    expect(set('店铺:书铺 退款', '灯 铺')).toBe('店铺:"灯 铺" 退款');
    expect(set('退款 店铺:书铺 运费', '')).toBe('退款 运费');
    expect(set('退款', '')).toBe('退款');
  });

  it('write days as one condition, open at an end that is not chosen', () => {
    const set = (query: string, from: string, to: string): string =>
      withDays(query, parsed(query), { word: '期间', from, to });
    expect(set('after:2026-01-01 退款 before:2026-02-01', '2026-03-01', '2026-03-05')).toBe(
      '退款 期间:2026-03-01..2026-03-05',
    );
    expect(set('退款', '2026-03-01', '2026-03-01')).toBe('退款 期间:2026-03-01');
    expect(set('退款', '', '2026-03-05')).toBe('退款 期间:..2026-03-05');
    expect(set('退款 上周 昨天 on:昨天', '', '')).toBe('退款 上周 昨天');
  });

  it('read again the days that they have written', () => {
    const day = fc
      .integer({ min: 0, max: 4_000 })
      .map((days) => new Date(Date.UTC(2016, 0, 1 + days)).toISOString().slice(0, 10));
    const end = fc.option(day, { nil: '' });
    fc.assert(
      fc.property(end, end, (a, b) => {
        const [from = '', to = ''] = a !== '' && b !== '' ? [a, b].toSorted() : [a, b];
        const query = withDays('退款', [], { word: 'during', from, to });
        expect(read(query)).toMatchObject({ from, to });
      }),
    );
  });

  it('clear every condition and no word', () => {
    const query = '-含:图片 退款 客服:小红 OR 运费 期间:上周';
    expect(withoutFilters(query, parsed(query))).toBe('退款 OR 运费');
  });
});

describe('a hint', () => {
  const better = (query: string): (string | null)[] =>
    parseSearch(query, context).hints.map(correction);
  it.each([
    ['custmer:小王', ['customer:小王']],
    ['custmer：小王', ['customer：小王']],
    ['has:imag', ['has:image']],
    ['"退款', ['"退款"']],
    ['客户:“小 王', ['客户:“小 王”']],
    ['on:明明天', [null]],
    ['(退款', [null]],
  ])('on %s offers %j', (query, expected) => {
    expect(better(query)).toEqual(expected);
  });
});

describe('lines of results', () => {
  const hit = (messageId: string): Hit => ({ messageId }) as Hit;
  const group = (conversationId: string, ids: string, value: number): Found => ({
    is: 'group',
    group: {
      conversationId,
      hits: [...ids].map(hit),
      count: { kind: 'exact', value },
    } as HitGroup,
  });
  const found = [group('A', 'ab', 2), group('B', 'cde', 9)];
  const keys = (opened: ReadonlyMap<string, readonly Hit[]>): string =>
    rowsOf(found, opened)
      .map(({ key }) => key)
      .join(', ');

  it('have the rest of a conversation behind one line', () => {
    expect(keys(new Map())).toBe('group A, a, b, group B, c, d, e, more B');
    expect(keys(new Map([['B', [...'cdefghijk'].map(hit)]]))).toBe(
      'group A, a, b, group B, c, d, e, f, g, h, i, j, k, more B',
    );
  });

  it('are walked from hit to hit', () => {
    const rows = rowsOf(found, new Map());
    expect(hitBeside(rows, 2, 1)).toBe(4);
    expect(hitBeside(rows, 4, -1)).toBe(2);
    expect(hitBeside(rows, 6, 1)).toBe(-1);
    expect(hitBeside(rows, 1, -1)).toBe(-1);
  });
});
