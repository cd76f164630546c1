import type { Dispute } from '../../../shared/contract/disputes.ts';
import type { DisputeKind } from '../../../shared/model/analysis.ts';
import type { Message } from '../../../shared/model/message.ts';
import type { By } from './store.ts';

export type DisputeStage = Dispute['stage'];

export interface DisputeQuery {
  readonly stage?: readonly DisputeStage[] | undefined;
  readonly conversationId?: string | undefined;
  readonly limit: number;
  readonly afterId?: string | undefined;
}

export interface DisputePage {
  readonly disputes: Dispute[];
  readonly counts: Record<DisputeStage, number>;
  readonly next: string | null;
}

/** What a decision writes; what is absent stays. */
export interface DisputeChange {
  readonly stage?: DisputeStage | undefined;
  readonly kind?: DisputeKind | undefined;
  readonly severity?: number | undefined;
  readonly amountCents?: number | null | undefined;
  readonly deadlineAt?: number | null | undefined;
  readonly owner?: string | null | undefined;
  readonly nextStep?: string | null | undefined;
  readonly closeReason?: string | undefined;
}

export interface DisputeStore {
  /** Worst first, then newest. */
  list(query: DisputeQuery): Promise<DisputePage>;
  /** `not-found` without such a dispute. */
  get(disputeId: string): Promise<Dispute & { messages: Message[] }>;
  change(disputeId: string, action: string, change: DisputeChange, by: By): Promise<Dispute>;
  /** A person's own mark over messages of one conversation; `invalid-input` when they are of several. */
  record(
    messageIds: readonly string[],
    kind: DisputeKind,
    severity: number,
    by: By,
  ): Promise<Dispute>;
}
