import Sqlite, { type Database } from 'better-sqlite3';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexStep } from '../../../electron/core/search/index-step.ts';
import { connect } from '../../../electron/core/store/sqlite/connections.ts';
import {
  iterate,
  type CandidateQuery,
} from '../../../electron/core/store/sqlite/search/candidates.ts';
import { learnFolding, namesOf } from '../../../electron/core/store/sqlite/search/names.ts';
import { newestFirst } from '../../../electron/core/store/sqlite/search/order.ts';
import { readMeta } from '../../../electron/core/store/sqlite/search/schema.ts';
import {
  planOf,
  type IndexedStep,
  type Plan,
} from '../../../electron/core/store/sqlite/search/plan.ts';
import type { SearchFilters } from '../../../shared/contract/search.ts';
import { parseSearch } from '../../../shared/domain/search/language/parse.ts';
import { planOfWords, planSearch } from '../../../shared/domain/search/language/plan.ts';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';
import { shopTalk } from './corpus.ts';

let archive: FixtureArchive;
let reader: Database;
beforeAll(async () => {
  archive = makeArchive(shopTalk(8_000, 9));
  for await (const _ of indexStep(archive.core, undefined));
  reader = new Sqlite(join(archive.folder, 'archive.db'), { readonly: true });
  learnFolding(reader);
  reader.prepare('ATTACH DATABASE ? AS search').run(join(archive.folder, 'search.db'));
});
afterAll(async () => {
  reader.close();
  await archive.close();
});

/** How a query is answered. */
function planned(query: string, filters: SearchFilters = {}): Plan {
  const { root } = parseSearch(query, { now: 0, zone: 'UTC' });
  const request = { plan: planSearch(root), filters, now: 0 };
  const standing = {
    meta: readMeta(reader, 'search'),
    meetings: undefined,
    isDamaged: false,
    newestId: 8_000,
    hasHidden: false,
    version: 1,
  };
  return planOf(reader, namesOf(reader)(1), standing, { request, order: newestFirst });
}

function indexedPart(query: string, filters: SearchFilters = {}): IndexedStep {
  const { indexed } = planned(query, filters);
  if (!indexed) throw new Error('There is no index.');
  return indexed;
}

/** What SQLite says that it will do. */
function explained({ sql, parameters }: CandidateQuery): string[] {
  const bound = { ...parameters, low: 0n, high: 1n };
  const rows = reader
    .prepare<[typeof bound], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .all(bound);
  return rows.map(({ detail }) => detail);
}

describe('the way candidates are read', () => {
  it('is from the words to the messages, newest slot first, without sorting', () => {
    const details = explained(indexedPart('退款').candidates);
    expect(details[0]).toMatch(/^SCAN g VIRTUAL TABLE INDEX 192:M/);
    expect(details[1]).toMatch(/^SEARCH s USING INTEGER PRIMARY KEY/);
    expect(details[2]).toMatch(/^SEARCH m USING INTEGER PRIMARY KEY/);
    expect(details.join()).not.toContain('TEMP B-TREE');
  });

  it('is the same with every filter', () => {
    const details = explained(
      indexedPart('退款', {
        from: 0,
        to: 1,
        role: 'agent',
        agent: '小红',
        customer: '买家7',
        platform: 'jd',
        shop: '守灯',
      }).candidates,
    );
    expect(details[0]).toMatch(/^SCAN g VIRTUAL TABLE/);
    expect(details.join()).not.toContain('TEMP B-TREE');
    expect(details.join()).not.toMatch(/SCAN [mcasx]\b/);
  });

  it('is down the slots where there is nothing to look for', () => {
    const details = explained(indexedPart('').candidates);
    expect(details[0]).toMatch(/^SEARCH s USING INTEGER PRIMARY KEY/);
    expect(details.join()).not.toContain('TEMP B-TREE');
  });

  it('hands the bounds of a date range to FTS5, which ignores REAL ones', () => {
    const { candidates } = indexedPart('的', { from: 0, to: 1 });
    expect(explained(candidates)[0]).toMatch(/M\d+><$/);
    const sql = 'SELECT typeof(@low), typeof(@high), NULL, 0';
    const [types] = iterate(reader, { sql, parameters: {} }, { low: 1, high: 2 });
    expect(types).toMatchObject({ slot: 'integer', id: 'integer' });
  });

  it('asks for one or two characters of any script as a token of its own', () => {
    for (const word of ['退', '退款', 'e', 'ok', '38']) {
      expect(indexedPart(word)).toMatchObject({ match: `"${word}"`, unproven: { terms: [] } });
    }
  });

  it('hands out no texts where none is to be checked', () => {
    expect(indexedPart('退款').candidates.sql).not.toContain('m.text');
    expect(indexedPart('退款 运费到').candidates.sql).toContain('m.text');
  });

  it.each([
    'from:买家7',
    'to:买家7',
    'customer:买家7',
    'tag:急',
    'has:phone',
    'has:order',
    'has:tracking',
    'has:amount',
    'has:promise',
    'has:dispute',
    'has:note',
    'has:file',
    'is:unanswered',
    'is:promise',
    'is:overdue',
    'is:dispute',
    'is:included',
    'order:3812',
    'amount:>100',
    'source:没有',
    'in:买家7',
    'tag:急 OR has:promise',
    'tag:急 OR 琉璃',
    '(tag:急 OR is:recalled) 的',
  ])('is from a list where that is short: %s', (query) => {
    const listed = planned(query).listed(2_000);
    const details = explained(listed?.candidates ?? { sql: 'SELECT 1', parameters: {} });
    expect(details[0]).toMatch(/^SCAN listed VIRTUAL TABLE/);
    expect(details[1]).toMatch(/^SEARCH m USING INTEGER PRIMARY KEY/);
    expect(details.join()).not.toMatch(/SCAN [mcalx]\b/);
  });

  it.each([
    ['has:video', '"\u{e000}kvideo"'],
    ['has:link', '"\u{e000}l"'],
    ['is:recalled', '"\u{e000}krecall"'],
    ['is:edited', '"\u{e000}e"'],
    ['is:internal', '"\u{e000}i"'],
    ['is:system', '"\u{e000}y"'],
    ['has:voice OR is:recalled', '("\u{e000}kvoice" OR "\u{e000}krecall")'],
    ['退款 OR 优惠', '(("退款") OR ("优惠"))'],
  ])('is from the index where that knows all: %s', (query, match) => {
    expect(indexedPart(query).match).toBe(match);
  });

  it('never lets a person write FTS5 syntax', async () => {
    for (const query of [
      'a" OR "b',
      'NEAR(a b)',
      'grams : x',
      '^退',
      'a*',
      '退 AND',
      '(',
      "'",
      '{a}:b',
    ]) {
      await expect(archive.client.search.search({ query })).resolves.toBeDefined();
      await expect(archive.client.search.count({ query })).resolves.toBeDefined();
    }
  });

  it('narrows the index itself by conversation, sender, shop and platform', () => {
    const { match } = indexedPart('退款', { conversationId: '12', platform: 'jd', agent: '小红' });
    expect(match).toMatch(
      /^"退款" AND "\u{e000}cc" AND \("\u{e000}pjd0" OR .*\) AND \("\u{e000}a\w+" OR /u,
    );
  });
});

describe('the index in long use', () => {
  it('is tidied in bounded steps and never by FTS5 itself', async () => {
    const file = new Sqlite(join(archive.folder, 'search.db'), { readonly: true });
    const config = Object.fromEntries(
      file
        .prepare<[], { k: string; v: number }>('SELECT k, v FROM grams_config')
        .all()
        .map(({ k, v }) => [k, v]),
    );
    expect(config).toMatchObject({
      pgsz: 1_000,
      automerge: 0,
      usermerge: 16,
      crisismerge: 64,
      hashsize: 67_108_864,
    });
    file.close();
  });

  it('stays right and small in segments over many little imports', async () => {
    const busy = makeArchive(shopTalk(21_000, 2));
    for await (const _ of indexStep(busy.core, undefined));
    for (let round = 0; round < 150; round += 1) {
      busy.add([{ text: `第${round}次补发灯泡`, sentAt: Date.UTC(2026, 9, 1) + round }]);
      for await (const _ of indexStep(busy.core, undefined));
    }
    const file = new Sqlite(join(busy.folder, 'search.db'), { readonly: true });
    const segments = file.prepare('SELECT COUNT(DISTINCT segid) FROM grams_idx').pluck().get();
    file.close();
    expect(segments).toBeLessThan(64);
    expect(await busy.client.search.count({ query: '次补发灯泡' })).toEqual({
      value: 150,
      kind: 'exact',
    });
    const { hits } = await busy.client.search.search({ query: '次补发灯泡', limit: 3 });
    expect(hits.map(({ text }) => text)).toEqual([
      '第149次补发灯泡',
      '第148次补发灯泡',
      '第147次补发灯泡',
    ]);
    await busy.close();
  });
});

describe('a search', () => {
  it('is answered while an import holds its transaction, without what is not committed', async () => {
    const busy = makeArchive([{ text: '已经有的退款' }]);
    const reading = busy.openReader();
    const { writer, close } = connect(join(busy.folder, 'archive.db'), 'write');
    const ask = async (): Promise<number> =>
      (await reading.client.search.search({ query: '退款' })).hits.length;
    await writer.hold(async (db) => {
      db.exec(`
        INSERT INTO main.messages (
          conversation_id, sender, kind, is_system, internal, edited, text, time_raw, fingerprint,
          source_file_id, position
        )
        SELECT conversation_id, sender, kind, 0, 0, 0, '新的退款', '', randomblob(16), source_file_id, 9
        FROM messages`);
      expect(await ask()).toBe(1);
    });
    expect(await ask()).toBe(2);
    close();
    await busy.close();
  });

  it('stops when it is no longer wanted', async () => {
    const gone = AbortSignal.abort();
    await expect(
      archive.core.store.search.find({
        plan: planOfWords('。'),
        filters: {},
        now: 0,
        limit: 50,
        signal: gone,
      }),
    ).rejects.toMatchObject({ name: 'AbortError' });
  });

  it('below a message that does not exist is refused', async () => {
    const asked = archive.client.search.search({ query: '退款', beforeId: '999999' });
    await expect(asked).rejects.toMatchObject({ code: 'not-found' });
  });

  it('shows what hangs on a message', async () => {
    const badged = makeArchive([{ text: '明天发货' }]);
    const { writer, close } = connect(join(badged.folder, 'archive.db'), 'write');
    await writer.transaction((db) => {
      db.exec(`
        INSERT INTO promises (
          message_id, status, kind, strength, what, score, reason, detector_version, changed_at, changed_by
        )
        VALUES (1, 'open', 'ship', 'firm', '明天发货', 1, '{}', 1, 0, '测试')`);
    });
    const { hits } = await badged.client.search.search({ query: '发货' });
    expect(hits[0]).toMatchObject({
      badges: ['promise'],
      snippet: { text: '明天发货', marks: [{ start: 2, end: 4 }] },
    });
    close();
    await badged.close();
  });
});

describe('a count', () => {
  it('of many candidates that need a check is an estimate within 5 %', async () => {
    const pieces = ['退款运', '款运费', '退款运费', '退款运费'];
    const texts = Array.from({ length: 12_000 }, (_, at) => ({
      text: `${pieces[(at * 7 + (at >> 3)) % 4]}${at % 3 === 0 ? '，款运费退款运' : ''}`,
    }));
    const many = makeArchive(texts);
    for await (const _ of indexStep(many.core, undefined));
    const { value, kind } = await many.client.search.count({ query: '退款运费' });
    const truth = texts.filter(({ text }) => text.includes('退款运费')).length;
    expect(kind).toBe('about');
    expect(Math.abs(value / truth - 1)).toBeLessThan(0.05);
    expect(value).not.toBe(12_000);
    await many.close();
  });

  it('of more than ten thousand says so', async () => {
    const many = makeArchive(Array.from({ length: 10_001 }, () => ({ text: '好的' })));
    const expected = { value: 10_000, kind: 'atLeast' };
    expect(await many.client.search.count({ query: '好的' })).toEqual(expected);
    for await (const _ of indexStep(many.core, undefined));
    expect(await many.client.search.count({ query: '好的' })).toEqual(expected);
    expect(await many.client.search.count({ query: '' })).toEqual(expected);
    await many.close();
  });

  it('of exactly ten thousand is exact', async () => {
    const many = makeArchive(Array.from({ length: 10_000 }, () => ({ text: '好的' })));
    for await (const _ of indexStep(many.core, undefined));
    expect(await many.client.search.count({ query: '好的' })).toEqual({
      value: 10_000,
      kind: 'exact',
    });
    await many.close();
  });
});
