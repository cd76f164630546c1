import type { Database } from 'better-sqlite3';
import { tokeniserVersion } from '../../../../../shared/domain/search/tokens.ts';
import { commonTables } from './common-tokens.ts';

/** Raised when the tables of the index, or what it has of a message, are others than before. */
const layout = 7;
let version: number | undefined;
function indexVersion(): number {
  version ??= (tokeniserVersion() % 2 ** 24) * 100 + layout;
  return version;
}

/** What the index file says of itself. */
export interface Meta {
  /** Every message up to this id is in the index. */
  readonly watermark: number;
  /** Fingerprint of that message: tells whether the index belongs to this archive. */
  readonly fingerprint: Buffer | null;
  /** How far any entry stands above the slot that it wanted, at most. */
  readonly displacement: number;
  /** Another number whenever the index has been emptied or its entries have moved. */
  readonly generation: number;
  /** Every correction of messages up to this id is in the index as well. */
  readonly corrected: number;
  /** Entries since the index was last tidied as a whole. */
  readonly untidy: number;
  /** Whether a tidying of the whole is under way. */
  readonly tidying: 0 | 1;
}

/** Empties the index and makes its tables for this program's tokeniser, in the transaction of the caller. */
export function createTables(db: Database): void {
  db.exec(`
    DROP TABLE IF EXISTS grams;
    DROP TABLE IF EXISTS slots;
    DROP TABLE IF EXISTS meta;
    DROP TABLE IF EXISTS common_tokens;
    DROP TABLE IF EXISTS open_stretch;
    DROP TABLE IF EXISTS stretches;
    CREATE TABLE meta (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      watermark INTEGER NOT NULL,
      fingerprint BLOB,
      displacement INTEGER NOT NULL,
      generation INTEGER NOT NULL,
      corrected INTEGER NOT NULL,
      untidy INTEGER NOT NULL,
      tidying INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE slots (
      slot INTEGER PRIMARY KEY,
      message_id INTEGER NOT NULL
    ) STRICT;
    ${commonTables}
    -- The rowid is the slot. Neither texts nor positions are kept: the archive has them.
    CREATE VIRTUAL TABLE grams USING fts5 (
      tokens, content = '', columnsize = 0, detail = none, tokenize = 'ascii'
    );
    -- Literals, because FTS5 refuses bound values here. Segments are merged in small steps between the
    -- batches; left to itself FTS5 now and then rewrites the whole index inside one transaction.
    -- Read from its end, a page is first read through: small ones make the newest hits come sooner.
    INSERT INTO grams (grams, rank) VALUES ('pgsz', 1000);
    INSERT INTO grams (grams, rank) VALUES ('automerge', 0);
    INSERT INTO grams (grams, rank) VALUES ('usermerge', 16);
    INSERT INTO grams (grams, rank) VALUES ('crisismerge', 64);
    INSERT INTO grams (grams, rank) VALUES ('hashsize', 67108864);
    INSERT INTO meta (id, watermark, displacement, generation, corrected, untidy, tidying)
    VALUES (1, 0, 0, random() >> 20, 0, 0, 0);`);
  db.pragma(`user_version = ${indexVersion()}`);
}

/** The index's own account, or undefined where it is not one that this program can use. */
export function readMeta(db: Database, schema: 'main' | 'search'): Meta | undefined {
  if (db.pragma(`${schema}.user_version`, { simple: true }) !== indexVersion()) return undefined;
  return db
    .prepare<[], Meta>(
      `
      SELECT watermark, fingerprint, displacement, generation, corrected, untidy, tidying
      FROM ${schema}.meta
      WHERE id = 1`,
    )
    .get();
}

/** True when the index was built from the archive on `db`, as far as its last message tells. */
export function belongs(archive: Database, meta: Meta): boolean {
  if (meta.watermark === 0) return true;
  const fingerprints = archive
    .prepare<[{ message: number }], { fingerprint: Buffer }>(
      `
      SELECT fingerprint
      FROM main.messages
      WHERE id = @message
      UNION ALL
      SELECT fingerprint_before
      FROM main.message_corrections
      WHERE message_id = @message`,
    )
    .all({ message: meta.watermark });
  return fingerprints.some(({ fingerprint }) => meta.fingerprint?.equals(fingerprint) === true);
}

/** False while messages have other times than those under which the index has them. */
export function isCorrected(archive: Database, meta: Meta): boolean {
  const newest = archive
    .prepare<[], number | null>(`
      SELECT MAX(id)
      FROM main.message_corrections`)
    .pluck()
    .get();
  return (newest ?? 0) <= meta.corrected;
}
