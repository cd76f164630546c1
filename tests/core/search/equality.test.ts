import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexStep } from '../../../electron/core/search/index-step.ts';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';
import { shopTalk } from './corpus.ts';
import { differences } from './equality.ts';
import { plainQueries } from './plain-language.ts';

/** `npm run bench -- equality` asks the same of 200,000 messages. */
const messages = [...shopTalk(24_000, 7)];
const queries = plainQueries(messages, 2_000, 11);

describe('2,000 queries find what a look at every message finds', () => {
  let archive: FixtureArchive;
  beforeAll(async () => {
    archive = makeArchive(messages.slice(0, 16_000));
    for await (const _ of indexStep(archive.core, undefined));
    archive.add(messages.slice(16_000));
  }, 120_000);
  afterAll(() => archive.close());

  it('with thousands of messages that are not in the index yet', { timeout: 120_000 }, async () => {
    const asked = queries.slice(0, 700).concat(queries.slice(-300));
    expect(await differences(archive, messages, asked.slice(0, 500))).toEqual([]);
    await archive.core.store.search.advanceIndex();
    expect((await archive.core.store.search.indexState()).unindexed).toBe(6_000);
    expect(await differences(archive, messages, asked.slice(500))).toEqual([]);
  });

  it('with every message in the index', { timeout: 120_000 }, async () => {
    for await (const _ of indexStep(archive.core, undefined));
    expect((await archive.core.store.search.indexState()).unindexed).toBe(0);
    expect(await differences(archive, messages, queries.slice(700, -300))).toEqual([]);
  });
});
