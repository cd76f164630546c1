import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { quotedWords } from '../../renderer/ui/quoted-words.ts';

describe('the words that a finding goes by', () => {
  it('are quoted in the order in which they were said', () => {
    const text = '明天中午12点前给您发出，单号一起发您。';
    expect(quotedWords(['单号', '明天中午12点前'], text)).toBe('明天中午12点前…单号');
  });

  it('are one piece where they run together', () => {
    const text = '128块拖了半个月，是不是不打算退了？我要投诉';
    expect(quotedWords(['我要投诉', '不打算退', '是不是不打算'], text)).toBe(
      '是不是不打算退…我要投诉',
    );
  });

  it('come last where they stand in another message', () => {
    expect(quotedWords(['要投诉', '坏的'], '收到是坏的')).toBe('坏的…要投诉');
    expect(quotedWords(['要投诉', '坏的'], '')).toBe('要投诉…坏的');
  });

  it('are all there, whatever they are', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ minLength: 1 })), fc.string(), (words, text) => {
        const quoted = quotedWords(words, text);
        for (const word of words) expect(quoted).toContain(word);
      }),
    );
  });
});
