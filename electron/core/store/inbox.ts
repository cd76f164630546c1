import type { By } from './store.ts';

/** What was lying in the inbox, and what became of it. */
export interface InboxEntry {
  /** File or folder name, without path. */
  readonly name: string;
  /** Of a folder: of all files in it. */
  readonly bytes: number;
  /** Newest change of any of its files, UTC ms. */
  readonly modifiedAt: number;
  readonly takenAt: number;
  readonly status: 'imported' | 'unchanged' | 'refused';
  readonly batchId: string | null;
  readonly newMessages: number;
  /** Why it was refused. */
  readonly error: string | null;
}

/** The watched folder of an archive. What was in it is recorded and never forgotten. */
export interface InboxStore {
  /** Null while the archive's own `inbox` folder is watched. */
  folder(): Promise<string | null>;
  setFolder(folder: string | null, by: By): Promise<void>;
  /** True where this very state of the file has been taken before. */
  isTaken(entry: Pick<InboxEntry, 'name' | 'bytes' | 'modifiedAt'>): Promise<boolean>;
  record(entry: InboxEntry): Promise<void>;
  /** Newest first. */
  list(limit: number): Promise<InboxEntry[]>;
}
