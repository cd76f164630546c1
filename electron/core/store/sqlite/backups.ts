import Sqlite, { type Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { BackupStore, CopiedDatabase } from '../backups.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';
import { unlock } from './unlock.ts';
import { vacuumCopy } from './vacuum-copy.ts';

/** Pages copied between two looks at what else is to be done. */
const pagesAtOnce = 2_000;

export function backupStore({ reader, writer }: Connections, key: string | null): BackupStore {
  return {
    async copyTo(file, onPages, signal) {
      const pageBytes = reader.pragma('page_size', { simple: true }) as number;
      if (key !== null) {
        const pages = reader.pragma('page_count', { simple: true }) as number;
        const start = { from: reader.name, to: file, key };
        await vacuumCopy(start, pages * pageBytes, onPages, signal);
        return checkedCopy(file, key);
      }
      await writer.copy(file, {
        progress({ totalPages, remainingPages }) {
          signal.throwIfAborted();
          onPages((totalPages - remainingPages) * pageBytes, totalPages * pageBytes);
          return pagesAtOnce;
        },
      });
      signal.throwIfAborted();
      return checkedCopy(file, null);
    },
    recordMade: (made, by) =>
      writer.transaction((db) => recordEvent(db, by, 'back-up', 'archive', null, made)),
  };
}

/** Reopened as a restore would: one file without a journal beside it, whole, and with its rows. */
function checkedCopy(file: string, key: string | null): CopiedDatabase {
  const copy = new Sqlite(file, { fileMustExist: true });
  try {
    unlock(copy, key);
    copy.pragma('journal_mode = DELETE');
    const broken = [...textsOf(copy, 'integrity_check'), ...textsOf(copy, 'foreign_key_check')];
    const [finding] = broken.filter((text) => text !== 'ok');
    if (finding !== undefined) {
      const message = 'The copy of the archive is not sound; verify the archive.';
      throw new AppError('archive-damaged', message, { finding });
    }
    return {
      messages: countOf(copy, 'messages WHERE hidden = 0'),
      conversations: countOf(copy, 'conversations WHERE message_count > 0'),
    };
  } finally {
    copy.close();
  }
}

function textsOf(db: Database, check: string): string[] {
  return (db.pragma(check) as object[]).map((row) => Object.values(row).join(' '));
}

function countOf(db: Database, rows: string): number {
  return db.prepare<[], number>(`SELECT count(*) FROM ${rows}`).pluck().get() ?? 0;
}
