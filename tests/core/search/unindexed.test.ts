import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Standing } from '../../../electron/core/store/sqlite/search/attached-index.ts';
import type { Meta } from '../../../electron/core/store/sqlite/search/schema.ts';
import {
  unindexedMessages,
  type Unindexed,
} from '../../../electron/core/store/sqlite/search/unindexed.ts';
import { openReader } from '../../../electron/core/store/sqlite/open.ts';
import { tokensOf } from '../../../shared/domain/search/tokens.ts';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';
import { shopTalk } from './corpus.ts';

const messages = [...shopTalk(8_000, 3)].map((message, at) => ({
  ...message,
  text: at === 6_500 ? '一盏琉璃灯' : message.text,
}));

describe('what is remembered of messages that are not in the index', () => {
  let archive: FixtureArchive;
  let reader: ReturnType<typeof openReader>;
  let unindexed: Unindexed;
  beforeAll(async () => {
    archive = makeArchive(messages);
    reader = openReader(join(archive.folder, 'archive.db'));
    unindexed = unindexedMessages(reader);
    unindexed.parts(standing(1_000), []);
    unindexed.learn(standing(1_000));
    while (unindexed.parts(standing(1_000), []).parts.length < WHOLE) await setImmediate();
  });
  afterAll(async () => {
    unindexed.close();
    reader.close();
    await archive.close();
  });

  it('is where a word may stand, and nearly nowhere else', () => {
    const { parts } = unindexed.parts(standing(1_000), ['琉璃']);
    expect(parts.some(({ low, high }) => low < 6_501 && 6_501 <= high)).toBe(true);
    expect(parts.length).toBeLessThan(4);
    expect(unindexed.parts(standing(1_000), ['琉璃', '鼹鼠']).parts).toEqual([]);
  });

  it('leaves out no message that has a word', () => {
    for (let at = 1_000; at < messages.length; at += 61) {
      const tokens = [...tokensOf(messages[at]?.text ?? '')];
      const { parts, end } = unindexed.parts(standing(1_000), tokens);
      const id = at + 1;
      expect(id > end || parts.some(({ low, high }) => low < id && id <= high)).toBe(true);
    }
  });

  it('begins with the newest, whatever their order', () => {
    const newest = unindexed.parts(standing(1_000), []).parts.map((part) => part.newest);
    expect(newest).toEqual(newest.toSorted((a, b) => b - a));
  });

  it('is forgotten as the index comes on, or when times were corrected', () => {
    const { parts, end } = unindexed.parts(standing(7_000), []);
    expect(parts.every(({ high }) => high > 7_000)).toBe(true);
    expect(end).toBe(1_000 + WHOLE * 256);
    expect(unindexed.parts(standing(7_000, 2), [])).toEqual({ parts: [], end: 7_000 });
  });
});

/** Whole parts of 256 among 7,000. */
const WHOLE = 27;

function standing(watermark: number, generation = 1): Standing {
  const meta = { watermark, generation } as Meta;
  return { meta, newestId: messages.length } as Standing;
}
