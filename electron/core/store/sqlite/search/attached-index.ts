import type { Database } from 'better-sqlite3';
import { isDamage } from './damage.ts';
import { fileIdentity } from './file-identity.ts';
import { belongs, isCorrected, readMeta, type Meta } from './schema.ts';

/** The reading side of the index file, attached as `search` to a connection that reads the archive. */
export interface AttachedIndex {
  /**
   * Runs `work` on one and the same state of index and archive. There is no account where there is no
   * index to be used: absent, of another version, of another archive, behind a correction or damaged. Searches then read the
   * messages themselves.
   */
  inSnapshot<T>(work: (meta: Meta | undefined) => T): T;
}

export function attachedIndex(reader: Database, file: string): AttachedIndex {
  let attached = '';
  let damaged = '';
  const attach = (): boolean => {
    const identity = fileIdentity(file);
    if (identity === attached) return attached !== '' && attached !== damaged;
    if (attached !== '') reader.exec('DETACH DATABASE search');
    attached = '';
    if (identity === '') return false;
    reader.prepare('ATTACH DATABASE ? AS search').run(file);
    attached = identity;
    return attached !== damaged;
  };
  const usable = (): Meta | undefined => {
    const meta = readMeta(reader, 'search');
    return meta && belongs(reader, meta) && isCorrected(reader, meta) ? meta : undefined;
  };
  const guarded = <T>(work: (meta: Meta | undefined) => T): T => {
    // Attaching is not allowed inside a transaction.
    const isThere = ifSound(attach, () => false);
    const snapshot = reader.transaction(() =>
      work(isThere ? ifSound(usable, () => undefined) : undefined),
    );
    try {
      return snapshot();
    } catch (cause) {
      if (!isDamage(cause) || !isThere) throw cause;
      damaged = attached;
      return reader.transaction(() => work(undefined))();
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
  return { inSnapshot: guarded };
}

/** Damage, a file without our tables, or one that cannot be opened. */
function isUnusable(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return isDamage(cause) || code === 'SQLITE_CANTOPEN' || code === 'SQLITE_ERROR';
}
