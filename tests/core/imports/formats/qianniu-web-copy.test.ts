import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lines, read } from '../read.ts';

const at = (second: number): { date: string; time: string } => {
  const text = new Date(Date.UTC(2026, 8, 1, 9) + second * 1000).toISOString();
  return { date: text.slice(0, 10), time: text.slice(11, 19) };
};

interface Said {
  readonly second: number;
  readonly who: 'tb_rain' | '灯铺:小迪';
  readonly text: string;
}

/** As the page gives it: a date where the day changes, then time, text, sender. */
function page(said: readonly Said[]): string {
  let day = '';
  const out: string[] = [];
  for (const { second, who, text } of said) {
    const { date, time } = at(second);
    if (date !== day) out.push((day = date), '');
    out.push(time, text, who, '');
  }
  return [...out, '没有更多内容了'].join('\n');
}

describe('a page of 聊天记录查询', () => {
  it('has the sender last: every message stays with who wrote it', async () => {
    const line = fc.constantFrom(
      '在吗',
      '两只 红的',
      'a:b 好',
      '(2)',
      '😀',
      '2026',
      '10:30',
      '[图]',
    );
    const body = fc.array(line, { minLength: 1, maxLength: 3 }).map((each) => each.join('\n'));
    const chat = fc
      .array(
        fc.record({
          step: fc.integer({ min: 0, max: 50_000 }),
          who: fc.constantFrom('tb_rain' as const, '灯铺:小迪' as const),
          text: body,
        }),
        { minLength: 1, maxLength: 20 },
      )
      .map((steps) => {
        let second = 0;
        return steps.map(({ step, who, text }) => ({ second: (second += step), who, text }));
      });
    await fc.assert(
      fc.asyncProperty(chat, async (said) => {
        const found = await read(page(said));
        expect(found.format).toBe('qianniu-web-copy');
        expect(lines(found)).toEqual(
          said.map(({ second, who, text }) => {
            const { date, time } = at(second);
            return `${who} | ${date}T${time} | ${text}`;
          }),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('leaves the day open where no date stands above a message', async () => {
    const found = await read('10:00:00\n在吗\ntb_rain\n10:00:09\n在\n灯铺:小迪\n没有更多内容了');
    expect(lines(found)).toEqual(['tb_rain | null | 在吗', '灯铺:小迪 | null | 在']);
    expect(found.issues.map(({ reason }) => reason)).toEqual(['no-date', 'no-date']);
  });
});
