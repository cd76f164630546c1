import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { SavedSearch } from '../../../../shared/contract/searches.ts';
import type { SearchesStore } from '../searches.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';

export function searchesStore({ reader, writer }: Connections): SearchesStore {
  return {
    list: async () =>
      reader
        .prepare<[], Omit<SavedSearch, 'count'>>(`
          SELECT CAST(id AS TEXT) AS searchId, name, query, saved_at AS savedAt,
            saved_by AS savedBy
          FROM saved_searches
          WHERE removed_at IS NULL
          ORDER BY name`)
        .all(),
    save: (name, query, by) =>
      writer.transaction((db) => {
        refuseTaken(db, name, null);
        const { lastInsertRowid } = db
          .prepare(`
            INSERT INTO saved_searches (name, query, saved_at, saved_by)
            VALUES (?, ?, ?, ?)`)
          .run(name, query, by.at, by.actor);
        recordEvent(db, by, 'save', 'search', lastInsertRowid, { name, query });
        return String(lastInsertRowid);
      }),
    rename: (searchId, name, by) =>
      writer.transaction((db) => {
        const before = standing(db, searchId);
        refuseTaken(db, name, searchId);
        db.prepare(`
          UPDATE saved_searches
          SET name = ?
          WHERE id = ?`).run(name, BigInt(searchId));
        recordEvent(db, by, 'rename', 'search', searchId, { before, name });
      }),
    remove: (searchId, by) =>
      writer.transaction((db) => {
        standing(db, searchId);
        db.prepare(`
          UPDATE saved_searches
          SET removed_at = ?
          WHERE id = ?`).run(by.at, BigInt(searchId));
        recordEvent(db, by, 'remove', 'search', searchId);
      }),
    recent: async (person, limit) =>
      reader
        .prepare<[string, number], { query: string; at: number }>(`
          SELECT query, searched_at AS at
          FROM recent_searches
          WHERE person = ?
          ORDER BY searched_at DESC, rowid DESC
          LIMIT ?`)
        .all(person, limit),
    remember: (query, { actor, at }) =>
      writer.transaction((db) => {
        db.prepare(`
          DELETE FROM recent_searches
          WHERE person = ?
            AND query = ?`).run(actor, query);
        db.prepare(`
          INSERT INTO recent_searches (person, query, searched_at)
          VALUES (?, ?, ?)`).run(actor, query, at);
        db.prepare(`
          DELETE FROM recent_searches
          WHERE person = @person
            AND rowid NOT IN (
              SELECT rowid
              FROM recent_searches
              WHERE person = @person
              ORDER BY searched_at DESC, rowid DESC
              LIMIT ${KEPT}
            )`).run({ person: actor });
      }),
    forget: (person) =>
      writer.transaction((db) => {
        db.prepare(`
          DELETE FROM recent_searches
          WHERE person = ?`).run(person);
      }),
  };
}

/** Recent searches of one person. */
const KEPT = 50;

function standing(db: Database, searchId: string): string {
  const name = db
    .prepare<[bigint], string>(`
      SELECT name
      FROM saved_searches
      WHERE id = ?
        AND removed_at IS NULL`)
    .pluck()
    .get(BigInt(searchId));
  if (name === undefined) {
    throw new AppError('not-found', 'There is no such search.', { searchId });
  }
  return name;
}

function refuseTaken(db: Database, name: string, searchId: string | null): void {
  const id = db
    .prepare<[string], string>(`
      SELECT CAST(id AS TEXT)
      FROM saved_searches
      WHERE name = ?
        AND removed_at IS NULL`)
    .pluck()
    .get(name);
  if (id !== undefined && id !== searchId) {
    throw new AppError('conflict', 'Another search has this name.', { name });
  }
}
