import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import { openBulkLoad, type BulkLoad } from './import-bulk.ts';
import { messageColumns, usualValues } from './import-file-statements.ts';
import { mustBeStored } from './import-ledger.ts';

/**
 * One bulk load for many small files. Each brings conversations of its own, so that nothing in it can be
 * known already; at the first that does not, the indexes are built, and rows are written one by one from
 * then on.
 */
export interface BatchBulk {
  /** Right before the savepoint of some files. */
  beginFiles(): void;
  /** Null where rows are written one by one. */
  load(): BulkLoad | null;
  /** How many rows a file has brought: those of several files wait for each other. */
  expect(sourceFileId: number, rows: number): void;
  /** Puts into the table what waits. `internal` where it has not what was expected of these files. */
  endFiles(): void;
  /** Builds the indexes, and is over. Also to be called at the end of all files. */
  leave(): void;
  /** After what these files have written was rolled back. */
  undoFiles(): void;
  /** Where the whole batch is rolled back. */
  giveUp(): void;
}

export function batchBulk(db: Database): BatchBulk {
  let load: BulkLoad | null = null;
  let isTried = false;
  let before: { readonly load: BulkLoad; readonly lastId: number } | null = null;
  const expected = new Map<number, number>();
  const countStored = db.prepare<[number, number], { id: number; stored: number }>(`
    SELECT source_file_id AS id, COUNT(*) AS stored
    FROM main.messages
    WHERE source_file_id BETWEEN ? AND ?
    GROUP BY source_file_id`);
  const leave = (): void => {
    if (!load) return;
    const ended = load;
    load = null;
    if (ended.end()) return;
    throw new AppError('internal', 'A message came twice where none should; nothing was kept.');
  };
  return {
    beginFiles() {
      if (!isTried) load = openBulkLoad(db, messageColumns, usualValues);
      isTried = true;
      before = load && { load, lastId: load.lastId() };
    },
    load: () => load,
    expect: (sourceFileId, rows) => void expected.set(sourceFileId, rows),
    endFiles() {
      load?.flush();
      if (expected.size === 0) return;
      const ids = [...expected.keys()];
      const rows = countStored.all(Math.min(...ids), Math.max(...ids));
      const stored = new Map(rows.map((row) => [row.id, row.stored]));
      for (const [id, kept] of expected) mustBeStored(stored.get(id) ?? 0, kept);
      expected.clear();
    },
    leave,
    undoFiles() {
      expected.clear();
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
