import type { Database } from 'better-sqlite3';

/**
 * Gives a connection its key before anything is read: each page is under ChaCha20 with a tag of Poly1305,
 * the journal's, too. Null is for a database that lies open.
 */
export function unlock(db: Database, key: string | null): void {
  if (key === null) return;
  db.pragma(`cipher = 'chacha20'`);
  db.pragma(`key = '${key}'`);
}
