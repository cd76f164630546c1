import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { summarise } from '../../../shared/domain/detection/summary/summarise.ts';

const numbersIn = (text: string): string[] => text.normalize('NFKC').match(/\d+(?:\.\d+)*/gu) ?? [];

describe('the summary of a conversation', () => {
  it('keeps apart what stood apart, and never cuts a number', () => {
    const text = '订单 12345678901 和 98765432109 的灯坏了 要退款 128.50 元 拖了 15 天 一直没人管';
    const messages = [{ i: 0, role: 'customer' as const, time: null, text: text.repeat(2) }];
    const known = numbersIn(text);
    for (const number of numbersIn(summarise({ id: '', messages }))) {
      expect(known).toContain(number);
    }
  });

  it.each(['灯坏了0.50.  0.50', '退款12  34元还没到'])('keeps numbers apart: %s', (text) => {
    const messages = [{ i: 0, role: 'customer' as const, time: null, text }];
    expect(numbersIn(text)).toEqual(
      expect.arrayContaining(numbersIn(summarise({ id: '', messages }))),
    );
  });

  it('has no number that its messages lack, and keeps to its room', () => {
    fc.assert(
      fc.property(fc.array(message(), { maxLength: 8 }), (said) => {
        const messages = said.map((one, i) => ({ ...one, i, time: null }));
        const summary = summarise({ id: '', messages });
        const known = numbersIn(messages.map(({ text }) => text).join('\n'));
        for (const number of numbersIn(summary)) expect(known).toContain(number);
        expect(summary.length).toBeLessThanOrEqual(180);
      }),
    );
  });
});

function message() {
  const piece = fc.oneof(
    fc.constantFrom(
      '灯坏了',
      '退款',
      '麻烦',
      '亲',
      '明天',
      '还没到',
      '请问',
      ' ',
      '，',
      '。',
      '元',
    ),
    fc.constantFrom(
      'refund',
      'my order',
      'please',
      'it is broken',
      'tomorrow',
      '. ',
      '@客服 ',
      '好的',
    ),
    fc.integer({ min: 0, max: 99_999_999_999 }).map(String),
    fc.double({ min: 0, max: 999, noNaN: true }).map((amount) => amount.toFixed(2)),
  );
  return fc.record({
    role: fc.constantFrom('customer' as const, 'agent' as const),
    text: fc.array(piece, { maxLength: 25 }).map((pieces) => pieces.join('')),
  });
}
