import type { PromiseRow } from '../../../shared/contract/promises.ts';
import type { PromiseKind } from '../../../shared/model/analysis.ts';
import type { By } from './store.ts';

export type PromiseStatus = PromiseRow['status'];

export interface PromiseQuery {
  readonly status?: readonly PromiseStatus[] | undefined;
  readonly conversationId?: string | undefined;
  /** UTC ms, exclusive; promises without a due time are left out. */
  readonly dueBefore?: number | undefined;
  /** Soonest due first, those without a due time last; or last said first. */
  readonly order: 'due' | 'newest';
  readonly limit: number;
  readonly afterId?: string | undefined;
}

export interface PromisePage {
  readonly promises: PromiseRow[];
  /** Of every status, whatever the page shows. */
  readonly counts: Record<PromiseStatus, number>;
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
}

export interface PromiseStore {
  list(query: PromiseQuery): Promise<PromisePage>;
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
  ): Promise<PromiseRow>;
  /** A person's own mark. `conflict` when the message is a promise already, `not-found` without it. */
  record(messageId: string, kind: PromiseKind, dueAt: number | null, by: By): Promise<PromiseRow>;
}
