import Sqlite, { type Database } from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { ConvertDatabase } from '../convert.ts';
import { asAppError } from '../errors.ts';
import { recordEvent } from './events.ts';
import { unlock } from './unlock.ts';

/** See `ConvertDatabase`. */
export const convertDatabase: ConvertDatabase = (from, to, { action, by }, onTable) => {
  const db = new Sqlite(to.file);
  try {
    unlock(db, to.key);
    db.pragma('temp_store = MEMORY');
    // Nobody reads it before it is whole: there is nothing to roll back to.
    db.pragma('journal_mode = OFF');
    db.pragma('foreign_keys = OFF');
    db.prepare('ATTACH DATABASE ? AS old KEY ?').run(from.file, from.key ?? '');
    hold(db);
    const tables = tablesOf(db);
    const total = tables.length * 2;
    db.transaction(() => {
      for (const [index, table] of tables.entries()) {
        copyTable(db, table);
        onTable(index + 1, total);
      }
      copyRest(db);
    }).exclusive();
    for (const [index, table] of tables.entries()) {
      if (digestOf(db, 'main', table) !== digestOf(db, 'old', table)) throw unlike(table.name);
      onTable(tables.length + index + 1, total);
    }
    for (const found of db.pragma('main.integrity_check') as { integrity_check: string }[]) {
      if (found.integrity_check !== 'ok') throw unlike(found.integrity_check);
    }
    recordEvent(db, by, action, 'archive', null);
    return { release: () => void db.close() };
  } catch (cause) {
    db.close();
    throw asAppError(cause);
  }
};

interface Table {
  readonly name: string;
  readonly sql: string;
  /** Rows have a number that is none of the columns. */
  readonly hasHiddenRowid: boolean;
}

/** Taking a database out of its journal mode is what only its one user can; the lock stays. */
function hold(db: Database): void {
  db.pragma('old.locking_mode = EXCLUSIVE');
  db.pragma('old.journal_mode = DELETE');
  db.exec('BEGIN EXCLUSIVE');
  db.exec('COMMIT');
}

function tablesOf(db: Database): Table[] {
  const rows = db
    .prepare<[], { name: string; sql: string; hidden: 0 | 1 }>(`
      SELECT
        s.name,
        s.sql,
        l.wr = 0 AND NOT EXISTS (
          SELECT 1
          FROM pragma_table_info(s.name, 'old') AS c
          WHERE c.pk > 0 AND upper(c.type) = 'INTEGER'
        ) AS hidden
      FROM old.sqlite_schema AS s
      JOIN pragma_table_list AS l ON l.schema = 'old' AND l.name = s.name
      WHERE s.type = 'table' AND s.name NOT LIKE 'sqlite~_%' ESCAPE '~'
      ORDER BY s.rowid`)
    .all();
  return rows.map(({ name, sql, hidden }) => ({ name, sql, hasHiddenRowid: hidden === 1 }));
}

function copyTable(db: Database, { name, sql, hasHiddenRowid }: Table): void {
  db.exec(sql);
  const columns = db
    .prepare<[string], string>(`SELECT name FROM pragma_table_info(?, 'old')`)
    .pluck()
    .all(name);
  const listed = [...(hasHiddenRowid ? ['rowid'] : []), ...columns.map(quoted)].join(', ');
  db.exec(`
    INSERT INTO main.${quoted(name)} (${listed})
    SELECT ${listed}
    FROM old.${quoted(name)}`);
}

/** Indexes, triggers and views, once all rows are in; then what a database says of itself. */
function copyRest(db: Database): void {
  const others = db
    .prepare<[], string>(`
      SELECT sql
      FROM old.sqlite_schema
      WHERE type <> 'table' AND sql IS NOT NULL
      ORDER BY rowid`)
    .pluck()
    .all();
  for (const sql of others) db.exec(sql);
  if (hasSequence(db)) {
    db.exec('DELETE FROM main.sqlite_sequence');
    db.exec('INSERT INTO main.sqlite_sequence SELECT * FROM old.sqlite_sequence');
  }
  for (const name of ['user_version', 'application_id']) {
    db.pragma(`main.${name} = ${Number(db.pragma(`old.${name}`, { simple: true }))}`);
  }
}

function hasSequence(db: Database): boolean {
  const found = db.prepare(`SELECT 1 FROM old.sqlite_schema WHERE name = 'sqlite_sequence'`).get();
  return found !== undefined;
}

/** Over every value of every row, in their order. */
function digestOf(db: Database, schema: 'main' | 'old', { name, hasHiddenRowid }: Table): string {
  const hash = createHash('sha256');
  const rows = db
    .prepare<[], unknown[]>(`
      SELECT ${hasHiddenRowid ? 'rowid, ' : ''}*
      FROM ${schema}.${quoted(name)}`)
    .raw();
  for (const row of rows.iterate()) {
    hash.update(JSON.stringify(row, (_, value: unknown) => hexOf(value)));
  }
  return hash.digest('hex');
}

function hexOf(value: unknown): unknown {
  const isBuffer =
    typeof value === 'object' && value !== null && 'type' in value && 'data' in value;
  return isBuffer ? Buffer.from(value.data as number[]).toString('hex') : value;
}

function quoted(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

function unlike(what: string): AppError {
  const message = 'The copy of the archive is not equal to it; nothing was changed.';
  return new AppError('archive-damaged', message, { what });
}
