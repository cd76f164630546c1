import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import { openBulkLoad, type BulkLoad } from './import-bulk.ts';
import { messageColumns, usualValues } from './import-file-statements.ts';

/**
 * One bulk load for many small files. Each brings conversations of its own, so that nothing in it can be
 * known already; at the first that does not, the indexes are built, and rows are written one by one from
 * then on.
 */
export interface BatchBulk {
  /** Right before a file's savepoint. */
  beginFile(): void;
  /** Null where rows are written one by one. */
  load(): BulkLoad | null;
  /** Builds the indexes, and is over. Also to be called at the end of all files. */
  leave(): void;
  /** After what the file has written was rolled back. */
  undoFile(): void;
  /** Where the whole batch is rolled back. */
  giveUp(): void;
}

export function batchBulk(db: Database): BatchBulk {
  let load: BulkLoad | null = null;
  let isTried = false;
  let before: { readonly load: BulkLoad; readonly lastId: number } | null = null;
  const leave = (): void => {
    if (!load) return;
    const ended = load;
    load = null;
    if (ended.end()) return;
    throw new AppError('internal', 'A message came twice where none should; nothing was kept.');
  };
  return {
    beginFile() {
      if (!isTried) load = openBulkLoad(db, messageColumns, usualValues);
      isTried = true;
      before = load && { load, lastId: load.lastId() };
    },
    load: () => load,
    leave,
    undoFile() {
      if (!before) return;
      before.load.goBack(before.lastId);
      // Built inside of the savepoint, the indexes are gone again.
      if (!load) {
        ({ load } = before);
        leave();
      }
    },
    giveUp: () => load?.giveUp(),
  };
}
