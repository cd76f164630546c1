import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexStep } from '../../../electron/core/search/index-step.ts';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';
import { numbersFrom, shopTalk } from './corpus.ts';
import { plainQueries, type PlainQuery } from './plain-language.ts';

const messages = [...shopTalk(200_000, 7)];
const queries = plainQueries(messages, 2_000, 11);

/** Places of all messages in the two orders; ids are places and one. */
const newest = messages
  .map((_, at) => at)
  .toSorted((a, b) => timeOf(b, -Infinity) - timeOf(a, -Infinity) || b - a);
const oldest = messages
  .map((_, at) => at)
  .toSorted((a, b) => timeOf(a, Infinity) - timeOf(b, Infinity) || a - b);

function timeOf(at: number, otherwise: number): number {
  return messages[at]?.sentAt ?? otherwise;
}

describe('2,000 queries over 200,000 messages find what a look at every message finds', () => {
  let archive: FixtureArchive;
  beforeAll(async () => {
    archive = makeArchive(messages.slice(0, 195_000));
    for await (const _ of indexStep(archive.core, undefined));
    archive.add(messages.slice(195_000));
  }, 300_000);
  afterAll(() => archive.close());

  it('with most messages in the index and some beside it', { timeout: 300_000 }, async () => {
    await expectEqual(archive, queries.slice(0, 700).concat(queries.slice(-300)));
  });

  it('with every message in the index', { timeout: 300_000 }, async () => {
    for await (const _ of indexStep(archive.core, undefined));
    expect((await archive.core.store.search.indexState()).unindexed).toBe(0);
    await expectEqual(archive, queries.slice(700, -300));
  });
});

function firstOf(meant: Uint8Array, order: readonly number[], most: number): string[] {
  const first: string[] = [];
  for (const at of order) {
    if (meant[at] === 1) first.push(String(at + 1));
    if (first.length === most) break;
  }
  return first;
}

async function expectEqual(
  { client }: FixtureArchive,
  asked: readonly PlainQuery[],
): Promise<void> {
  const random = numbersFrom(5);
  for (const { typed: query, meant } of asked) {
    const sort = random() < 0.25 ? 'oldest' : 'newest';
    const total = meant.reduce((sum, value) => sum + value, 0);
    const expected = firstOf(meant, sort === 'newest' ? newest : oldest, 71);
    const { hits, next, hints } = await client.search.search({ query, sort });
    const found = hits.map(({ messageId }) => messageId);
    expect([query, sort, found, hints]).toEqual([query, sort, expected.slice(0, 50), []]);
    expect([query, next]).toEqual([query, total > 50 ? expected[49] : null]);
    if (next !== null && random() < 0.2) {
      const more = await client.search.search({ query, sort, beforeId: next, limit: 20 });
      const behind = more.hits.map(({ messageId }) => messageId);
      expect([query, sort, behind]).toEqual([query, sort, expected.slice(50, 70)]);
    }
    // Counting takes longer than finding.
    if (random() > 0.35) continue;
    const { value, kind } = await client.search.count({ query });
    if (kind === 'exact') expect([query, value]).toEqual([query, total]);
    if (kind === 'atLeast') expect(value).toBeLessThanOrEqual(total);
    if (kind === 'about') {
      expect([query, Math.abs(value / total - 1) < 0.05]).toEqual([query, true]);
    }
  }
}
