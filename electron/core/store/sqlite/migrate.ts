import type { Database } from 'better-sqlite3';
import { copyFileSync } from 'node:fs';
import { AppError } from '../../../../shared/contract/errors.ts';
import { migrations } from './migrations/list.ts';

/**
 * Brings the database to the newest schema, one transaction a migration. A copy of the file is kept
 * before the first one that meets data. A newer archive is refused and left untouched.
 */
export function migrate(db: Database, upTo: number = migrations.length): void {
  const applied = schemaVersion(db);
  if (applied > migrations.length) {
    throw new AppError('archive-newer', 'The archive was made by a newer version of Keptword.', {
      archive: applied,
      program: migrations.length,
    });
  }
  if (applied > 0 && applied < upTo) keepCopy(db, applied);
  for (const [index, sql] of migrations.entries()) {
    if (index < applied || index >= upTo) continue;
    db.transaction(() => {
      db.exec(sql);
      db.pragma(`user_version = ${index + 1}`);
    }).immediate();
  }
}

export function schemaVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

function keepCopy(db: Database, version: number): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(db.name, `${db.name}.before-${version}`);
}
