import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { exportMessages } from '../../../../electron/core/archive/export.ts';
import type { ExportRow } from '../../../../electron/core/store/archive.ts';
import { openTestArchive } from '../archive.ts';

interface Said {
  /** Seconds after 2026-03-25 10:00:00. */
  readonly at: number;
  readonly who: 0 | 1;
  readonly text: string;
}

type Writer = (said: readonly Said[]) => string;

const two = (value: number): string => String(value).padStart(2, '0');
const clock = (at: number): string =>
  `${two(10 + Math.floor(at / 3600))}:${two(Math.floor(at / 60) % 60)}:${two(at % 60)}`;
const names = ['雨天', '灯铺:小红'] as const;

/** One chat in the dialects of a program; all of them know its times equally well. */
const whatsapp: Record<string, Writer> = {
  British: (said) => whatsappLines(said, (at) => `25/03/2026, ${clock(at).slice(0, 5)} - `),
  Chinese: (said) => whatsappLines(said, (at) => `2026/3/25 ${clock(at).slice(0, 5)} - `),
  Dutch: (said) => whatsappLines(said, (at) => `25-03-2026 ${clock(at).slice(0, 5)} - `),
  American: (said) =>
    whatsappLines(said, (at) => {
      const hour = 10 + Math.floor(at / 3600);
      const minute = two(Math.floor(at / 60) % 60);
      return `3/25/26, ${hour > 12 ? hour - 12 : hour}:${minute} ${hour < 12 ? 'AM' : 'PM'} - `;
    }),
};

function whatsappLines(said: readonly Said[], stamp: (at: number) => string): string {
  return said.map(({ at, who, text }) => `${stamp(at)}${names[who]}: ${text}\n`).join('');
}

const dashes = '-'.repeat(28);
const rule = '='.repeat(64);

const wangwang: Writer = (said) => {
  const lines = said.map(({ at, who, text }) => `${names[who]}(2026-03-25 ${clock(at)}):  ${text}`);
  return [names[1], rule, `${dashes}${names[0]}${dashes}`, ...lines, ''].join('\n');
};

const qq: Writer = (said) => {
  const lines = said.map(
    ({ at, who, text }) => `2026-03-25 ${clock(at)} ${names[who]}(2001${who})\n${text}\n`,
  );
  return ['消息记录', '', rule, `消息对象:${names[0]}`, rule, '', ...lines].join('\n');
};

function table(head: string, between: string): Writer {
  return (said) => {
    const rows = said.map(({ at, who, text }) =>
      [`2026-03-25 ${clock(at)}`, names[who], `"${text}"`].join(between),
    );
    return [head, ...rows, ''].join('\n');
  };
}

const tables = { CSV: table('时间,发送人,内容', ','), TSV: table('time\tsender\ttext', '\t') };

/** What is exported of an archive, but where it came from and under which numbers. */
async function exported(files: readonly string[]): Promise<unknown[]> {
  const archive = openTestArchive();
  try {
    for (const [at, file] of files.entries()) await archive.importText(file, {}, `${at}.txt`);
    let text = '';
    for await (const { chunk } of exportMessages(archive.core.store.archive, 'jsonl'))
      text += chunk;
    const rows = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as ExportRow);
    return rows
      .map(({ conversation, platform, sentAt, sender, role, text: said, kind }) =>
        JSON.stringify([sentAt, sender, role, said, kind, conversation, platform]),
      )
      .toSorted();
  } finally {
    await archive.close();
  }
}

/** Few texts close together, so that equal messages abound. */
const talk = (from: number, seconds: number): fc.Arbitrary<Said[]> =>
  fc
    .array(
      fc.record({
        at: fc.integer({ min: from, max: from + seconds }),
        who: fc.constantFrom(0 as const, 1 as const),
        text: fc.oneof(
          fc.constantFrom('在吗', '好的', '好的，谢谢', '[图片]'),
          fc.integer({ min: 1, max: 3 }).map((n) => `第${n}盏灯的驱动还是不亮`),
          fc.integer({ min: 1, max: 3 }).map((n) => `要第${n}盏的\n两米的那种`),
        ),
      }),
      { maxLength: 15 },
    )
    .map((said) => said.toSorted((a, b) => a.at - b.at));

/**
 * Pieces from one time to another, some given twice. Cuts lie between seconds or minutes: a cut between
 * two equal messages of the same one cannot be told from an overlap, by nobody.
 */
const cuts = (least: number, most: number, step: number) =>
  fc.array(
    fc.record({
      from: fc.integer({ min: 0, max: least / step }).map((n) => n * step),
      to: fc.integer({ min: most / step, max: 7200 / step }).map((n) => n * step),
      isAgain: fc.boolean(),
    }),
    { minLength: 1, maxLength: 4 },
  );

interface Piece {
  readonly said: readonly Said[];
  readonly isAgain: boolean;
}

async function expectOneArchive(
  pieces: readonly Piece[],
  writers: readonly Writer[],
  dialects: readonly Writer[],
): Promise<void> {
  const whole = [
    ...new Map(pieces.flatMap(({ said }) => said.map((each) => [each, each]))).keys(),
  ].toSorted((a, b) => a.at - b.at);
  const files = pieces.flatMap(({ said, isAgain }, at) => {
    const file = writers[at % writers.length]!(said);
    return isAgain ? [file, file, `${file}\n`] : [file];
  });
  const used = dialects.filter((writer) =>
    pieces.some((_, at) => writers[at % writers.length] === writer),
  );
  expect(await exported(files)).toEqual(await exported(used.map((write) => write(whole))));
}

describe('pieces of a chat, imported in any order and any number of times', () => {
  it('end in the archive of the whole, from any mix of WhatsApp’s dialects', async () => {
    // By whom a WhatsApp chat is, is known from who speaks in the file: both do in every piece.
    const hello: Said[] = [
      { at: 3599, who: 0, text: '你好' },
      { at: 3599, who: 1, text: '你好' },
    ];
    const dialects = Object.values(whatsapp);
    await fc.assert(
      fc.asyncProperty(
        talk(0, 3500),
        talk(3600, 3500),
        cuts(3540, 3600, 60),
        fc.array(fc.constantFrom(...dialects), { minLength: 1, maxLength: 4 }),
        async (before, after, spans, writers) => {
          const chat = [...before, ...hello, ...after];
          await expectOneArchive(inSpans(chat, spans), writers, dialects);
        },
      ),
      { numRuns: 20 },
    );
  });

  it.each([
    ['WangWang and tables', [wangwang, tables.CSV, tables.TSV]],
    ['QQ and tables', [qq, tables.CSV, tables.TSV]],
  ])('end in the archive of the whole, from any mix of %s', async (_mix, dialects) => {
    // Two formats are one chat only where it is proven, so that all pieces have this in common.
    const proof: Said[] = [
      { at: 3600, who: 0, text: '我上周买的落地灯有一边不亮了' },
      { at: 3665, who: 1, text: '麻烦您拍一张灯座底部的照片' },
      { at: 3731, who: 0, text: '灯座下面写的是七月那一批' },
      { at: 3790, who: 1, text: '明天给您补发一个驱动，顺丰包邮' },
      { at: 3855, who: 0, text: '那旧的驱动要不要寄回去' },
      { at: 3900, who: 1, text: '旧的不用寄回来了，您留着就行' },
    ];
    await fc.assert(
      fc.asyncProperty(
        talk(0, 3500),
        talk(4000, 3000),
        cuts(3600, 3901, 1),
        fc.array(fc.constantFrom(...dialects), { minLength: 1, maxLength: 4 }),
        async (before, after, spans, writers) => {
          const chat = [...before, ...proof, ...after];
          await expectOneArchive(inSpans(chat, spans), writers, dialects);
        },
      ),
      { numRuns: 20 },
    );
  });
});

function inSpans(
  chat: readonly Said[],
  spans: readonly { from: number; to: number; isAgain: boolean }[],
): Piece[] {
  return spans.map(({ from, to, isAgain }) => ({
    said: chat.filter(({ at }) => at >= from && at < to),
    isAgain,
  }));
}
