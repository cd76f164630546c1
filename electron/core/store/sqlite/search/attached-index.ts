import type { Database } from 'better-sqlite3';
import { isDamage } from './damage.ts';
import { fileIdentity } from './file-identity.ts';
import { doubt } from './index-check.ts';
import { meetingsIn, type Meetings } from './meetings.ts';
import { belongs, isCorrected, readMeta, type Meta } from './schema.ts';
import { unindexedMessages, type Unindexed } from './unindexed.ts';

/** What searches have to know of the archive and its index as they are now. */
export interface Standing {
  /**
   * Undefined where there is no index to be used: absent, of another version, of another archive, behind
   * a correction or damaged. Searches then read the messages themselves.
   */
  readonly meta: Meta | undefined;
  /** Undefined like `meta`. */
  readonly meetings: Meetings | undefined;
  /** There is a file, and it is not a sound index: it is built anew at the next occasion. */
  readonly isDamaged: boolean;
  /** The highest id of a message; 0 where there is none. */
  readonly newestId: number;
  /** Whether any message is withdrawn or the same as another. Their entries stay in the index. */
  readonly hasHidden: boolean;
  /** Another one whenever something was written to the archive. */
  readonly version: number;
}

/** The reading side of the index file, attached as `search` to a connection that reads the archive. */
export interface AttachedIndex {
  /** Runs `work` on one and the same state of index and archive. */
  inSnapshot<T>(work: (standing: Standing) => T): T;
  readonly unindexed: Unindexed;
  close(): void;
}

export function attachedIndex(
  reader: Database,
  file: string,
  key: string | null = null,
): AttachedIndex {
  let attached = '';
  let damaged = '';
  let known: { readonly of: string; readonly standing: Standing } | undefined;
  const detach = (): void => {
    if (attached !== '') reader.exec('DETACH DATABASE search');
    attached = '';
    known = undefined;
  };
  const attach = (): boolean => {
    const identity = fileIdentity(file);
    if (identity === attached) return attached !== '' && attached !== damaged;
    detach();
    if (identity === '') return false;
    // Without a word of its own it would be read with the archive's key.
    reader.prepare('ATTACH DATABASE ? AS search KEY ?').run(file, key ?? '');
    // What is set for the archive does not hold for what is attached.
    reader.pragma('search.cache_size = -16384');
    attached = identity;
    return attached !== damaged;
  };
  const meetingsOf = meetingsIn(reader);
  const usable = (): Meta | undefined => {
    const meta = readMeta(reader, 'search');
    return meta && belongs(reader, meta) && isCorrected(reader, meta) ? meta : undefined;
  };
  /** Nothing of it can be another as long as nobody has written to either file. */
  const standingNow = (isThere: boolean): Standing => {
    const version = dataVersion(reader, 'main');
    const of = `${version} ${isThere ? dataVersion(reader, 'search') : ''}`;
    if (known?.of !== of) {
      let isDamaged = !isThere && fileIdentity(file) !== '';
      const unsound = (): undefined => {
        isDamaged = true;
      };
      const meta = isThere ? ifSound(usable, unsound) : undefined;
      const meetings = meta && meetingsOf(meta);
      known = { of, standing: { meta, meetings, isDamaged, version, ...archiveNow(reader) } };
    }
    return known.standing;
  };
  const inTransaction = reader.transaction((work: () => unknown) => work());
  const inSnapshot = <T>(work: (standing: Standing) => T): T => {
    // Attaching is not allowed inside a transaction.
    const isThere = ifSound(attach, () => false);
    try {
      return inTransaction(() => work(standingNow(isThere))) as T;
    } catch (cause) {
      if (!isDamage(cause) || !isThere) throw cause;
      damaged = attached;
      if (fileIdentity(file) === damaged) doubt(file);
      return inTransaction(() => work(standingNow(false))) as T;
    }
  };
  const ifSound = <T>(work: () => T, otherwise: () => T): T => {
    try {
      return work();
    } catch (cause) {
      if (!isUnusable(cause)) throw cause;
      return otherwise();
    }
  };
  const unindexed = unindexedMessages(reader);
  return {
    inSnapshot,
    unindexed,
    close() {
      unindexed.close();
      detach();
    },
  };
}

function dataVersion(reader: Database, schema: 'main' | 'search'): number {
  return reader.prepare<[], number>(`PRAGMA ${schema}.data_version`).pluck().get() ?? 0;
}

function archiveNow(reader: Database): Pick<Standing, 'newestId' | 'hasHidden'> {
  const row = reader
    .prepare<[], { newestId: number | null; hasHidden: 0 | 1 }>(`
      SELECT
        (SELECT MAX(id) FROM main.messages) AS newestId,
        EXISTS (SELECT 1 FROM main.messages WHERE hidden > 0) AS hasHidden`)
    .get();
  return { newestId: row?.newestId ?? 0, hasHidden: row?.hasHidden === 1 };
}

/** Damage, a file without our tables, or one that cannot be opened. */
function isUnusable(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return isDamage(cause) || code === 'SQLITE_CANTOPEN' || code === 'SQLITE_ERROR';
}
