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
  if (applied >= upTo) return;
  if (applied > 0) keepCopy(db, applied);
  const isEnforced = db.pragma('foreign_keys', { simple: true }) === 1;
  // Else no table that others refer to could be built anew. Means nothing inside of a transaction.
  db.pragma('foreign_keys = OFF');
  try {
    for (const [index, sql] of migrations.entries()) {
      if (index < applied || index >= upTo) continue;
      db.transaction(() => {
        const before = brokenReferences(db);
        db.exec(sql);
        const broken = brokenReferences(db);
        if (broken > before)
          throw new AppError('internal', 'A migration broke references.', { index });
        db.pragma(`user_version = ${index + 1}`);
      }).immediate();
    }
  } finally {
    db.pragma(`foreign_keys = ${isEnforced ? 'ON' : 'OFF'}`);
  }
}

function brokenReferences(db: Database): number {
  return (db.pragma('foreign_key_check') as unknown[]).length;
}

export function schemaVersion(db: Database): number {
  return db.pragma('user_version', { simple: true }) as number;
}

function keepCopy(db: Database, version: number): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
  copyFileSync(db.name, `${db.name}.before-${version}`);
}
