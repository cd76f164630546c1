import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linePattern } from '../../electron/core/imports/text/line-pattern.ts';
import { patternOf, suggestMarks, withMark } from '../../renderer/features/imports/line-marks.ts';

const suggested = (line: string): string => patternOf(line, suggestMarks(line));

describe('a marked line', () => {
  it.each([
    ['[01.03.26 10:00] Anna: Where is my lamp', '[{time}] {sender}: {text}'],
    ['[01.03.26 10:00] ~ Anna ~ Where is my lamp', '[{time}] ~ {sender} ~ {text}'],
    ['2026-03-01 10:00:00 灯铺：在的', '{time} {sender}：{text}'],
    ['2026年3月1日 上午9:05 老王', '{time} 老王'],
    ['老王 2026-03-01 10:00', '{sender} {time}'],
    ['老王 (2026/3/1 10:00:12)', '{sender} ({time})'],
    ['no time at all', 'no time at all'],
  ])('is guessed from what it looks like: %s', (line, pattern) => {
    expect(suggested(line)).toBe(pattern);
  });

  it('lets go of what a new mark runs into, and of the same mark elsewhere', () => {
    const line = '10:00 Anna: hi';
    const marks = withMark(suggestMarks(line), { field: 'sender', start: 0, end: 10 });
    expect(marks.map(({ field }) => field)).toEqual(['sender', 'text']);
    const moved = withMark(marks, { field: 'text', start: 11, end: 13 });
    expect(patternOf(line, moved)).toBe('{sender}:{text}');
  });

  it('gives a pattern that reads the very parts that were marked', () => {
    const word = fc.stringMatching(/^[a-z\u4e00-\u4e2d]{1,8}$/u);
    const separator = fc.constantFrom(': ', ' ~ ', ' > ', ' - ');
    fc.assert(
      fc.property(word, word, separator, (sender, text, between) => {
        const line = `[2026-03-01 10:00] ${sender}${between}${text}`;
        const start = line.indexOf(']') + 2;
        const pattern = patternOf(line, [
          { field: 'time', start: 1, end: 17 },
          { field: 'sender', start, end: start + sender.length },
          { field: 'text', start: start + sender.length + between.length, end: line.length },
        ]);
        expect(linePattern(pattern)(line)).toMatchObject({
          time: '2026-03-01 10:00',
          sender,
          text,
        });
      }),
    );
  });
});
