import type { Stats } from '../../../shared/contract/archive.ts';
import type { By } from './store.ts';

/** A message row for an export, flat. */
export interface ExportRow {
  readonly messageId: string;
  readonly conversationId: string;
  readonly conversation: string;
  readonly platform: string;
  readonly channel: string;
  readonly shop: string | null;
  readonly sender: string;
  readonly role: string;
  readonly kind: string;
  readonly isSystem: boolean;
  readonly sentAt: number | null;
  readonly wallClock: string | null;
  readonly zone: string | null;
  readonly text: string;
  readonly sourceDigest: string;
  readonly position: number;
}

/** A file whose bytes the archive keeps, and how it was read. */
export interface KeptSourceFile {
  readonly sourceFileId: number;
  readonly name: string;
  readonly digest: string;
  readonly bytes: number;
  /** `zip` for a container, which has no records of its own. */
  readonly format: string;
  readonly formatVersion: number;
  readonly zone: string;
  readonly encoding: string;
  readonly assumptions: Readonly<Record<string, unknown>>;
  /** How many it has. */
  readonly records: number;
  /** Files that were read along with it, by their path in what was given. */
  readonly companions: readonly { path: string; digest: string; bytes: number }[];
}

/** What the archive says stands at a position of a source file. */
export interface RowAtPosition {
  readonly position: number;
  readonly sender: string;
  readonly text: string;
  readonly timeRaw: string;
}

export interface ArchiveStore {
  /** The database's own versions: SQLite's, and the number of the archive's newest migration. */
  versions(): Promise<{ sqlite: string; schema: number }>;
  stats(): Promise<Omit<Stats, 'location' | 'version' | 'unindexed' | 'past'>>;
  /** How many proposals lie long in the past, reckoned at `now`. */
  longPast(now: number): Promise<Stats['past']>;
  /** Messages in id order after `afterId`, at most `limit`. */
  exportRows(afterId: string, limit: number): Promise<ExportRow[]>;
  keptSourceFiles(): Promise<KeptSourceFile[]>;
  keptAttachments(): Promise<{ digest: string; bytes: number }[]>;
  /** Rows that came from, or were seen again at, these positions (inclusive) of a source file. */
  rowsBetween(sourceFileId: number, from: number, to: number): Promise<RowAtPosition[]>;
  /** Messages that came from a source file or were seen again in it. */
  countRows(sourceFileId: number): Promise<number>;
  /** What SQLite itself finds wrong, and counts that disagree; empty when all is well. */
  check(): Promise<{ code: string; subject: string; detail: string }[]>;
  /** Keeps on record what somebody did to the archive as a whole. */
  recordDeed(action: 'change-passphrase' | 'renew-recovery-code', by: By): Promise<void>;
}
