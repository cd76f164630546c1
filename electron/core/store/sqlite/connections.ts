import type { BackupOptions, Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import { asAppError } from '../errors.ts';
import { checkReferencesLate } from './late-references.ts';
import { openReader, openWriter } from './open.ts';

/** A reader that sees only what is committed, and the writer where this process may write. */
export interface Connections {
  readonly reader: Database;
  readonly writer: Writer;
  close(): void;
}

/**
 * The one writing connection. Work is taken in turn, so that nobody's small change ever becomes part of
 * somebody's long transaction.
 */
export interface Writer {
  /** Runs `work` in a transaction of its own. */
  transaction<T>(work: (db: Database) => T): Promise<T>;
  /**
   * Keeps one transaction open over an asynchronous `work`; rolls back when it throws. Where it is `bulk`,
   * references are looked up once all rows are in.
   */
  hold<T>(work: (db: Database) => Promise<T>, isBulk?: (db: Database) => boolean): Promise<T>;
  /** Copies the database into a new file, beside the work of others: what they commit is in it, too. */
  copy(file: string, options: BackupOptions): Promise<void>;
}

export function connect(
  file: string,
  mode: 'read' | 'write',
  key: string | null = null,
): Connections {
  const db = mode === 'write' ? openWriter(file, key) : undefined;
  const reader = openReader(file, key);
  for (const connection of [reader, ...(db ? [db] : [])]) hideWhatIsWithdrawn(connection);
  return {
    reader,
    writer: db ? writerOf(db) : noWriter,
    close() {
      reader.close();
      db?.close();
    },
  };
}

/**
 * On these connections `messages` is what stands: neither withdrawn nor found to be the same as another
 * message. So no query can forget it. `main.messages` is every row that was ever kept, for the few places
 * that write, prove or restore them. The view costs nothing: SQLite reads through it to the table.
 */
function hideWhatIsWithdrawn(db: Database): void {
  db.exec(`
    CREATE TEMP VIEW messages AS
    SELECT *
    FROM main.messages
    WHERE hidden = 0`);
}

function writerOf(db: Database): Writer {
  let last: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const mine = last.then(work, work);
    last = mine.catch(() => undefined);
    return mine;
  };
  const hold: Writer['hold'] = (work, isBulk) =>
    inTurn(async () => {
      const references = isBulk?.(db) ? checkReferencesLate(db) : null;
      try {
        db.exec('BEGIN IMMEDIATE');
        const result = await work(db);
        references?.check();
        db.exec('COMMIT');
        return result;
      } catch (cause) {
        if (db.inTransaction) db.exec('ROLLBACK');
        throw asAppError(cause);
      } finally {
        references?.end();
        // What was written in bulk is not what is asked for next, and what follows wants memory of its own.
        if (references) db.pragma('shrink_memory');
      }
    });
  return {
    hold,
    transaction: (work) => hold((open) => Promise.resolve(work(open))),
    copy: async (file, options) => void (await db.backup(file, options)),
  };
}

const noWriter: Writer = {
  transaction: () => Promise.reject(readOnly()),
  hold: () => Promise.reject(readOnly()),
  copy: () => Promise.reject(readOnly()),
};

function readOnly(): AppError {
  return new AppError('internal', 'This thread only reads.');
}
