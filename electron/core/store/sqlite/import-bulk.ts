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
  /** Of the row that was added last; 0 before. */
  lastId(): number;
  /** After a rollback to when this was the last id, with nothing waiting. */
  goBack(lastId: number): void;
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

/** So many rows are inserted by one statement; of the last ones, so few. */
const together = 20;
const few = 5;

/**
 * To be called inside of a savepoint. Null where there are messages already. Where rows have just the
 * `usual` values in some columns, these are part of the statement: to bind them takes a fifth of its time.
 */
export function openBulkLoad(
  db: Database,
  columns: readonly string[],
  usual: Readonly<Record<string, UsualValue>>,
): BulkLoad | null {
  if (!isWithoutMessages(db)) return null;
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
  const cache = Number(db.pragma('cache_size', { simple: true }));
  const giveUp = (): void => {
    db.pragma(`cache_size = ${cache}`);
    db.pragma('threads = 0');
  };
  // Sorts for an index beside the reading of the rows.
  db.pragma('threads = 2');
  const insert = (rows: number, values: readonly string[]) =>
    db.prepare(`
      INSERT INTO main.messages (id, ${columns.join(', ')})
      VALUES ${Array.from({ length: rows }, () => `(?, ${values.join(', ')})`).join(', ')}`);
  const values = columns.map((column) => (column in usual ? literal(usual[column]!) : '?'));
  const insertUsual = insert(together, values);
  const all = columns.map(() => '?');
  const insertAny = insert(together, all);
  const insertFew = insert(few, all);
  const insertOne = insert(1, all);
  const places = columns.map((_, place) => place);
  const varying = places.filter((place) => usual[columns[place]!] === undefined);
  const expected = places.flatMap((place) => {
    const { [columns[place]!]: value } = usual;
    return value === undefined ? [] : [{ place, value }];
  });
  const isUsual = (row: readonly unknown[]): boolean => {
    for (const { place, value } of expected) if (row[place] !== value) return false;
    return true;
  };
  let waiting: (readonly unknown[])[] = [];
  let areUsual = true;
  let lastId = 0;
  const parameters = (rows: readonly (readonly unknown[])[], before: number, among = places) => {
    const bound: unknown[] = [];
    let id = before;
    for (const row of rows) {
      bound.push(++id);
      for (const place of among) bound.push(row[place]);
    }
    return bound;
  };
  const flush = (): void => {
    const before = lastId - waiting.length;
    let done = 0;
    for (; done + few <= waiting.length; done += few) {
      insertFew.run(parameters(waiting.slice(done, done + few), before + done));
    }
    for (; done < waiting.length; done++) insertOne.run(before + done + 1, ...waiting[done]!);
    waiting = [];
    areUsual = true;
  };
  return {
    add(row) {
      lastId++;
      waiting.push(row);
      areUsual &&= isUsual(row);
      if (waiting.length === together) {
        const bound = parameters(waiting, lastId - together, areUsual ? varying : places);
        (areUsual ? insertUsual : insertAny).run(bound);
        waiting = [];
        areUsual = true;
      }
      return lastId;
    },
    flush,
    lastId: () => lastId,
    goBack(id) {
      lastId = id;
      waiting = [];
      areUsual = true;
    },
    giveUp,
    end() {
      flush();
      // Of an index, as much is sorted in memory at a time; more is hardly faster.
      db.pragma('cache_size = -2048');
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

/** Withdrawn ones count as well. */
export function isWithoutMessages(db: Database): boolean {
  return db.prepare('SELECT NOT EXISTS (SELECT 1 FROM main.messages)').pluck().get() === 1;
}

type UsualValue = 'text' | 0 | null;

function literal(value: UsualValue): string {
  return value === null ? 'NULL' : value === 0 ? '0' : `'${value}'`;
}

function isRepeat(cause: unknown): boolean {
  return cause instanceof Sqlite.SqliteError && cause.code === 'SQLITE_CONSTRAINT_UNIQUE';
}
