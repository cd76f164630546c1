import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';

/** References that nothing has looked up while rows were written. */
export interface LateReferences {
  /** To be called before the commit. Throws where a row refers to one that is not there. */
  check(): void;
  /** After the transaction: from now on every row is looked up as it is written. */
  end(): void;
}

/**
 * Has references looked up at the end of the next transaction. To look up each row of a bulk load in the
 * tables that it refers to takes two fifths of its time; at its end an index tells which ids are in use.
 */
export function checkReferencesLate(db: Database): LateReferences {
  db.pragma('foreign_keys = OFF');
  return {
    check() {
      for (const name of tablesOf(db)) {
        if (name === 'messages') continue;
        if ((db.pragma(`foreign_key_check("${name}")`) as unknown[]).length > 0)
          throw dangling(name);
      }
      for (const query of messageReferences) {
        if (db.prepare(query).get() !== undefined) throw dangling('messages');
      }
    },
    end: () => void db.pragma('foreign_keys = ON'),
  };
}

/**
 * Each reads an index, and looks up every id that stands in it once. No id at all is in no list, least of
 * all in an empty one.
 */
const messageReferences = [
  `SELECT 1
   FROM (SELECT DISTINCT conversation_id AS id FROM main.messages)
   WHERE id NOT IN (SELECT id FROM conversations)`,
  `SELECT 1
   FROM (SELECT DISTINCT account_id AS id FROM main.messages WHERE hidden = 0)
   WHERE id IS NOT NULL
     AND id NOT IN (SELECT id FROM accounts)`,
  `SELECT 1
   FROM main.messages
   WHERE hidden > 0
     AND account_id IS NOT NULL
     AND account_id NOT IN (SELECT id FROM accounts)`,
  `SELECT 1
   FROM (SELECT DISTINCT source_file_id AS id FROM main.messages)
   WHERE id NOT IN (SELECT id FROM source_files)`,
  `SELECT 1
   FROM main.messages
   WHERE same_as IS NOT NULL
     AND same_as NOT IN (SELECT id FROM main.messages)`,
];

function tablesOf(db: Database): string[] {
  return db
    .prepare<[], string>(`
      SELECT name
      FROM main.sqlite_schema
      WHERE type = 'table'`)
    .pluck()
    .all();
}

function dangling(table: string): AppError {
  return new AppError('internal', 'A row refers to one that is not there; nothing was kept.', {
    table,
  });
}
