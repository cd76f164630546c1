import Sqlite, { type Database } from 'better-sqlite3';
import { rmSync } from 'node:fs';
import { asAppError } from '../../errors.ts';
import type { DatabaseKeys } from '../../../system/archive-key.ts';
import type { IndexProgress } from '../../search.ts';
import { openReader } from '../open.ts';
import { unlock } from '../unlock.ts';
import { fileIdentity } from './file-identity.ts';
import {
  checkIndex,
  isAsLeft,
  isDoubted,
  noteSound,
  stampOf,
  type IndexCheck,
} from './index-check.ts';
import { belongs, createTables, isCorrected, readMeta, type Meta } from './schema.ts';
import { isDamage } from './damage.ts';
import { catchUpCommon, closeStretch, electCommon, noteCommon } from './common-tokens.ts';
import { entryTokens, place, selectSource, type Source } from './entries.ts';
import { stretchOf } from './gaps.ts';
import { moveCorrected } from './index-corrections.ts';

/** The writing side of the index file. One process may write at a time; SQLite sees to that. */
export interface IndexWriter {
  advance(): Promise<IndexProgress>;
  reset(): void;
  close(): void;
}

interface OpenIndex {
  readonly db: Database;
  readonly archive: Database;
  readonly identity: string;
  /** Undefined once it is known to be sound. */
  check: IndexCheck | undefined;
}

export interface IndexWriting {
  /** The index. */
  readonly file: string;
  /** The archive's database, of which only what is committed is read. */
  readonly archiveFile: string;
  readonly keys: DatabaseKeys | null;
  /** Called every millisecond or so, as nobody waits for an index. */
  giveWay(): void;
}

export function indexWriter({ file, archiveFile, keys, giveWay }: IndexWriting): IndexWriter {
  let open: OpenIndex | undefined;
  let inJournal = 0;
  let remaining = 0;
  const close = (): void => {
    const last = open;
    open = undefined;
    last?.check?.stop();
    last?.db.close();
    last?.archive.close();
    if (last && !last.check) noteSound(file);
  };
  const startAnew = (): IndexProgress => {
    close();
    removeIndex(file);
    return { indexed: 0, remaining: 0, isDone: false };
  };
  const usable = (): OpenIndex => {
    if (open && open.identity === fileIdentity(file)) return open;
    close();
    const archive = openReader(archiveFile, keys?.archive ?? null);
    // Every message is read once, in order: there is nothing to keep.
    archive.pragma('cache_size = -2048');
    const key = keys?.search ?? null;
    const isKnown = fileIdentity(file) === '' || isAsLeft(file);
    try {
      const db = openIndex(file, archive, key);
      const check = isKnown ? undefined : checkIndex({ file, key });
      const opened: OpenIndex = { db, archive, identity: fileIdentity(file), check };
      void check?.found.then((found) => {
        if (found === 'sound') opened.check = undefined;
      });
      return (open = opened);
    } catch (cause) {
      archive.close();
      throw cause;
    }
  };
  const step = (): IndexProgress => {
    if (isDoubted(file)) startAnew();
    const { db, archive } = usable();
    if (inJournal >= STEPS_IN_JOURNAL) {
      inJournal = 0;
      db.pragma('wal_checkpoint(PASSIVE)');
      return { indexed: 0, remaining, isDone: false };
    }
    const progress = db.transaction(() => advance(db, archive, giveWay)).immediate();
    ({ remaining } = progress);
    if (!progress.isDone) inJournal += 1;
    else if (inJournal > 0) {
      inJournal = STEPS_IN_JOURNAL;
      return { ...progress, isDone: false };
    }
    return progress;
  };
  return {
    async advance() {
      try {
        const progress = step();
        const asked = open;
        if (!progress.isDone || !asked?.check) return progress;
        // Nothing is left to do but to see whether all that was there is sound.
        const found = await asked.check.found;
        return found === 'damaged' && open === asked ? startAnew() : progress;
      } catch (cause) {
        if (!isDamage(cause)) throw asAppError(cause);
        return startAnew();
      }
    },
    reset() {
      const { db } = usable();
      db.transaction(() => createTables(db)).immediate();
    },
    close,
  };
}

function openIndex(file: string, archive: Database, key: string | null): Database {
  const db = new Sqlite(file, { timeout: 5_000 });
  try {
    unlock(db, key);
    db.pragma('page_size = 8192');
    // Pages that a merge has left are given back in small steps, too.
    db.pragma('auto_vacuum = INCREMENTAL');
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('wal_autocheckpoint = 0');
    db.pragma('cache_size = -8192');
    db.pragma('temp_store = MEMORY');
    db.transaction(() => {
      const meta = readMeta(db, 'main');
      if (!meta || !belongs(archive, meta)) createTables(db);
    }).immediate();
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

function removeIndex(file: string): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(file + suffix, { force: true });
  rmSync(stampOf(file), { force: true });
}

function advance(db: Database, archive: Database, giveWay: () => void): IndexProgress {
  const meta = readMeta(db, 'main');
  if (!meta) throw new Error('The index has no account of itself.');
  if (!isCorrected(archive, meta)) {
    const { moved, remaining } = moveCorrected(db, archive, meta);
    return { indexed: moved, remaining, isDone: false };
  }
  const messages = messagesAfter(archive, meta.watermark);
  const [first] = messages;
  if (first) {
    const stretch = stretchOf(first.id);
    const isNew = meta.watermark === 0 || stretch > stretchOf(meta.watermark);
    if (isNew && closeStretch(db, meta.watermark)) {
      return { indexed: 0, remaining: countAfter(archive, meta.watermark), isDone: false };
    }
    const batch = messages.filter(({ id }) => stretchOf(id) === stretch);
    if (isNew) electCommon(db, archive, lastId(batch));
    addBatch(db, meta, batch, giveWay);
    for (let turn = 0; turn < MERGES; turn += 1) {
      giveWay();
      if (!mergeALittle(db, MERGE_PAGES)) break;
    }
    return { indexed: batch.length, remaining: countAfter(archive, lastId(batch)), isDone: false };
  }
  const isDone = !catchUpCommon(db) && tidy(db, meta);
  return { indexed: 0, remaining: 0, isDone };
}

function messagesAfter(archive: Database, id: number): Source[] {
  return archive
    .prepare<[number, number], Source>(
      `
      ${selectSource}
      WHERE m.id > ?
      ORDER BY m.id
      LIMIT ?`,
    )
    .all(id, BATCH);
}

/** By their numbers: to count them with every batch would take longer than to index it. */
function countAfter(archive: Database, id: number): number {
  const newest = archive
    .prepare<[], number | null>(`
      SELECT MAX(id)
      FROM messages`)
    .pluck()
    .get();
  return (newest ?? id) - id;
}

function lastId(messages: readonly Source[]): number {
  return messages.at(-1)?.id ?? 0;
}

function addBatch(
  db: Database,
  meta: Meta,
  messages: readonly Source[],
  giveWay: () => void,
): void {
  const placed = place(db, messages);
  const insert = db.prepare<[bigint, string]>(`
    INSERT INTO grams (rowid, tokens)
    VALUES (?, ?)`);
  // One by one: the tokens of a whole batch would outlive what is collected quickly.
  const inserting = function* (): Generator<{ id: number; tokens: string[] }> {
    for (const [at, { slot, message }] of placed.entries()) {
      if (at % FEW === 0) giveWay();
      const tokens = entryTokens(message);
      insert.run(BigInt(slot), tokens.join(' '));
      yield { id: message.id, tokens };
    }
  };
  noteCommon(db, inserting());
  const displacement = placed.reduce(
    (most, { slot, wanted }) => Math.max(most, slot - wanted),
    meta.displacement,
  );
  db.prepare(`
    UPDATE meta
    SET watermark = ?,
        fingerprint = ?,
        displacement = ?,
        untidy = untidy + ?`).run(
    lastId(messages),
    messages.at(-1)?.fingerprint,
    displacement,
    messages.length,
  );
}

/**
 * Merges the index into one segment, some pages at a time, once enough has come since the last time.
 * True when there is nothing to do.
 */
function tidy(db: Database, meta: Meta): boolean {
  if (meta.tidying === 0) {
    if (meta.untidy < UNTIDY_FEW) return true;
    const entries = db.prepare<[], { entries: number }>(`
      SELECT COUNT(*) AS entries
      FROM slots`);
    if (meta.untidy < (entries.get()?.entries ?? 0) * UNTIDY_SHARE) return true;
    // A negative number of pages puts all segments up for one merge, which the following steps go on with.
    db.prepare(`
      UPDATE meta
      SET tidying = 1`).run();
    mergeALittle(db, -MERGE_PAGES);
    return false;
  }
  if (mergeALittle(db, MERGE_PAGES) || giveBack(db)) return false;
  db.prepare(`
    UPDATE meta
    SET tidying = 0,
        untidy = 0`).run();
  return false;
}

/** Merges about so many pages of segments. False when there was nothing to merge. */
function mergeALittle(db: Database, pages: number): boolean {
  const changes = db.prepare<[], { changes: number }>('SELECT total_changes() AS changes');
  const before = changes.get()?.changes ?? 0;
  db.exec(`INSERT INTO grams (grams, rank) VALUES ('merge', ${pages})`);
  return (changes.get()?.changes ?? 0) - before >= 2;
}

/** Gives some pages that nothing uses any more back to the disk. False when there were none. */
function giveBack(db: Database): boolean {
  const free = (): unknown => db.pragma('freelist_count', { simple: true });
  const before = free();
  if (before === 0) return false;
  db.pragma(`incremental_vacuum(${VACUUM_PAGES})`);
  return free() !== before;
}

/** Messages in one transaction. Larger ones are a little faster, but take 100 MB more memory. */
const BATCH = 2_000;
/** Steps after which what they wrote goes from the journal to the file, in a step of its own. */
const STEPS_IN_JOURNAL = 8;
/** Messages in a millisecond, about. */
const FEW = 32;
/** Of a thousand bytes. */
const MERGE_PAGES = 100;
/** With every batch. */
const MERGES = 7;
const VACUUM_PAGES = 256;
/** The whole is tidied after this many new entries, if they are this share of it. */
const UNTIDY_FEW = 20_000;
const UNTIDY_SHARE = 0.25;
