import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexStep } from '../../../electron/core/search/index-step.ts';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';
import { bruteForce } from './brute-force.ts';
import { shopTalk } from './corpus.ts';

const messages = [...shopTalk(3_000, 21)];
let archive: FixtureArchive;
beforeAll(async () => {
  archive = makeArchive(messages.slice(0, 2_800));
  for await (const _ of indexStep(archive.core, undefined));
  archive.add(messages.slice(2_800));
});
afterAll(() => archive.close());

describe('hits', () => {
  it.each(['退款', '', 'ok', '的 -退'])('come oldest first page by page: %s', async (query) => {
    const words = query.split(' ').filter((word) => word !== '');
    const terms = words.filter((word) => !word.startsWith('-'));
    const excluded = words.flatMap((word) => (word.startsWith('-') ? [word.slice(1)] : []));
    const timed = ({ sentAt }: { sentAt?: number | null }): boolean => typeof sentAt === 'number';
    const expected = [
      ...bruteForce(messages, terms, excluded, timed).toReversed(),
      ...bruteForce(messages, terms, excluded, (one) => !timed(one)).toReversed(),
    ];
    // Of one time, the one that came in first is the older one.
    const found: string[] = [];
    let beforeId: string | null = null;
    do {
      const page = await archive.client.search.search({
        query,
        sort: 'oldest',
        limit: 170,
        ...(beforeId === null ? {} : { beforeId }),
      });
      found.push(...page.hits.map(({ messageId }) => messageId));
      beforeId = page.next;
    } while (beforeId !== null);
    expect(found).toEqual(expected);
  });

  it('come grouped by conversation, in the order of their first ones, with exact counts', async () => {
    const { hits: all } = await archive.client.search.search({ query: '退款', limit: 500 });
    const expected = new Map<string, string[]>();
    for (const { conversationId, messageId } of all) {
      expected.set(conversationId, [...(expected.get(conversationId) ?? []), messageId]);
    }
    const found: [string, string[], number][] = [];
    let beforeId: string | null = null;
    do {
      const page: Awaited<ReturnType<typeof archive.client.search.conversations>> =
        await archive.client.search.conversations({
          query: '退款',
          limit: 7,
          perConversation: 2,
          ...(beforeId === null ? {} : { beforeId }),
        });
      for (const { conversationId, hits, count } of page.groups) {
        expect(count.kind).toBe('exact');
        found.push([conversationId, hits.map(({ messageId }) => messageId), count.value]);
      }
      beforeId = page.next;
    } while (beforeId !== null && found.length < 60);
    const groups = [...expected].map(([id, ids]) => [id, ids.slice(0, 2), ids.length]);
    expect(all.length).toBeLessThan(500);
    expect(found).toEqual(groups.slice(0, found.length));
    expect(found.length).toBeGreaterThan(50);
  });
});

describe('relevance', () => {
  it('puts words that stand together before words far apart, then the newest', async () => {
    const sentAt = Date.UTC(2026, 8, 1);
    const texts = [
      '退款的运费是谁出',
      '退款运费',
      '退款到了，灯也收到了，另外想问一下这次的运费',
      '运费退款',
      '只有退款',
      '退款的运费是谁出',
    ];
    const few = makeArchive(texts.map((text, at) => ({ text, sentAt: sentAt + at * 60_000 })));
    for await (const _ of indexStep(few.core, undefined));
    const ask = async (limit: number, beforeId?: string) =>
      few.client.search.search({
        query: '退款 运费',
        sort: 'relevance',
        limit,
        ...(beforeId === undefined ? {} : { beforeId }),
      });
    const { hits, next, among } = await ask(3);
    expect(hits.map(({ messageId }) => messageId)).toEqual(['2', '4', '6']);
    expect([next, among]).toEqual(['6', null]);
    const more = await ask(3, '6');
    expect(more.hits.map(({ messageId }) => messageId)).toEqual(['1', '3']);
    const single = await few.client.search.search({ query: '退款', sort: 'relevance' });
    expect(single.hits[0]?.messageId).toBe('6');
    await few.close();
  });

  it('says among how many it was ranked', async () => {
    const many = makeArchive(Array.from({ length: 2_100 }, () => ({ text: '退款 运费' })));
    for await (const _ of indexStep(many.core, undefined));
    const { among } = await many.client.search.search({ query: '退款 运费', sort: 'relevance' });
    expect(among).toBe(2_000);
    await many.close();
  });
});
