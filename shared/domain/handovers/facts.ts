import type { Role } from '../../model/message.ts';

/** The shift's window as a draft asks the archive about it. All instants are UTC ms. */
export interface HandoverWindow {
  readonly from: number;
  readonly to: number;
  readonly nextShiftEnd: number;
  /** Proposals and open conversations without a word since then are counted, not listed. */
  readonly quietSince: number;
  /** Null asks for all shops. */
  readonly shop: string | null;
  /** Last message that the note before knew; null when there is none. */
  readonly knownMessageId: string | null;
  /** Sources of items that are carried over: their facts are wanted in any case. */
  readonly carried: readonly SourceRef[];
}

export interface SourceRef {
  readonly kind: 'promise' | 'dispute' | 'conversation' | 'memo' | 'policy' | 'manual';
  readonly id: string | null;
}

export interface FactMessage {
  readonly messageId: string;
  readonly sentAt: number | null;
  readonly sender: string;
  readonly role: Role;
  readonly text: string;
}

/** Where something was said, and to whom. */
export interface FactPlace {
  readonly conversationId: string;
  readonly customer: string;
  readonly shop: string | null;
  readonly orderNo: string | null;
}

export interface PromiseFact extends FactPlace {
  readonly promiseId: string;
  readonly proposed: boolean;
  readonly kind: string;
  readonly what: string;
  readonly duePhrase: string | null;
  readonly dueAt: number | null;
  readonly amountCents: number | null;
  readonly owner: string | null;
  readonly message: FactMessage;
  /** The customer's last words before the promise, and the last word of the conversation after it. */
  readonly before: FactMessage | null;
  readonly after: FactMessage | null;
  /** The promise's own message and what followed it, at most 30. */
  readonly thread: readonly FactMessage[];
}

export interface DisputeFact extends FactPlace {
  readonly disputeId: string;
  readonly stage: string;
  readonly kind: string;
  readonly severity: number;
  readonly amountCents: number | null;
  readonly deadlineAt: number | null;
  readonly owner: string | null;
  readonly nextStep: string | null;
  readonly openedAt: number | null;
  /** In time order, at least one. */
  readonly messages: readonly FactMessage[];
  readonly answer: FactMessage | null;
}

export interface WaitingFact extends FactPlace {
  readonly kind: 'customer_unanswered' | 'agent_owes';
  /** The last messages of the conversation, in time order. */
  readonly tail: readonly FactMessage[];
}

export interface MemoFact extends FactPlace {
  /** Messages of the window with words of an address, and all that came after the first of them. */
  readonly messages: readonly FactMessage[];
}

export interface ContradictionFact extends FactPlace {
  readonly contradictionId: string;
  readonly proposed: boolean;
  readonly said: readonly [FactMessage, FactMessage];
}

/** What became of a source whose item is carried over. `null` while it goes on. */
export interface SourceEnd {
  readonly state: 'done' | 'cancelled';
  readonly by: string;
  readonly reason: string | null;
  readonly proofMessageId: string | null;
}

export interface Coverage {
  readonly platform: string;
  readonly lastMessageAt: number | null;
  readonly lastImportAt: number | null;
}

/** Counted, not listed: what nobody confirmed and nothing was heard of, and what looks kept. */
export interface LeftOut {
  readonly promises: number;
  readonly disputes: number;
  readonly waiting: number;
  readonly likelyKept: number;
}

export interface HandoverFacts {
  /** Newest message of the archive at this moment, or null when it is empty. */
  readonly snapshotMessageId: string | null;
  readonly promises: readonly PromiseFact[];
  readonly disputes: readonly DisputeFact[];
  readonly waiting: readonly WaitingFact[];
  readonly memos: readonly MemoFact[];
  readonly contradictions: readonly ContradictionFact[];
  readonly leftOut: LeftOut;
  readonly coverage: readonly Coverage[];
}
