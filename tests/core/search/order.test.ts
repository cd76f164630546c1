import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { freeSlot, wantedSlot } from '../../../electron/core/store/sqlite/search/slots.ts';
import { indexStep } from '../../../electron/core/search/index-step.ts';
import { makeArchive, type FixtureArchive, type FixtureMessage } from '../archive-fixture.ts';
import { bruteForce } from './brute-force.ts';

/** Few times, so that many messages want the same slot; some without a time, some before 1970. */
const message = fc.record<FixtureMessage>({
  text: fc.constantFrom('退款', '退货', '退款 ok', '。', '退款运费'),
  sentAt: fc.oneof(
    fc.constant(null),
    fc.integer({ min: 0, max: 12 }).map((second) => 1_756_000_000_000 + second * 1_000),
    fc.integer({ min: -40, max: 40 }).map((tick) => tick * 125),
  ),
});
/** Imports one after the other: older history may come last. */
const imports = fc.array(
  fc.record({ messages: fc.array(message, { maxLength: 40 }), isIndexed: fc.boolean() }),
  {
    minLength: 1,
    maxLength: 4,
  },
);

describe('the order of hits', () => {
  it('is exact whatever was imported when, indexed or not, page by page', async () => {
    await fc.assert(
      fc.asyncProperty(
        imports,
        fc.constantFrom('退', '退款', '退款运', 'ok', '。', '', '-ok', '退 -运费', 'o'),
        fc.integer({ min: 1, max: 30 }),
        async (batches, query, limit) => {
          const archive = makeArchive();
          try {
            for (const { messages, isIndexed } of batches) {
              archive.add(messages);
              if (isIndexed) for await (const _ of indexStep(archive.core, undefined));
            }
            const terms = query.split(' ').filter((term) => term !== '' && !term.startsWith('-'));
            const excluded = query
              .split(' ')
              .flatMap((term) => (term.startsWith('-') ? [term.slice(1)] : []));
            const all = batches.flatMap(({ messages }) => messages);
            expect(await pages(archive, query, limit)).toEqual(bruteForce(all, terms, excluded));
            const { value, kind } = await archive.client.search.count({ query });
            expect([value, kind]).toEqual([bruteForce(all, terms, excluded).length, 'exact']);
          } finally {
            await archive.close();
          }
        },
      ),
      { numRuns: 150 },
    );
  });

  it('holds for more messages of one time than there are slots near it', async () => {
    const sentAt = Date.UTC(2026, 8, 1);
    const crowd = Array.from({ length: 6_000 }, (_, at) => ({ text: `灯${at}`, sentAt }));
    const later = Array.from({ length: 50 }, (_, at) => ({
      text: '灯',
      sentAt: sentAt + at * 1_000,
    }));
    const archive = makeArchive(crowd);
    for await (const _ of indexStep(archive.core, undefined));
    archive.add(later);
    for await (const _ of indexStep(archive.core, undefined));
    const expected = bruteForce([...crowd, ...later], ['灯']);
    expect(await pages(archive, '灯', 500)).toEqual(expected);
    const inTime = { from: sentAt + 10_000, to: sentAt + 20_000 };
    const { hits } = await archive.client.search.search({ query: '灯', filters: inTime });
    expect(hits).toHaveLength(10);
    expect(await archive.client.search.count({ query: '灯', filters: inTime })).toEqual({
      value: 10,
      kind: 'exact',
    });
    await archive.close();
  });

  it('holds within a second that was imported backwards', async () => {
    const archive = makeArchive();
    const second = Date.UTC(2026, 8, 1);
    for (const part of [900, 100, 50]) {
      archive.add([{ text: '灯', sentAt: second + part }]);
      for await (const _ of indexStep(archive.core, undefined));
    }
    expect(await pages(archive, '灯', 1)).toEqual(['1', '2', '3']);
    await archive.close();
  });

  it('holds over more candidates than are looked at in one go', async () => {
    const messages = Array.from({ length: 5_100 }, (_, at) => ({
      text: at < 110 ? '退款运费' : '退款运，款运费',
      sentAt: Date.UTC(2026, 8, 1) + at * 1_000,
    }));
    const archive = makeArchive(messages);
    for await (const _ of indexStep(archive.core, undefined));
    const expected = bruteForce(messages, ['退款运费']);
    expect(await pages(archive, '退款运费', 30)).toEqual(expected);
    expect(await archive.client.search.count({ query: '退款运费' })).toEqual({
      value: 110,
      kind: 'exact',
    });
    await archive.close();
  });
});

describe('a slot', () => {
  it('is free and at or above the wanted one, and is found in few steps', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -50, max: 50 }),
        fc.uniqueArray(fc.integer({ min: -60, max: 120 }), { maxLength: 180 }),
        (wanted, slots) => {
          const taken = new Set(slots);
          const slot = freeSlot(wanted, (one) => taken.has(one));
          expect(taken.has(slot)).toBe(false);
          expect(slot).toBeGreaterThanOrEqual(wanted);
        },
      ),
    );
    let asked = 0;
    const isTaken = (slot: number): boolean => {
      asked += 1;
      return slot < 1_000_000;
    };
    expect(freeSlot(0, isTaken)).toBe(1_000_000);
    expect(asked).toBeLessThan(60);
  });

  it('of a message without a time is below any with one', () => {
    expect(wantedSlot(null, 2 ** 40)).toBeLessThan(wantedSlot(Number.MIN_SAFE_INTEGER, 1));
    expect(wantedSlot(null, 1)).toBeLessThan(wantedSlot(null, 2));
  });
});

async function pages({ client }: FixtureArchive, query: string, limit: number): Promise<string[]> {
  const found: string[] = [];
  let beforeId: string | undefined;
  do {
    const page = await client.search.search({
      query,
      limit,
      ...(beforeId === undefined ? {} : { beforeId }),
    });
    found.push(...page.hits.map(({ messageId }) => messageId));
    beforeId = page.next ?? undefined;
  } while (beforeId !== undefined);
  return found;
}
