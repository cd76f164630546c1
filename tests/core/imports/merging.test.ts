import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTestArchive } from './archive.ts';

interface Said {
  readonly second: number;
  readonly who: 0 | 1;
  readonly text: string;
}

/** Few texts and few seconds, so that equal messages abound. */
const chat = fc
  .array(
    fc.record({
      second: fc.integer({ min: 0, max: 12 }),
      who: fc.constantFrom(0 as const, 1 as const),
      text: fc.constantFrom('在吗', '好的', '好的\n谢谢'),
    }),
    { minLength: 1, maxLength: 30 },
  )
  .map((messages) => messages.toSorted((a, b) => a.second - b.second));

function written(messages: readonly Said[]): string {
  const lines = messages.map(({ second, who, text }) => {
    const sender = who === 0 ? '雨天' : '灯铺:小红';
    return `${sender}(2026-03-01 10:00:${String(second).padStart(2, '0')}):  ${text}`;
  });
  const dashes = '-'.repeat(28);
  return ['灯铺:小红', '='.repeat(64), `${dashes}雨天${dashes}`, ...lines].join('\n');
}

const stored = `
  SELECT sender, wall_clock, text, COUNT(*) AS times
  FROM messages
  GROUP BY sender, wall_clock, text
  ORDER BY wall_clock, sender, text`;

async function storedAfter(files: readonly string[]): Promise<unknown> {
  const archive = openTestArchive();
  try {
    for (const file of files) await archive.importText(file);
    return archive.rows(stored);
  } finally {
    await archive.close();
  }
}

describe('exports that overlap', () => {
  it('merge into the whole, however they were cut and in whatever order they come', async () => {
    await fc.assert(
      fc.asyncProperty(
        chat,
        fc.integer({ min: 0, max: 12 }),
        fc.integer({ min: 0, max: 12 }),
        fc.boolean(),
        async (messages, one, other, isReversed) => {
          const [from, to] = [Math.min(one, other), Math.max(one, other)];
          const first = written(messages.filter(({ second }) => second <= to));
          const second = written(messages.filter(({ second: at }) => at >= from));
          const parts = isReversed ? [second, first] : [first, second];
          expect(await storedAfter(parts)).toEqual(await storedAfter([written(messages)]));
        },
      ),
      { numRuns: 25 },
    );
  });

  it('add nothing when read twice in another dress', async () => {
    await fc.assert(
      fc.asyncProperty(chat, async (messages) => {
        const text = written(messages);
        expect(await storedAfter([text, text.replaceAll('\n', '\r\n')])).toEqual(
          await storedAfter([text]),
        );
      }),
      { numRuns: 15 },
    );
  });

  it.each([
    [
      'table',
      'time,sender,text\n',
      (n: number) => `2026-03-25 10:0${n},${n % 2 ? 'Ann' : 'Shop'},line ${n}\n`,
    ],
    [
      'WhatsApp',
      '',
      (n: number) => `25/03/2026, 10:0${n} - ${n % 2 ? 'Ann' : 'Shop'}: line ${n}\n`,
    ],
  ])(
    'of two people are of one conversation, whatever the files are called: %s',
    async (_kind, head, line) => {
      const archive = openTestArchive();
      const all = Array.from({ length: 9 }, (_, n) => line(n));
      await archive.importText(head + all.slice(0, 6).join(''), {}, 'one.txt');
      await archive.importText(head + all.slice(3).join(''), {}, 'two.txt');
      expect(archive.rows('SELECT message_count FROM conversations')).toEqual([
        { message_count: 9 },
      ]);
      await archive.close();
    },
  );

  it('leave a sighting for each message that was known', async () => {
    const archive = openTestArchive();
    const messages: Said[] = [
      { second: 1, who: 0, text: '在吗' },
      { second: 1, who: 0, text: '在吗' },
      { second: 2, who: 1, text: '好的' },
    ];
    await archive.importText(written(messages));
    const { report } = await archive.importText(`${written(messages)}\n`, {}, 'again.txt');
    expect(report.files[0]).toMatchObject({ new: 0, duplicate: 3 });
    expect(archive.rows('SELECT message_id, position FROM sightings ORDER BY 1')).toEqual([
      { message_id: 1, position: 4 },
      { message_id: 2, position: 5 },
      { message_id: 3, position: 6 },
    ]);
    await archive.close();
  });
});
