import type { Stats } from '../../../shared/contract/archive.ts';

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

export interface ArchiveStore {
  stats(): Promise<Omit<Stats, 'location' | 'unindexed'>>;
  /** Messages in id order after `afterId`, at most `limit`. */
  exportRows(afterId: string, limit: number): Promise<ExportRow[]>;
  /** What SQLite itself finds wrong, and counts that disagree; empty when all is well. */
  check(): Promise<{ code: string; subject: string; detail: string }[]>;
}
