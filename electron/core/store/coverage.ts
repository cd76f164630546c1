import type { Interval } from '../../../shared/domain/coverage/gaps.ts';

/** One of the shop's own accounts, as far as it is on record. */
export interface CoveredAccount {
  readonly accountId: string;
  readonly account: string;
  readonly platform: string;
  readonly shop: string | null;
  readonly messages: number;
  /** When a file with it came in last, UTC ms. */
  readonly lastImportAt: number;
  /** Extents of the files that it speaks in. */
  readonly extents: readonly Interval[];
}

/** From when to when the archive bears witness; withdrawn batches do not count. */
export interface CoverageStore {
  /** Finds the extents of the next `limit` source files that have none yet; says how many there were. */
  advance(limit: number): Promise<number>;
  countPending(): Promise<number>;
  accounts(): Promise<CoveredAccount[]>;
  /** Extents of the files that hold a conversation. `not-found` where there is none. */
  ofConversation(conversationId: string): Promise<Interval[]>;
  /** Messages in each hour since 1970 that has any, of all accounts or of one's files. */
  hours(
    from: number,
    to: number,
    accountId?: string,
  ): Promise<{ hour: number; messages: number }[]>;
}
