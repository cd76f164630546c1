import type { PromiseRate, PromiseRow } from '../../../shared/contract/promises.ts';
import type { PromiseKind } from '../../../shared/model/analysis.ts';
import type { LaterMessage } from '../../../shared/domain/promises/find-proofs.ts';
import type { LaneFrame, PromiseLane } from '../../../shared/domain/promises/lanes.ts';
import type { By } from './store.ts';

export type PromiseStatus = PromiseRow['status'];

/** What is kept of a promise; lanes and proofs are reckoned. `remindAt` is a person's own time for it. */
export type StoredPromise = Omit<PromiseRow, 'lane' | 'proofs'>;

export interface PromiseQuery {
  readonly status?: readonly PromiseStatus[] | undefined;
  readonly lane?: readonly PromiseLane[] | undefined;
  readonly frame: LaneFrame;
  readonly agent?: string | undefined;
  readonly customer?: string | undefined;
  readonly shop?: string | undefined;
  readonly owner?: string | undefined;
  readonly conversationId?: string | undefined;
  /** UTC ms, exclusive; promises without a due time are left out. */
  readonly dueBefore?: number | undefined;
  readonly age?: 'recent' | 'past' | undefined;
  /** Soonest due first, those without a due time last; or last said first. */
  readonly order: 'due' | 'newest';
  readonly limit: number;
  readonly afterId?: string | undefined;
}

export interface PromisePage {
  readonly promises: StoredPromise[];
  /** Of every status, whatever the page shows. */
  readonly counts: Record<PromiseStatus, number>;
  /** Without proposals. */
  readonly lanes: Record<PromiseLane, number>;
  readonly past: number;
  readonly next: string | null;
}

/** What a decision writes; what is absent stays. */
export interface PromiseChange {
  readonly status?: PromiseStatus;
  readonly what?: string | undefined;
  readonly kind?: PromiseKind | undefined;
  readonly dueAt?: number | null | undefined;
  readonly amountCents?: number | null | undefined;
  readonly owner?: string | null | undefined;
  readonly proofMessageId?: string | null | undefined;
  readonly closeReason?: string | undefined;
  readonly remindAt?: number | null | undefined;
  readonly remindedAt?: number | null | undefined;
}

export interface NewPromise {
  readonly messageId: string;
  readonly kind: PromiseKind;
  readonly dueAt: number | null;
  readonly amountCents: number | null;
  readonly owner: string | null;
  /** The message's own words when absent. */
  readonly what?: string | undefined;
}

export interface RateQuery {
  readonly by: 'agent' | 'shop';
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly now: number;
}

export interface SaidLater extends LaterMessage {
  readonly conversationId: string;
  readonly sender: string;
  readonly sentAt: number | null;
}

export interface PromiseStore {
  list(query: PromiseQuery): Promise<PromisePage>;
  /** `not-found` without such a promise. */
  get(promiseId: string): Promise<StoredPromise>;
  /** What was said to the customer after each promise, as far as it may prove something. */
  later(promises: readonly StoredPromise[]): Promise<SaidLater[][]>;
  rates(query: RateQuery): Promise<PromiseRate[]>;
  /** Open promises whose reminder has come by `now`; `leadMs` before the due time, null for none. */
  reminders(now: number, leadMs: number | null): Promise<StoredPromise[]>;
  /**
   * Changes one promise and records the deed. `not-found` without such a promise, `conflict` when its
   * status is none of `from`.
   */
  change(
    promiseId: string,
    action: string,
    from: readonly PromiseStatus[],
    change: PromiseChange,
    by: By,
  ): Promise<StoredPromise>;
  /** A person's own mark. `conflict` when the message is a promise already, `not-found` without it. */
  record(promise: NewPromise, by: By): Promise<StoredPromise>;
}
