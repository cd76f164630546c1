import type { Database, Statement } from 'better-sqlite3';

/**
 * The same connection, compiling each statement once: that costs more than most of them do. Searches make
 * many different ones, so the longest unused are given up. None may be asked for while it is iterated.
 */
export function keepingStatements(db: Database): Database {
  const known = new Map<string, Statement>();
  const prepare = (sql: string): Statement => {
    const statement = known.get(sql) ?? db.prepare(sql);
    known.delete(sql);
    known.set(sql, statement);
    const oldest = known.size > MOST ? known.keys().next().value : undefined;
    if (oldest !== undefined) known.delete(oldest);
    return statement;
  };
  return Object.create(db, { prepare: { value: prepare } }) as Database;
}

const MOST = 200;
