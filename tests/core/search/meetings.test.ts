import fc from 'fast-check';
import Sqlite from 'better-sqlite3';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { indexStep } from '../../../electron/core/search/index-step.ts';
import {
  catchUpCommon,
  closeStretch,
  noteCommon,
} from '../../../electron/core/store/sqlite/search/common-tokens.ts';
import {
  bitsOf,
  gapsOf,
  packed,
  STRETCH,
  unpacked,
} from '../../../electron/core/store/sqlite/search/gaps.ts';
import type { Expression } from '../../../electron/core/store/sqlite/search/match.ts';
import {
  meetingsIn,
  type Meetings,
  type Wanted,
} from '../../../electron/core/store/sqlite/search/meetings.ts';
import { createTables, readMeta } from '../../../electron/core/store/sqlite/search/schema.ts';
import { makeArchive } from '../archive-fixture.ts';

describe('gaps between messages', () => {
  it('lead back to the same messages, also when noted bit by bit and packed', () => {
    const offsets = fc.uniqueArray(fc.nat(STRETCH - 1), { minLength: 1, maxLength: 200 });
    fc.assert(
      fc.property(offsets, fc.nat(200), (unsorted, cut) => {
        const all = unsorted.toSorted((a, b) => a - b);
        const [first, rest] = [all.slice(0, cut), all.slice(cut)];
        const gaps = Buffer.concat([gapsOf(first, -1), gapsOf(rest, first.at(-1) ?? -1)]);
        const bits = bitsOf(unpacked(packed(gaps)));
        expect(all.every((at) => (bits[at >>> 5]! >>> (at & 31)) & 1)).toBe(true);
        expect(bits.reduce((sum, word) => sum + ones(word), 0)).toBe(all.length);
      }),
    );
  });
});

describe('what is noted of common words', () => {
  let folder: string;
  let db: Sqlite.Database;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'keptword-test-'));
    const file = join(folder, 'search.db');
    const index = new Sqlite(file);
    createTables(index);
    index.close();
    db = new Sqlite(':memory:');
    db.prepare('ATTACH DATABASE ? AS search').run(file);
  });
  afterEach(() => {
    db.close();
    rmSync(folder, { recursive: true, force: true });
  });

  /** Notes messages of three stretches, the last of which is open, and says which there are. */
  const note = (): ReadonlyMap<number, readonly string[]> => {
    const add = db.prepare('INSERT INTO common_tokens (id, token, since) VALUES (?, ?, ?)');
    for (const [at, token] of ['您', '谢', '运', '退'].entries()) add.run(at + 1, token, 0);
    const messages = new Map<number, readonly string[]>();
    for (let at = 0; at < 900; at += 1) {
      const id = 1 + at * 100;
      messages.set(id, [
        ...(at % 2 === 0 ? ['您'] : ['谢']),
        ...(at % 3 === 0 ? ['运'] : []),
        ...(at % 100 === 7 ? ['退', '您'] : []),
        ...(at % 300 === 7 ? ['珍'] : []),
        '稀',
      ]);
    }
    let before = 0;
    for (const [stretch, ids] of Map.groupBy(messages.keys(), (id) => (id - 1) >> 15)) {
      if (stretch > 0) closeStretch(db, before);
      const entries = ids.map((id) => ({ id, tokens: messages.get(id) ?? [] }));
      noteCommon(db, entries.slice(0, 100));
      noteCommon(db, entries.slice(100).toReversed());
      before = ids.at(-1) ?? 0;
    }
    db.prepare('UPDATE search.meta SET watermark = ?').run(before);
    return messages;
  };
  const meetings = (): Meetings => {
    const meta = readMeta(db, 'search');
    if (!meta) throw new Error('There is no index.');
    return meetingsIn(db)(meta);
  };
  const asked = (wanted: Partial<Wanted>): readonly number[] | undefined =>
    meetings().idsOf({ tokens: [], absent: [], expressions: [], ...wanted });
  const index = (messages: ReadonlyMap<number, readonly string[]>): void => {
    const insert = db.prepare('INSERT INTO search.grams (rowid, tokens) VALUES (?, ?)');
    const take = db.prepare('INSERT INTO search.slots (slot, message_id) VALUES (?, ?)');
    db.transaction(() => {
      for (const [id, tokens] of messages) {
        insert.run(BigInt(id), tokens.join(' '));
        take.run(id, id);
      }
    })();
  };
  const token = (text: string): Expression => ({ is: 'token', text });

  it('tells the messages in which they meet, and that there are none', () => {
    const messages = note();
    const having = (test: (tokens: readonly string[]) => boolean): number[] =>
      [...messages].filter(([, tokens]) => test(tokens)).map(([id]) => id);
    const sorted = (ids: readonly number[] | undefined) => ids?.toSorted((a, b) => a - b);
    expect(sorted(asked({ tokens: ['您', '退'] }))).toEqual(having((all) => all.includes('退')));
    expect(sorted(asked({ tokens: ['谢', '运'] }))).toEqual(
      having((all) => all.includes('谢') && all.includes('运')),
    );
    expect(sorted(asked({ tokens: ['谢'], absent: ['您'] }))).toBeUndefined();
    expect(sorted(asked({ tokens: ['退'], absent: ['您'] }))).toEqual([]);
    expect(sorted(asked({ tokens: ['退'], absent: ['运'] }))).toEqual(
      having((all) => all.includes('退') && !all.includes('运')),
    );
    const either: Expression = { is: 'or', parts: [token('退'), token('运')] };
    expect(sorted(asked({ tokens: ['谢'], expressions: [either] }))).toEqual(
      having((all) => all.includes('谢') && (all.includes('退') || all.includes('运'))),
    );
  });

  it('says nothing of what is asked for alone, or beside what is not noted and not rare', () => {
    index(note());
    expect(asked({ tokens: ['退'] })).toBeUndefined();
    expect(asked({ tokens: ['退', '稀'] })).toBeUndefined();
    expect(asked({ tokens: ['您', '珍'] })).toHaveLength(3);
    const either: Expression = { is: 'or', parts: [token('退'), token('稀')] };
    expect(asked({ tokens: ['您'], expressions: [either] })).toBeUndefined();
    expect(asked({ tokens: ['您', '退'], expressions: [either] })).toHaveLength(9);
  });

  it('names the word that few messages have, the more readily where all others are common', () => {
    index(note());
    expect(meetings().fewWith(['您', '珍', '稀'])).toBe('珍');
    expect(meetings().fewWith(['稀', '珍'])).toBe('珍');
    expect(meetings().fewWith(['您', '退'])).toBeUndefined();
    expect(meetings().fewWith(['珍'])).toBeUndefined();
    const insert = db.prepare('INSERT INTO search.grams (rowid, tokens) VALUES (?, ?)');
    db.transaction(() => {
      for (let at = 0; at < 400; at += 1) insert.run(BigInt(100_000 + at), '丝绒 琉璃');
    })();
    expect(meetings().fewWith(['您', '丝绒', '稀'])).toBe('丝绒');
    expect(meetings().fewWith(['您', '丝绒', '琉璃'])).toBeUndefined();
  });

  it('is made up for what was said before a word became common', () => {
    const messages = note();
    index(messages);
    const before = asked({ tokens: ['谢', '运'] });
    db.exec(`
      DELETE FROM search.stretches WHERE place % 1024 = 3;
      UPDATE search.common_tokens SET since = 2 WHERE token = '运'`);
    expect(asked({ tokens: ['谢', '运'] })).toBeUndefined();
    expect(catchUpCommon(db)).toBe(true);
    expect(catchUpCommon(db)).toBe(false);
    expect(asked({ tokens: ['谢', '运'] })).toEqual(before);
  });
});

it('finds what two common words have in common, wherever it stands', async () => {
  const told = ['您好，在的', '好的，谢谢', '运费是谁出', '退款到了吗'];
  const texts = Array.from({ length: 6_000 }, (_, at) => `${told[at % 4]}${at}`);
  texts[17] = '您好，谢谢';
  texts[5_990] = '您好，谢谢您';
  const archive = makeArchive(texts.map((text, at) => ({ text, sentAt: at * 60_000 })));
  for await (const _ of indexStep(archive.core, undefined));
  const ask = async (query: string): Promise<string[]> =>
    (await archive.client.search.search({ query })).hits.map(({ text }) => text);
  expect(await ask('您好 谢谢')).toEqual(['您好，谢谢您', '您好，谢谢']);
  expect(await ask('运费 退款')).toEqual([]);
  expect(await ask('您好 -在的')).toEqual(['您好，谢谢您', '您好，谢谢']);
  expect(await archive.client.search.count({ query: '您好 谢谢' })).toEqual({
    value: 2,
    kind: 'exact',
  });
  await archive.close();
});

it('finds a rare word beside common ones, by pages, in either order, without what is left out', async () => {
  const texts = Array.from({ length: 4_000 }, (_, at) => {
    const rare = at % 20 === 3 ? `丝绒${at % 40 === 3 ? '面' : ''}` : '';
    return `${['您好，在的', '好的，谢谢', '运费是谁出', '退款到了吗'][(at % 4) ^ ((at >> 8) & 3)]}${rare}${at}`;
  });
  const archive = makeArchive(texts.map((text, at) => ({ text, sentAt: at * 60_000 })));
  for await (const _ of indexStep(archive.core, undefined));
  const ask = async (query: string, sort: 'newest' | 'oldest'): Promise<string[]> => {
    const found: string[] = [];
    for (let beforeId: string | undefined; ;) {
      const page = { query, sort, limit: 7, ...(beforeId === undefined ? {} : { beforeId }) };
      const { hits, next } = await archive.client.search.search(page);
      found.push(...hits.map(({ text }) => text));
      if (next === null) return found;
      beforeId = next;
    }
  };
  const having = (test: (text: string) => boolean): string[] => texts.filter(test).toReversed();
  const both = having((text) => text.includes('丝绒') && text.includes('的'));
  expect(both.length).toBeGreaterThan(50);
  expect(await ask('的 丝绒', 'newest')).toEqual(both);
  expect(await ask('的 丝绒', 'oldest')).toEqual(both.toReversed());
  expect(await ask('丝绒 的 -丝绒面', 'newest')).toEqual(
    both.filter((text) => !text.includes('丝绒面')),
  );
  expect(await ask('丝绒 您好在的', 'newest')).toEqual([]);
  await archive.close();
});

function ones(word: number): number {
  let count = 0;
  for (let left = word; left !== 0; left &= left - 1) count += 1;
  return count;
}
