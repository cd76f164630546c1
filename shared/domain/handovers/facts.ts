import type { HandoverItem } from '../../contract/handover-items.ts';
import type { Handover } from '../../contract/handover-notes.ts';
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
  /** End of the note before, at most a week ago: what was said and decided since then is news. */
  readonly newsSince: number;
  /** Last message that the note before knew; null when there is none. */
  readonly knownMessageId: string | null;
  /** True: matters that stood at the window's end count, also those that people closed since. */
  readonly inHindsight: boolean;
  /** Sources of items that are carried over: their facts are wanted in any case. */
  readonly carried: readonly SourceRef[];
}

export type SourceRef = HandoverItem['source_ref'];

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
  /** The promise's own message and what followed it in all talk with this customer, at most 30. */
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
  /** The first new message with words of an order memo, and what came after it. */
  readonly messages: readonly FactMessage[];
}

export interface ContradictionFact extends FactPlace {
  readonly contradictionId: string;
  readonly proposed: boolean;
  /** What was told first; null where it contradicts the answer sheet. */
  readonly first: FactMessage | null;
  /** What the answer sheet said, where there is no message. */
  readonly sheet: string | null;
  readonly last: FactMessage;
}

/** A new version on the answer sheet. */
export interface AnswerFact {
  readonly versionId: string;
  readonly shop: string | null;
  readonly topic: string;
  readonly answer: string;
  /** What it said before; null when it is the first. */
  readonly before: string | null;
  readonly isRetired: boolean;
  /** The policy that it follows; empty for none. */
  readonly source: string;
  readonly validFrom: number;
  readonly madeAt: number;
  readonly madeBy: string;
}

/** An exception that was approved. */
export interface ExceptionFact {
  readonly exceptionId: string;
  readonly recipient: string;
  readonly orderNo: string | null;
  readonly topic: string;
  readonly granted: string;
  readonly reason: string;
  readonly approvedBy: string;
  readonly validTo: number | null;
  readonly decidedAt: number;
}

/** A message that somebody tagged as feedback or as a word from above. */
export interface TaggedFact extends FactPlace {
  readonly kind: 'feedback' | 'order';
  readonly message: FactMessage;
}

/** A message that somebody confirmed on the watch list. */
export interface WatchFact extends FactPlace {
  readonly findingId: string;
  readonly message: FactMessage;
}

/** A day or more of one of the shop's accounts that no import bears witness of. */
export interface GapFact {
  readonly gapId: string;
  readonly account: string;
  readonly shop: string | null;
  readonly from: number;
  /** Null: nothing came in since. */
  readonly to: number | null;
}

/** What became of a source whose item is carried over. `null` while it goes on. */
export interface SourceEnd {
  readonly state: 'done' | 'cancelled';
  readonly by: string;
  readonly reason: string | null;
  readonly proofMessageId: string | null;
}

export type Coverage = Handover['coverage'][number];

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
  readonly answers: readonly AnswerFact[];
  readonly exceptions: readonly ExceptionFact[];
  readonly tagged: readonly TaggedFact[];
  readonly watched: readonly WatchFact[];
  readonly gaps: readonly GapFact[];
  readonly leftOut: LeftOut;
  readonly coverage: readonly Coverage[];
}
