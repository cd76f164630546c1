import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { linePattern } from '../../../../electron/core/imports/text/line-pattern.ts';
import { lines, read } from '../read.ts';

describe('a text of marked lines', () => {
  it.each([
    ['{time} {sender}: {text}', '2026-03-01 10:00:05 Ann Lee: hi: there'],
    ['[{time}] <{sender}> {text}', '[01.03.2026 10:00:05]  <Ann Lee>   hi: there'],
    [
      '{sender} ({role}) {date} / {time} - {text}',
      'Ann Lee (agent) 2026-03-01 / 10:00:05 - hi: there',
    ],
    ['{time}{sender}：{text}', '2026年3月1日 上午10:00:05Ann Lee：hi: there'],
    ['{time} {date} <{sender}> {text}', '10:00:05 2026-03-01 <Ann Lee> hi: there'],
    ['{_}|{time}|{sender}|{text}', '17|2026-03-01T10:00:05|Ann Lee|hi: there'],
  ])('is read by %s', async (pattern, line) => {
    const found = await read(`${line}\nmore\n`, { linePattern: pattern, dateOrder: 'DMY' });
    expect(found.format).toBe('generic-text');
    expect(lines(found)).toEqual(['Ann Lee | 2026-03-01T10:00:05 | hi: there\nmore']);
  });

  it('may have its text below', async () => {
    const text = 'Ann 2026-03-01 10:00\nhi\n\nBob 2026-03-01 10:01\nho\n';
    const found = await read(text, { linePattern: '{sender} {time}' });
    expect(lines(found)).toEqual(['Ann | 2026-03-01T10:00 | hi', 'Bob | 2026-03-01T10:01 | ho']);
  });

  it('asks for the order of day and month where all its dates leave it open', async () => {
    const found = await read('02/03/2026 10:00 Ann: hi\n', {
      linePattern: '{time} {sender}: {text}',
    });
    expect(found.questions).toEqual([
      { id: 'date-order', choices: ['DMY', 'MDY'], assumed: 'DMY' },
    ]);
  });

  it('knows the words that a person gave to the sides', async () => {
    const roleWords = { customer: ['甲方'], agent: ['乙方'], bot: [], system: ['备注'] };
    const text = '甲方 10:00 在吗\n乙方 10:01 在\n备注 10:02 转接\n';
    const found = await read(text, { linePattern: '{sender} {time} {text}', roleWords });
    expect(found.messages.map(({ role }) => role)).toEqual(['customer', 'agent', 'system']);
    expect(found.messages.map(({ sentAt }) => sentAt)).toEqual([null, null, null]);
  });

  it.each([
    '{time}{sender}{role}: {text}',
    '{text} {time}',
    '{time} {time} {text}',
    '{when} {text}',
    '{text}',
    'no fields',
  ])('is not read by %s', (pattern) => {
    expect(() => linePattern(pattern)).toThrow('A line pattern');
  });

  it('that no format fits is shown, to be marked', async () => {
    await expect(read('Ann said at noon: hi\nBob: ho\n')).rejects.toMatchObject({
      code: 'unsupported-format',
      details: { lines: 'Ann said at noon: hi\nBob: ho\n' },
    });
  });

  it('is read as it was written, whatever was said', async () => {
    const said = fc.array(
      fc.record({
        sender: fc.constantFrom('阿丽', 'Ann Lee', '店:小红', '😀'),
        minute: fc.integer({ min: 0, max: 59 }),
        text: fc
          .array(fc.constantFrom('在吗', 'a: b', '10:00', '"x"', '\u202eabc', '{text}', '2026'), {
            minLength: 1,
            maxLength: 4,
          })
          .map((words) => words.join(' ')),
      }),
      { minLength: 1, maxLength: 12 },
    );
    await fc.assert(
      fc.asyncProperty(said, async (told) => {
        const messages = told.toSorted((a, b) => a.minute - b.minute);
        const text = messages
          .map(
            ({ sender, minute, text: body }) =>
              `2026-03-13 10:${String(minute).padStart(2, '0')} <${sender}> ${body}`,
          )
          .join('\r\n');
        const found = await read(text, { linePattern: '{time} <{sender}> {text}' });
        expect(found.messages.map(({ sender, text: body }) => [sender, body])).toEqual(
          messages.map(({ sender, text: body }) => [sender, body]),
        );
      }),
      { numRuns: 60 },
    );
  });
});
