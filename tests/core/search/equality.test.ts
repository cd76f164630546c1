import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexStep } from '../../../electron/core/search/index-step.ts';
import { makeArchive, type FixtureArchive, type FixtureMessage } from '../archive-fixture.ts';
import { bruteForce } from './brute-force.ts';
import { numbersFrom, shopTalk } from './corpus.ts';

describe('search finds what a look at every message finds, newest first', () => {
  const messages = [...shopTalk(20_000, 7)];
  const queries = sampleQueries(messages, 400);
  let archive: FixtureArchive;

  beforeAll(async () => {
    archive = makeArchive(messages.slice(0, 17_000));
    for await (const _ of indexStep(archive.core, undefined));
    archive.add(messages.slice(17_000));
  });
  afterAll(() => archive.close());

  it('with most messages in the index and the newest beside it', async () => {
    await expectEqual(archive, messages, queries);
  });

  it('with every message in the index', async () => {
    for await (const _ of indexStep(archive.core, undefined));
    expect((await archive.core.store.search.indexState()).unindexed).toBe(0);
    await expectEqual(archive, messages, queries);
  });
});

async function expectEqual(
  { client }: FixtureArchive,
  messages: readonly FixtureMessage[],
  queries: readonly string[],
): Promise<void> {
  for (const query of queries) {
    const terms = query.split(' ');
    const expected = bruteForce(messages, terms);
    const { hits, next } = await client.search.search({ query });
    expect([query, hits.map(({ messageId }) => messageId)]).toEqual([query, expected.slice(0, 50)]);
    expect(next).toBe(expected.length > 50 ? expected[49] : null);
    const { value, kind } = await client.search.count({ query });
    if (kind === 'exact') expect([query, value]).toEqual([query, expected.length]);
    if (kind === 'atLeast') expect(value).toBeLessThanOrEqual(expected.length);
    if (kind === 'about') expect(Math.abs(value / expected.length - 1)).toBeLessThan(0.05);
  }
}

/** Pieces of real messages of 1, 2, 3 and more characters, some not to be found, some of several terms. */
function sampleQueries(messages: readonly FixtureMessage[], count: number): string[] {
  const random = numbersFrom(11);
  const cut = (size: number): string => {
    const chars = [...(messages[Math.floor(random() * messages.length)]?.text ?? '')];
    const at = Math.floor(random() * Math.max(1, chars.length - size + 1));
    return chars.slice(at, at + size).join('');
  };
  const queries: string[] = [
    '的',
    '退款',
    'ok',
    'OK',
    'ｏｋ',
    '5',
    '😀',
    '￥',
    '。',
    '没有的词',
    'zzz',
  ];
  while (queries.length < count) {
    const size = 1 + (queries.length % 9);
    const query = queries.length % 5 === 0 ? `${cut(size)} ${cut(2)}` : cut(size);
    const isPlain = !/["“”]|(^|\s)-|\s\s|^\s|\s$/u.test(query) && query !== '';
    if (isPlain && !/[^\S ]/.test(query)) queries.push(query);
  }
  return queries;
}
