import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openTestArchive } from '../archive.ts';

interface Said {
  readonly second: number;
  readonly who: 'Ann' | 'Lamp Shop';
  readonly text: string;
}

const two = (value: number): string => String(value).padStart(2, '0');

/** WhatsApp on Android: to the minute. */
function android(messages: readonly Said[]): string {
  return messages
    .map(
      ({ second, who, text }) =>
        `25/03/2026, 10:${two(Math.floor(second / 60))} - ${who}: ${text}\n`,
    )
    .join('');
}

/** WhatsApp on an iPhone: to the second. */
function iphone(messages: readonly Said[]): string {
  return messages
    .map(({ second, who, text }) => {
      const minute = two(Math.floor(second / 60));
      return `[25/03/2026, 10:${minute}:${two(second % 60)}] ${who}: ${text}\n`;
    })
    .join('');
}

async function storedAfter(files: readonly string[]): Promise<Record<string, unknown>[]> {
  const archive = openTestArchive();
  try {
    for (const [at, file] of files.entries()) await archive.importText(file, {}, `${at}.txt`);
    return archive.rows(`
      SELECT substr(wall_clock, 1, 16) AS minute, sender, text, COUNT(*) AS times
      FROM messages
      GROUP BY 1, 2, 3
      ORDER BY 1, 2, 3`);
  } finally {
    await archive.close();
  }
}

/** Few texts in few minutes, so that equal messages abound; at least two senders, that make the chat. */
const chat = fc
  .array(
    fc.record({
      second: fc.integer({ min: 0, max: 239 }),
      who: fc.constantFrom('Ann' as const, 'Lamp Shop' as const),
      text: fc.constantFrom('在吗', 'ok', 'When will it come?'),
    }),
    { maxLength: 20 },
  )
  .map((messages): Said[] => [
    { second: 0, who: 'Ann', text: 'hello' },
    { second: 0, who: 'Lamp Shop', text: 'hello' },
    ...messages.toSorted((a, b) => a.second - b.second),
  ]);

describe('a chat exported to the minute and to the second', () => {
  it('is one chat, in whatever order its exports come and however often', async () => {
    const dialects = fc.array(fc.constantFrom(android, iphone), { minLength: 1, maxLength: 4 });
    await fc.assert(
      fc.asyncProperty(chat, dialects, async (said, writers) => {
        const files = writers.map((write, at) => `${write(said)}${'\n'.repeat(at)}`);
        expect(await storedAfter(files)).toEqual(await storedAfter([android(said)]));
      }),
      { numRuns: 20 },
    );
  });

  it('merges from pieces that overlap, cut at full minutes', async () => {
    const cut = fc.integer({ min: 0, max: 4 });
    await fc.assert(
      fc.asyncProperty(chat, cut, cut, fc.boolean(), async (said, a, b, isReversed) => {
        const [from, to] = [Math.min(a, b) * 60, Math.max(a, b) * 60];
        // The greeting stands in both, as a chat is known by who speaks in it.
        const early = iphone(said.filter(({ second }) => second < to || second === 0));
        const late = android(said.filter(({ second }) => second >= from || second === 0));
        const files = isReversed ? [late, early] : [early, late];
        expect(await storedAfter(files)).toEqual(await storedAfter([iphone(said)]));
      }),
      { numRuns: 20 },
    );
  });

  it('keeps 在吗 twice in a minute as two messages', async () => {
    const said: Said[] = [
      { second: 5, who: 'Ann', text: '在吗' },
      { second: 40, who: 'Ann', text: '在吗' },
      { second: 50, who: 'Lamp Shop', text: 'yes' },
    ];
    for (const files of [
      [android(said), iphone(said)],
      [iphone(said), android(said)],
    ]) {
      expect(await storedAfter(files)).toContainEqual(
        expect.objectContaining({ text: '在吗', times: 2 }),
      );
    }
  });

  it('never makes one message of two seconds, not even by way of a minute', async () => {
    const rest: Said[] = [{ second: 59, who: 'Lamp Shop', text: 'yes' }];
    const at = (second: number): Said[] => [{ second, who: 'Ann', text: '在吗' }, ...rest];
    const orders = [
      [iphone(at(5)), android(at(5)), iphone(at(40))],
      [android(at(5)), iphone(at(40)), iphone(at(5))],
      [iphone(at(40)), iphone(at(5)), android(at(5))],
    ];
    for (const files of orders) {
      expect(await storedAfter(files)).toContainEqual(
        expect.objectContaining({ text: '在吗', times: 2 }),
      );
    }
  });

  it('remembers how the other file wrote the time', async () => {
    const archive = openTestArchive();
    const said: Said[] = [
      { second: 5, who: 'Ann', text: 'hello' },
      { second: 7, who: 'Lamp Shop', text: 'hello' },
    ];
    await archive.importText(android(said), {}, 'a.txt');
    const { report } = await archive.importText(iphone(said), {}, 'i.txt');
    expect(report.totals).toMatchObject({ read: 2, new: 0, duplicate: 2 });
    expect(archive.rows('SELECT time_raw FROM sightings ORDER BY position')).toEqual([
      { time_raw: expect.stringContaining(':05') as string },
      { time_raw: expect.stringContaining(':07') as string },
    ]);
    await archive.close();
  });
});
