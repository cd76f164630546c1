import Sqlite, { type Database } from 'better-sqlite3';

/**
 * Messages on their way into a table that has none yet: without its indexes, which are built once all
 * are in. An index that grows row by row costs two to five times as much.
 */
export interface BulkLoad {
  /** Takes the values of a row in the order of `columns`; returns its id. */
  add(row: readonly unknown[]): number;
  /** Puts into the table what waits, for others to refer to it. */
  flush(): void;
  /**
   * Builds the indexes. False where two messages have one fingerprint: then all of it must be rolled
   * back, as only a table with its indexes tells which of them is known.
   */
  end(): boolean;
  /** Where it is not brought to its end. */
  giveUp(): void;
}

/**
 * Indexes whose entries go all over them. One that is written at its end, or holds few rows, costs less
 * as it is.
 */
const scattered = ['messages_fingerprint', 'messages_time', 'messages_account'];

/** So many rows are inserted by one statement. */
const together = 10;

/** To be called inside of a savepoint. Null where there are messages already. */
export function openBulkLoad(db: Database, columns: readonly string[]): BulkLoad | null {
  const isEmpty = db.prepare('SELECT NOT EXISTS (SELECT 1 FROM main.messages)').pluck().get() === 1;
  if (!isEmpty) return null;
  const indexes = db
    .prepare<[string], { name: string; sql: string }>(`
      SELECT name, sql
      FROM main.sqlite_schema
      WHERE type = 'index'
        AND tbl_name = 'messages'
        AND name IN (SELECT value FROM json_each(?))
      ORDER BY rowid`)
    .all(JSON.stringify(scattered));
  for (const { name } of indexes) db.exec(`DROP INDEX main.${name}`);
  // Rows are written one behind the other: what is in the cache is not asked for again.
  const cache = Number(db.pragma('cache_size', { simple: true }));
  const giveUp = (): void => {
    db.pragma(`cache_size = ${cache}`);
    db.pragma('threads = 0');
  };
  db.pragma('cache_size = -16384');
  // Sorts for an index beside the reading of the rows.
  db.pragma('threads = 2');
  const one = `(${['id', ...columns].map(() => '?').join(', ')})`;
  const insert = (rows: number) =>
    db.prepare(`
      INSERT INTO main.messages (id, ${columns.join(', ')})
      VALUES ${Array.from({ length: rows }, () => one).join(', ')}`);
  const insertAll = insert(together);
  const insertOne = insert(1);
  const width = columns.length + 1;
  let waiting: unknown[] = [];
  let lastId = 0;
  const flush = (): void => {
    for (let at = 0; at < waiting.length; at += width) {
      insertOne.run(waiting.slice(at, at + width));
    }
    waiting = [];
  };
  return {
    add(row) {
      lastId++;
      waiting.push(lastId);
      for (const value of row) waiting.push(value);
      if (waiting.length === width * together) {
        insertAll.run(waiting);
        waiting = [];
      }
      return lastId;
    },
    flush,
    giveUp,
    end() {
      flush();
      try {
        for (const { sql } of indexes) db.exec(sql.replace(' INDEX ', ' INDEX main.'));
        return true;
      } catch (cause) {
        if (isRepeat(cause)) return false;
        throw cause;
      } finally {
        giveUp();
      }
    },
  };
}

function isRepeat(cause: unknown): boolean {
  return cause instanceof Sqlite.SqliteError && cause.code === 'SQLITE_CONSTRAINT_UNIQUE';
}
