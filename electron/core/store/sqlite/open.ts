import Sqlite, { type Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import { asAppError } from '../errors.ts';
import { migrate, schemaVersion } from './migrate.ts';
import { migrations } from './migrations/list.ts';
import { unlock } from './unlock.ts';

/** Opens the one connection that may write, making or migrating the database where needed. */
export function openWriter(file: string, key: string | null = null): Database {
  const db = connect(file, false, key);
  // Half a reader's: more is hardly faster, and an import has several caches side by side.
  db.pragma('cache_size = -8192');
  // Sorting for an index of millions of messages must not fill the memory. The cipher leaves temporary
  // files as they are.
  if (key === null) db.pragma('temp_store = FILE');
  db.pragma('journal_mode = WAL');
  // The journal of a large import is cut again afterwards.
  db.pragma('journal_size_limit = 67108864');
  // Pages: what is written again and again reaches the database once.
  db.pragma('wal_autocheckpoint = 8000');
  db.pragma('synchronous = NORMAL');
  db.pragma('foreign_keys = ON');
  migrate(db);
  return db;
}

/** Opens a connection that cannot write. The database must exist and have this program's schema. */
export function openReader(file: string, key: string | null = null): Database {
  const db = connect(file, true, key);
  if (schemaVersion(db) !== migrations.length) {
    db.close();
    throw new AppError('archive-damaged', 'The archive has not been brought to this version yet.');
  }
  return db;
}

function connect(file: string, readonly: boolean, key: string | null): Database {
  try {
    const db = new Sqlite(file, { readonly, fileMustExist: readonly, timeout: 5_000 });
    unlock(db, key);
    // KiB; the system keeps what was read before in memory anyway.
    db.pragma('cache_size = -16384');
    db.pragma('temp_store = MEMORY');
    return db;
  } catch (cause) {
    throw asAppError(cause);
  }
}
