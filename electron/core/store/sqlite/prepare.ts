import type { Database, Statement } from 'better-sqlite3';

const statements = new WeakMap<Database, Map<string, Statement>>();

/** Prepares a statement the first time a connection needs it; compiling costs more than most queries. */
export function prepareOnce<P extends unknown[] = unknown[], R = unknown>(
  db: Database,
  sql: string,
): Statement<P, R> {
  const known = statements.get(db) ?? new Map<string, Statement>();
  statements.set(db, known);
  const statement = known.get(sql) ?? db.prepare(sql);
  known.set(sql, statement);
  return statement as unknown as Statement<P, R>;
}

/**
 * The same connection, preparing each statement once. For work that asks for the same ones again and
 * again, such as the files of an import: none may be iterated while it is asked for anew.
 */
export function preparingOnce(db: Database): Database {
  const prepare = (sql: string): Statement => prepareOnce(db, sql);
  return Object.create(db, { prepare: { value: prepare } }) as Database;
}
