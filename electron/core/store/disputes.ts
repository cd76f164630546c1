import type { Dispute } from '../../../shared/contract/disputes.ts';
import type { CheckState, Found, Ticked } from '../../../shared/domain/disputes/checklist.ts';
import type { DisputeKind } from '../../../shared/model/analysis.ts';
import type { Message } from '../../../shared/model/message.ts';
import type { By } from './store.ts';

export type DisputeStage = Dispute['stage'];

/** What is kept of a dispute; its checklists are reckoned from what people ticked and what is found. */
export interface StoredDispute extends Omit<
  Dispute,
  'evidence' | 'duties' | 'isOverdue' | 'likelyCause'
> {
  readonly ticked: Ticked;
  readonly found: Found;
}

export interface DisputeQuery {
  readonly stage?: readonly DisputeStage[] | undefined;
  readonly cause?: readonly NonNullable<Dispute['cause']>[] | undefined;
  readonly owner?: string | undefined;
  readonly customer?: string | undefined;
  readonly shop?: string | undefined;
  readonly overdue?: boolean | undefined;
  readonly age?: 'recent' | 'past' | undefined;
  readonly order: 'severity' | 'deadline';
  readonly conversationId?: string | undefined;
  readonly limit: number;
  readonly afterId?: string | undefined;
  /** UTC ms, for what is overdue. */
  readonly now: number;
}

export interface DisputePage {
  readonly disputes: StoredDispute[];
  readonly counts: Record<DisputeStage, number>;
  readonly overdue: number;
  readonly past: number;
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
  readonly cause?: Dispute['cause'] | undefined;
  readonly causeDetail?: string | null | undefined;
  readonly orderNo?: string | null | undefined;
  readonly platformState?: Dispute['platformState'] | undefined;
  readonly platformStateAt?: number | null | undefined;
  readonly replyBy?: number | null | undefined;
  readonly toldMessageId?: string | null | undefined;
  readonly facts?: string | null | undefined;
  readonly demand?: string | null | undefined;
  readonly ownPosition?: string | null | undefined;
  readonly offers?: string | null | undefined;
  readonly resultMessageId?: string | null | undefined;
  readonly satisfaction?: Dispute['satisfaction'] | undefined;
}

export interface DisputeTick {
  readonly item: string;
  readonly state: CheckState;
  readonly messageId: string | null;
  readonly note: string | null;
}

export interface DisputeStore {
  list(query: DisputeQuery): Promise<DisputePage>;
  /** `not-found` without such a dispute. */
  get(disputeId: string): Promise<StoredDispute>;
  /** Those that show it, in time order. */
  messages(disputeId: string): Promise<Message[]>;
  /**
   * Changes a dispute and records the deed. A message that it names must be one of the shop's in the
   * dispute's conversation: else `invalid-input`.
   */
  change(disputeId: string, action: string, change: DisputeChange, by: By): Promise<StoredDispute>;
  /** Records what a person says of an item of the checklists. */
  tick(disputeId: string, tick: DisputeTick, by: By): Promise<StoredDispute>;
  /** A person's own mark over messages of one conversation; `invalid-input` when they are of several. */
  record(
    messageIds: readonly string[],
    kind: DisputeKind,
    severity: number,
    by: By,
  ): Promise<StoredDispute>;
}
