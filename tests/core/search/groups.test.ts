import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexStep } from '../../../electron/core/search/index-step.ts';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';
import { bruteForce } from './brute-force.ts';
import { shopTalk } from './corpus.ts';

/** Some customers have said hundreds of times as much as others. */
const messages = [...shopTalk(9_000, 21)].map((message, at) => ({
  ...message,
  platform: 'taobao' as const,
  shop: null,
  conversation: at % 3 === 0 ? `大客户${at % 2}` : (message.conversation ?? ''),
  text: at % 1_000 === 7 ? `${message.text}琉璃` : message.text,
}));

describe('hits by conversation', () => {
  let archive: FixtureArchive;
  beforeAll(async () => {
    archive = makeArchive(messages.slice(0, 8_700));
    for await (const _ of indexStep(archive.core, undefined));
    archive.add(messages.slice(8_700));
  });
  afterAll(() => archive.close());

  it.each([
    { query: '的', terms: ['的'], excluded: [] },
    { query: '退款', terms: ['退款'], excluded: [] },
    { query: '琉璃', terms: ['琉璃'], excluded: [] },
    { query: '运费谁出 ok', terms: ['运费谁出', 'ok'], excluded: [] },
    { query: '-的', terms: [], excluded: ['的'] },
    { query: '退款 -ok', terms: ['退款'], excluded: ['ok'] },
    { query: '鼹鼠', terms: ['鼹鼠'], excluded: [] },
  ])('are those of $query, the first and the number of all', async (asked) => {
    const ids = bruteForce(messages, asked.terms, asked.excluded);
    const expected = new Map<string, string[]>();
    for (const id of ids) {
      const { conversation = '' } = messages[Number(id) - 1] ?? {};
      expected.set(conversation, [...(expected.get(conversation) ?? []), id]);
    }
    const { groups, next } = await archive.client.search.conversations({ query: asked.query });
    expect(
      groups.map(({ title, hits, count }) => ({
        title,
        hits: hits.map(({ messageId }) => messageId),
        count,
      })),
    ).toEqual(
      [...expected].slice(0, 20).map(([title, all]) => ({
        title,
        hits: all.slice(0, 3),
        count: { value: all.length, kind: 'exact' },
      })),
    );
    expect(next === null).toBe(expected.size <= 20);
  });
});
