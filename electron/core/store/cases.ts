import type { Case, CaseFacts } from '../../../shared/contract/cases.ts';
import type { DisputeKind } from '../../../shared/model/analysis.ts';
import type { By } from './store.ts';

export interface CaseFileDraft {
  readonly name: string;
  /** SHA-256 of the bytes, which lie with the attachments. */
  readonly digest: string;
  readonly bytes: number;
  readonly mime: string;
  readonly record: 'order' | 'shipping' | 'photo' | 'policy' | 'identity' | 'other';
  readonly source: string;
  readonly note: string;
}

/** Selections of a basket, as a package takes them. */
export interface CaseBasket {
  readonly messageIds: readonly string[];
  readonly sessionMessageIds: readonly string[];
  readonly periods: readonly {
    readonly conversationId: string;
    readonly from: number | null;
    readonly to: number | null;
  }[];
}

/** What has been found and decided about the messages of a scope. */
export interface ScopeFindings {
  readonly promises: readonly {
    readonly messageId: string;
    readonly status: string;
    readonly dueAt: number | null;
    readonly what: string;
  }[];
  readonly contradictions: readonly {
    readonly slot: string;
    readonly messageAId: string | null;
    readonly messageBId: string;
    readonly valueA: string | null;
    readonly valueB: string | null;
  }[];
  readonly disputeKinds: readonly DisputeKind[];
  /** Kinds of evidence that the dispute's checklist says are missing. */
  readonly missingChecks: readonly string[];
}

export interface CaseStore {
  /** Newest first. */
  list(): Promise<readonly Omit<Case, 'items' | 'claims'>[]>;
  /** By its number; `not-found` without it. */
  get(number: number): Promise<Case>;
  /** The case of a dispute with its messages in the basket, or a new one. */
  open(facts: Partial<CaseFacts>, disputeId: string | null, by: By): Promise<Case>;
  edit(number: number, facts: Partial<CaseFacts>, by: By): Promise<Case>;
  add(number: number, basket: CaseBasket, note: string, by: By): Promise<Case>;
  addFile(number: number, file: CaseFileDraft, by: By): Promise<Case>;
  remove(number: number, itemId: string, by: By): Promise<Case>;
  /** `invalid-input` when the case has no exhibit of such a number. */
  claim(number: number, text: string, exhibits: readonly number[], by: By): Promise<Case>;
  withdrawClaim(number: number, claimId: string, by: By): Promise<Case>;
  /** Without a number only what concerns the messages. */
  findings(number: number | null, messageIds: readonly string[]): Promise<ScopeFindings>;
}
