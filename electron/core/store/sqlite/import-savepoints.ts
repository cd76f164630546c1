import type { Database } from 'better-sqlite3';

/** Stores a file once more, in a savepoint of its own, and as it was stored before. */
export type Again = () => Promise<void>;

/**
 * The savepoint of the file that is being stored. Every savepoint sets aside each page that is written to
 * after it, so that one for each of thousands of small files takes longer than their messages: files that
 * can be stored once more share one, and are where a later one of them is taken back.
 */
export interface Savepoints {
  /** Before a file; `again` where it can be stored once more. `bytes` is its size. */
  begin(bytes: number, again: Again | null): void;
  /** After a file: it is there to stay. */
  finish(): void;
  /** Takes back what the file has written, and nothing else. */
  undo(): Promise<void>;
  /** Ends what files share, e.g. before something is written that is no file's. */
  end(): void;
}

/** So much stands in one savepoint, and is kept in memory for it. */
const most = { files: 32, bytes: 1 << 20 };

interface Told {
  /** Right before a savepoint. */
  onBegin(): void;
  /** Right before all that was written since then is there to stay. */
  onEnd(): void;
  /** Right after it was taken back. */
  onUndone(): void;
}

export function openSavepoints(db: Database, { onBegin, onEnd, onUndone }: Told): Savepoints {
  let stored: Again[] = [];
  let bytes = 0;
  let current: Again | null = null;
  let isOpen = false;
  let isAlone = false;
  const release = (): void => {
    db.exec('RELEASE file');
    isOpen = false;
    stored = [];
    bytes = 0;
  };
  const end = (): void => {
    if (!isOpen) return;
    onEnd();
    release();
  };
  return {
    begin(size, again) {
      current = isAlone ? null : again;
      if (current === null || bytes + size > most.bytes) end();
      bytes += size;
      if (isOpen) return;
      onBegin();
      db.exec('SAVEPOINT file');
      isOpen = true;
    },
    finish() {
      if (current) stored.push(current);
      if (!current || stored.length >= most.files) end();
    },
    async undo() {
      const before = stored;
      db.exec('ROLLBACK TO file');
      release();
      onUndone();
      if (!current) return;
      // Where one is taken back others often are: chats that the archive has from another program.
      isAlone = true;
      for (const again of before) await again();
    },
    end,
  };
}
