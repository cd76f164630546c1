import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  findReferences,
  locateReferences,
} from '../../../shared/domain/references/find-references.ts';

const found = (text: string): string[] =>
  findReferences(text).map(({ kind, value }) => `${kind} ${value}`);

describe('references of a text', () => {
  it.each<[string, string[]]>([
    ['订单号：3812345678901234567 什么时候发', ['order 3812345678901234567']],
    ['订单 261031-123456789012345 要退', ['order 261031123456789012345']],
    ['Order #100234567890 please', ['order 100234567890']],
    ['2381234567890123456', ['order 2381234567890123456']],
    [
      '看这款 https://item.taobao.com/item.htm?spm=a1z10&id=612345678901 可以吗',
      ['item 612345678901'],
    ],
    ['https://detail.tmall.com/item.htm?id=612345678902&skuId=5', ['item 612345678902']],
    ['https://item.jd.com/100012043978.html', ['item 100012043978']],
    ['https://mobile.yangkeduo.com/goods.html?goods_id=312345678901', ['item 312345678901']],
    ['顺丰 SF1234567890123 已发', ['tracking SF1234567890123']],
    ['快递单号是 75123456789012', ['tracking 75123456789012']],
    ['tracking number: YT1234567890123', ['tracking YT1234567890123']],
    ['LX123456785CN', ['tracking LX123456785CN']],
    ['我电话13812345678，或 138 1234 5678', ['phone 13812345678']],
    ['+86 13812345678', ['phone 13812345678']],
    ['客服热线400-123-4567 或 021-12345678', ['phone 4001234567', 'phone 02112345678']],
    ['call +44 7911 123456', ['phone +447911123456']],
    ['退您12.5元，运费￥8，补偿 1,299.00 元', ['amount 800', 'amount 1250', 'amount 129900']],
    ['１３８１２３４５６７８', ['phone 13812345678']],
    ['还要5块钱吗，要5块', ['amount 500']],
  ])('%s', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  it.each([
    '身份证 11010519491231002X',
    '110105194912310021'.replace(/1$/, 'X'),
    '卡号 6222021001116245702',
    '明天下午3点前，第2版 v1.2.3，尺寸 175/92A',
    '版本 20261122.1415',
    '没有数字',
  ])('%s has none', (text) => {
    expect(found(text)).toEqual([]);
  });

  it('never takes a number for two things', () => {
    const digits = fc.array(fc.constantFrom(...'0123456789'), { minLength: 5, maxLength: 24 });
    fc.assert(
      fc.property(
        digits,
        fc.constantFrom('', '订单号', '快递单号：', '电话', '￥'),
        (list, word) => {
          expect(found(`${word}${list.join('')} 好`).length).toBeLessThanOrEqual(1);
        },
      ),
    );
  });

  it('ends soon on any text', () => {
    fc.assert(fc.property(fc.string({ maxLength: 4_000 }), (text) => void findReferences(text)));
    expect(found(`https://item.taobao.com/${'?a&'.repeat(20_000)}`)).toEqual([]);
    expect(found('1'.repeat(100_000))).toEqual([]);
  });
});

describe('located references', () => {
  it('say where each stands, every time that it stands there', () => {
    const text = '订单号 3201234567890123456，电话 138 0013 8000，还是 138 0013 8000';
    const located = locateReferences(text);
    expect(located.map(({ kind, start, end }) => [kind, text.slice(start, end)])).toEqual([
      ['order', '3201234567890123456'],
      ['phone', '138 0013 8000'],
      ['phone', '138 0013 8000'],
    ]);
    expect(located[1]?.value).toBe('13800138000');
  });

  it('are the references that are found, each inside of its text', () => {
    const piece = fc.constantFrom(
      '订单编号：3201234567890123456',
      'https://item.taobao.com/item.htm?id=612345678901',
      '运单号 SF1234567890123',
      '＋８６ 13800138000',
      '¥1,299.50',
      '好的，',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 6 }), (pieces) => {
        const text = pieces.join(' ');
        const located = locateReferences(text);
        const values = new Set(located.map(({ kind, value }) => `${kind}:${value}`));
        const found = new Set(findReferences(text).map(({ kind, value }) => `${kind}:${value}`));
        expect(values).toEqual(found);
        for (const { start, end } of located) {
          expect(start).toBeGreaterThanOrEqual(0);
          expect(end).toBeGreaterThan(start);
          expect(end).toBeLessThanOrEqual(text.length);
        }
      }),
    );
  });
});
