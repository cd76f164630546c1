import type { Database } from 'better-sqlite3';
import { entryTokens, selectSource, type Source } from './entries.ts';
import { gapsOf, offsetOf, packed, STRETCH, stretchOf } from './gaps.ts';
import { matchOf } from './match.ts';

/**
 * Tokens that three messages of a hundred have, or more, are noted a second time: which messages of a stretch of
 * ids have them. Where two such words are hardly ever in one message, FTS5 would have to go through all
 * that it knows of both to tell; here it is a glance.
 */
export const commonTables = `
  CREATE TABLE common_tokens (
    id INTEGER PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    -- Of stretches below nothing is noted yet.
    since INTEGER NOT NULL
  ) STRICT;
  -- The stretch in which the watermark is.
  CREATE TABLE open_stretch (
    token_id INTEGER PRIMARY KEY,
    last INTEGER NOT NULL,
    gaps BLOB NOT NULL
  ) STRICT;
  -- By stretch, then by token, so that what comes is written at the end. Where there is no row, no message has it.
  CREATE TABLE stretches (
    place INTEGER PRIMARY KEY,
    gaps BLOB NOT NULL
  ) STRICT;`;

/** The number of the row of `stretches`. */
export function placeOf(stretch: number, tokenId: number): number {
  return stretch * MOST_COMMON + tokenId;
}

/** More tokens are not noted. Their ids are below it. */
const MOST_COMMON = 1_024;

/** Takes down which messages of a batch, all of one stretch, have the common tokens. */
export function noteCommon(
  db: Database,
  entries: Iterable<{ readonly id: number; readonly tokens: Iterable<string> }>,
): void {
  const known = knownTokens(db);
  const offsets = new Map<number, number[]>();
  for (const { id, tokens } of entries) {
    for (const token of tokens) {
      const tokenId = known.get(token);
      if (tokenId === undefined) continue;
      const all = offsets.get(tokenId);
      if (all) all.push(offsetOf(id));
      else offsets.set(tokenId, [offsetOf(id)]);
    }
  }
  const lastOf = db
    .prepare<[number], number>(`
      SELECT last
      FROM open_stretch
      WHERE token_id = ?`)
    .pluck();
  const append = db.prepare<[number, number, Buffer]>(`
    INSERT INTO open_stretch (token_id, last, gaps)
    VALUES (?, ?, ?)
    ON CONFLICT (token_id) DO UPDATE SET
      last = excluded.last,
      gaps = CAST(gaps || excluded.gaps AS BLOB)`);
  for (const [tokenId, all] of offsets) {
    all.sort((a, b) => a - b);
    append.run(tokenId, all.at(-1) ?? 0, gapsOf(all, lastOf.get(tokenId) ?? -1));
  }
}

/** Puts away the open stretch, all of whose messages are in the index. False where nothing is in it. */
export function closeStretch(db: Database, watermark: number): boolean {
  const stretch = stretchOf(watermark);
  const rows = db
    .prepare<[], { tokenId: number; gaps: Buffer }>(`
      SELECT token_id AS tokenId, gaps
      FROM open_stretch
      ORDER BY token_id`)
    .all();
  const put = db.prepare<[number, Buffer]>(`
    INSERT INTO stretches (place, gaps)
    VALUES (?, ?)`);
  for (const { tokenId, gaps } of rows) put.run(placeOf(stretch, tokenId), packed(gaps));
  db.exec('DELETE FROM open_stretch');
  return rows.length > 0;
}

/** Finds out, with the first messages of a stretch, what has become common among the newest ones. */
export function electCommon(db: Database, archive: Database, newestId: number): void {
  const newest = archive
    .prepare<[number, number], Source>(`
      ${selectSource}
      WHERE m.id <= ?
      ORDER BY m.id DESC
      LIMIT ?`)
    .all(newestId, SAMPLE);
  if (newest.length < SAMPLE) return;
  const times = new Map<string, number>();
  for (const message of newest) {
    for (const token of entryTokens(message)) times.set(token, (times.get(token) ?? 0) + 1);
  }
  const known = knownTokens(db);
  const insert = db.prepare<[number, string, number]>(`
    INSERT INTO common_tokens (id, token, since)
    VALUES (?, ?, ?)`);
  let id = known.size;
  for (const [token, count] of times) {
    if (count < SAMPLE * COMMON_SHARE || known.has(token)) continue;
    // A character alone is hardly asked for beside other words, and would take as many bytes again.
    if (token.length === 1) continue;
    if (id + 1 === MOST_COMMON) return;
    id += 1;
    insert.run(id, token, stretchOf(newestId));
  }
}

const SAMPLE = 2_000;
const COMMON_SHARE = 0.03;

/** Makes up for what was said before a token became common, one token at a time. False where none is left. */
export function catchUpCommon(db: Database): boolean {
  const late = db
    .prepare<[], { id: number; token: string; since: number }>(`
      SELECT id, token, since
      FROM common_tokens
      WHERE since > 0
      LIMIT 1`)
    .get();
  if (!late) return false;
  const ids = db
    .prepare<[string, number], number>(`
      SELECT s.message_id
      FROM grams AS g
      CROSS JOIN slots AS s ON s.slot = g.rowid
      WHERE g.grams MATCH ?
        AND s.message_id <= ?`)
    .pluck()
    .all(matchOf({ tokens: [late.token], absent: [] }, []) ?? '', late.since * STRETCH)
    .sort((a, b) => a - b);
  const put = db.prepare<[number, Buffer]>(`
    INSERT INTO stretches (place, gaps)
    VALUES (?, ?)`);
  for (const [stretch, all] of Map.groupBy(ids, stretchOf)) {
    put.run(placeOf(stretch, late.id), packed(gapsOf(all.map(offsetOf), -1)));
  }
  db.prepare<[number]>(`
    UPDATE common_tokens
    SET since = 0
    WHERE id = ?`).run(late.id);
  return true;
}

function knownTokens(db: Database): ReadonlyMap<string, number> {
  const rows = db
    .prepare<[], [token: string, id: number]>(`
      SELECT token, id
      FROM common_tokens`)
    .raw()
    .all();
  return new Map(rows);
}
