import Sqlite from 'better-sqlite3';
import { copyFileSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { indexStep } from '../../../electron/core/search/index-step.ts';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';
import { shopTalk } from './corpus.ts';

const messages = [...shopTalk(6_500, 5)];

describe('the index file', () => {
  let archive: FixtureArchive;
  let file: string;
  beforeEach(() => {
    archive = makeArchive(messages);
    file = join(archive.folder, 'search.db');
  });
  afterEach(() => archive.close());

  const build = async (): Promise<void> => {
    for await (const _ of indexStep(archive.core, undefined));
  };
  const ask = async (client = archive.client): Promise<string[]> => {
    const { hits } = await client.search.search({ query: '退款' });
    return hits.map(({ messageId }) => messageId);
  };
  const remove = (): void => {
    for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  };

  it('is not needed to find everything', async () => {
    const reading = archive.openReader();
    expect(existsSync(file)).toBe(false);
    const without = await ask(reading.client);
    expect(without).toHaveLength(50);
    await build();
    expect(await ask(reading.client)).toEqual(without);
  });

  it('covers every message once built, a bounded step at a time', async () => {
    const steps: { done: number; total: number }[] = [];
    for await (const step of indexStep(archive.core, undefined)) steps.push(step);
    expect(steps[0]).toEqual({ done: 2_000, total: 6_500 });
    expect(steps.at(-1)).toEqual({ done: 6_500, total: 6_500 });
    expect(await archive.core.store.search.indexState()).toEqual({
      indexed: 6_500,
      unindexed: 0,
      findings: [],
    });
  });

  it('goes on where it was left off', async () => {
    const stop = new AbortController();
    for await (const _ of indexStep(archive.core, stop.signal)) stop.abort();
    expect((await archive.core.store.search.indexState()).unindexed).toBe(4_500);
    const expected = await ask();
    await build();
    expect((await archive.core.store.search.indexState()).unindexed).toBe(0);
    expect(await ask()).toEqual(expected);
  });

  it('is made anew when it was deleted, under a reader that goes on asking', async () => {
    await build();
    const reading = archive.openReader();
    const expected = await ask(reading.client);
    remove();
    expect(await ask(reading.client)).toEqual(expected);
    await build();
    expect((await reading.core.store.search.indexState()).indexed).toBe(6_500);
    expect(await ask(reading.client)).toEqual(expected);
  });

  it('is made anew when it holds no index of this version, while searches go on', async () => {
    await build();
    const expected = await ask();
    await archive.core.close();
    const db = new Sqlite(file);
    db.pragma('user_version = 999');
    db.close();
    const reading = archive.openReader();
    expect((await reading.core.store.search.indexState()).indexed).toBe(0);
    expect(await ask(reading.client)).toEqual(expected);
    let steps = 0;
    for await (const _ of indexStep(archive.openAgain().core, undefined)) {
      steps += 1;
      expect(await ask(reading.client)).toEqual(expected);
    }
    expect(steps).toBeGreaterThan(3);
    expect((await reading.core.store.search.indexState()).indexed).toBe(6_500);
    expect(await ask(reading.client)).toEqual(expected);
  });

  it('is made anew when it is no database at all', async () => {
    writeFileSync(file, 'not a database '.repeat(1_000));
    const reading = archive.openReader();
    expect(await ask(reading.client)).toHaveLength(50);
    await build();
    expect((await reading.core.store.search.indexState()).indexed).toBe(6_500);
  });

  it('is passed over, then made anew, when pages of it are damaged', async () => {
    await build();
    const expected = await ask();
    const reading = archive.openReader();
    await archive.core.close();
    damage(file);
    expect(await ask(reading.client)).toEqual(expected);
    const writing = archive.openAgain();
    for await (const _ of indexStep(writing.core, undefined));
    const state = await archive.openReader().core.store.search.indexState();
    expect(state).toEqual({ indexed: 6_500, unindexed: 0, findings: [] });
    expect(await ask(writing.client)).toEqual(expected);
  });

  it('is looked through where it was not left by us as it is, and made anew when it is damaged', async () => {
    await build();
    const expected = await ask();
    await archive.core.close();
    expect(readFileSync(`${file}-checked`, 'utf8')).toMatch(/^\d+ \d+ [0-9a-f]{16}\n$/);
    const db = new Sqlite(file).unsafeMode();
    const block = db.prepare('SELECT MAX(id) FROM grams_data').pluck().get();
    db.prepare('UPDATE grams_data SET block = zeroblob(900) WHERE id = ?').run(block);
    db.close();
    const writing = archive.openAgain();
    let steps = 0;
    for await (const _ of indexStep(writing.core, undefined)) steps += 1;
    expect(steps).toBeGreaterThan(3);
    expect(await ask(writing.client)).toEqual(expected);
    await writing.core.close();
    expect(readFileSync(`${file}-checked`, 'utf8')).toMatch(/^\d+ \d+ [0-9a-f]{16}\n$/);
    steps = 0;
    for await (const _ of indexStep(archive.openAgain().core, undefined)) steps += 1;
    expect(steps).toBe(0);
  });

  it('that lies is found out by what it shows, and made anew at the next occasion', async () => {
    await build();
    const expected = await ask();
    await archive.core.close();
    const db = new Sqlite(file);
    const slots = db.prepare('SELECT slot, message_id AS id FROM slots ORDER BY slot').all();
    const move = db.prepare('UPDATE slots SET message_id = ? WHERE slot = ?');
    (slots as { slot: number; id: number }[]).forEach(({ slot }, at, all) =>
      move.run(all[(at + 1) % all.length]?.id, slot),
    );
    db.close();
    const reading = archive.openReader();
    expect(await ask(reading.client)).toEqual(expected);
    const writing = archive.openAgain();
    let steps = 0;
    for await (const _ of indexStep(writing.core, undefined)) steps += 1;
    expect(steps).toBeGreaterThan(3);
    expect(await ask(reading.client)).toEqual(expected);
    expect((await reading.core.store.search.indexState()).findings).toEqual([]);
  });

  it('of another archive is not believed', async () => {
    await build();
    const other = makeArchive(messages.slice(1_000));
    const db = new Sqlite(file);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    copyFileSync(file, join(other.folder, 'search.db'));
    const { hits } = await other.client.search.search({ query: '退款' });
    for (const { text } of hits) expect(text).toContain('退款');
    expect((await other.core.store.search.indexState()).indexed).toBe(0);
    for await (const _ of indexStep(other.core, undefined));
    expect((await other.core.store.search.indexState()).indexed).toBe(5_500);
    await other.close();
  });

  it('may be emptied while a search reads it', async () => {
    await build();
    const reading = archive.openReader();
    const expected = (await reading.client.search.search({ query: '-没有', limit: 500 })).hits;
    const asked = reading.client.search.search({ query: '-没有 -的', limit: 500 });
    await archive.core.store.search.resetIndex();
    const { hits } = await asked;
    expect(hits.every(({ text }) => !text.includes('的'))).toBe(true);
    expect((await reading.client.search.search({ query: '-没有', limit: 500 })).hits).toEqual(
      expected,
    );
    expect((await reading.core.store.search.indexState()).indexed).toBe(0);
  });

  it('that lacks entries or words says so', async () => {
    await build();
    await archive.core.close();
    const db = new Sqlite(file);
    db.exec('DELETE FROM slots WHERE message_id = 12');
    const slot = db.prepare('SELECT slot FROM slots WHERE message_id = 21').pluck().get();
    db.prepare('UPDATE slots SET message_id = -1 WHERE message_id = 42').run();
    db.prepare('UPDATE slots SET message_id = 42 WHERE slot = ?').run(slot);
    db.close();
    const { findings } = await archive.openReader().core.store.search.indexState();
    expect(findings).toEqual([
      '6499 entries for 6500 messages',
      '2 messages without an entry',
      '1 messages that are not found by their words',
    ]);
  });

  it('is written by the writing side alone', async () => {
    const reading = archive.openReader();
    await expect(reading.core.store.search.advanceIndex()).rejects.toMatchObject({
      code: 'internal',
    });
  });
});

/** Overwrites everything behind the first pages, which hold the schema. */
function damage(file: string): void {
  const bytes = readFileSync(file);
  bytes.fill(0xa5, 8 * 8192);
  writeFileSync(file, bytes);
}
