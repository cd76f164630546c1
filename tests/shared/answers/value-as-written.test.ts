import { describe, expect, it } from 'vitest';
import { valueAsWritten, valueInWords } from '../../../shared/domain/answers/value-in-words.ts';

const span = (to: number) => ({ type: 'durations' as const, durations: [{ from: 0, to }] });

describe('a day that is compared as a span', () => {
  it.each([
    ['亲，明天下午三点前给您发出', 72, '明天下午三点前'],
    ['今天就发', 72, '今天'],
    ['隔天就到', 48, '隔天'],
    ['秒退', 1, '秒退'],
    ['Same-day dispatch', 24, 'Same-day'],
  ])('%s is shown as it was written', (text, to, written) => {
    expect(valueAsWritten(span(to), text, 'zh-CN')).toBe(written);
  });

  it('is not called three days where several were told so', () => {
    expect(valueInWords(span(72), 'zh-CN')).toBe('今天到后天');
    expect(valueInWords(span(72), 'en')).toBe('today to the day after tomorrow');
  });

  it('leaves figures as they are', () => {
    const value = { type: 'durations' as const, durations: [{ from: 72, to: 72 }] };
    expect(valueAsWritten(value, '明天起3天内发货', 'zh-CN')).toBe('72小时');
  });
});
