import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';

/**
 * The id of a shop; null stands for all. One that the settings name, and of which nothing has come in yet,
 * has an id that no row bears. `not-found` when neither an import nor the settings name it.
 */
export function shopIdOf(db: Database, shop: string | null): number | null {
  if (shop === null) return null;
  const id = find(db, shop);
  if (id !== undefined) return id;
  if (isSet(db, shop)) return withoutRow;
  throw new AppError('not-found', 'The archive knows no shop of this name.', { shop });
}

/** The same, for something that is written about the shop. */
export function shopIdToWrite(db: Database, shop: string | null): number | null {
  const id = shopIdOf(db, shop);
  return id === withoutRow && shop !== null ? shopNamed(db, shop) : id;
}

/** The id of a shop of this name, which is new if need be. */
export function shopNamed(db: Database, name: string): number {
  db.prepare(`
    INSERT INTO shops (name)
    VALUES (?)
    ON CONFLICT (name) DO NOTHING`).run(name);
  return find(db, name)!;
}

/** SQLite counts from 1. */
const withoutRow = 0;

function find(db: Database, name: string): number | undefined {
  return db
    .prepare<[string], number>(
      `
      SELECT id
      FROM shops
      WHERE name = ?`,
    )
    .pluck()
    .get(name);
}

/** In the list of shops, or in the shift plan. */
function isSet(db: Database, name: string): boolean {
  const row = db
    .prepare<[object], object>(
      `
      SELECT 1
      FROM settings
      JOIN json_each(settings.value) AS entry
      WHERE (settings.key = 'shops' AND entry.value = @name)
         OR (settings.key = 'shifts' AND json_extract(entry.value, '$.shop') = @name)`,
    )
    .get({ name });
  return row !== undefined;
}
