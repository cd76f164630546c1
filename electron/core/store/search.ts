import type { Count, Hit, SearchFilters } from '../../../shared/contract/search.ts';
import type { completableOperators } from '../../../shared/domain/search/language/operators.ts';
import type { SearchPlan } from '../../../shared/domain/search/language/plan.ts';

/** A found message; the snippet is made from it above the store. */
export type FoundMessage = Omit<Hit, 'snippet'>;

export interface SearchRequest {
  readonly plan: SearchPlan;
  readonly filters: SearchFilters;
  /** UTC ms: what is overdue hangs on it. */
  readonly now: number;
  /** Nowhere but in these conversations. */
  readonly within?: readonly number[] | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A conversation with hits: the first of them, and the number of all. */
export interface FoundConversation {
  readonly conversationId: string;
  readonly found: readonly FoundMessage[];
  readonly count: Count;
}

/** By name, or as whose a conversation is known. */
export type Customer = { readonly name: string } | { readonly conversationId: number };

export interface SimilarMessage extends FoundMessage {
  /** From 0 to 1. */
  readonly similarity: number;
}

export interface IndexProgress {
  /** Messages that this step put into the index. */
  readonly indexed: number;
  /** Messages still to come. */
  readonly remaining: number;
  /** Nothing is left to index or to tidy. */
  readonly isDone: boolean;
}

export interface IndexState {
  /** Messages in the index. */
  readonly indexed: number;
  /** Messages that searches still read one by one. */
  readonly unindexed: number;
  /** What does not agree with the archive, in words; the index is to be built anew then. */
  readonly findings: readonly string[];
}

/**
 * Finds every committed message, indexed or not, newest first: by time, then by id, those without a
 * time last. The index is a file of its own, `search.db`; without it everything is found more slowly.
 */
export interface SearchStore {
  /** `before` is the message of the page before. `not-found` when there is no such message. */
  find(
    request: SearchRequest & {
      readonly limit: number;
      readonly before?: number | undefined;
      readonly sort?: 'newest' | 'oldest' | undefined;
    },
  ): Promise<{ readonly found: readonly FoundMessage[]; readonly hasMore: boolean }>;
  /** The newest hits in the order of their relevance, behind `before`; `among`: of so many of more. */
  relevant(
    request: SearchRequest & { readonly limit: number; readonly before?: number | undefined },
  ): Promise<{
    readonly found: readonly FoundMessage[];
    readonly hasMore: boolean;
    readonly among: number | null;
  }>;
  /** Conversations with hits. `before` is the first hit of the last conversation of the page before. */
  conversations(
    request: SearchRequest & {
      readonly limit: number;
      readonly perConversation: number;
      readonly before?: number | undefined;
      readonly sort: 'newest' | 'oldest';
    },
  ): Promise<{ readonly groups: readonly FoundConversation[]; readonly hasMore: boolean }>;
  /** Messages most like a text, most alike first. */
  similar(request: {
    readonly text: string;
    /** Only what this customer has said, or only what other customers have said elsewhere. */
    readonly of?: { readonly customer: Customer | null; readonly isOnly: boolean } | undefined;
    /** Not this message. */
    readonly besides?: number | undefined;
    /** Only what is older than this message. */
    readonly beforeId?: number | undefined;
    readonly limit: number;
  }): Promise<readonly SimilarMessage[]>;
  /** Undefined where there is none. */
  message(messageId: number): Promise<FoundMessage | undefined>;
  /** What the shop said to a message. */
  answersTo(messageId: number): Promise<readonly FoundMessage[]>;
  /** Values of an operator that have a text in them. */
  complete(request: {
    readonly operator: (typeof completableOperators)[number];
    readonly text: string;
    readonly limit: number;
  }): Promise<readonly { readonly value: string; readonly detail: string | null }[]>;
  /** Exact up to 10,000; beyond it, or where a check would take long, `about` or `atLeast`. */
  count(request: SearchRequest): Promise<Count>;
  /** Brings the index a bounded step nearer to the archive. Makes, repairs and rebuilds it as needed. */
  advanceIndex(): Promise<IndexProgress>;
  /** Empties the index, so that the next steps build it anew. */
  resetIndex(): Promise<void>;
  /** Messages that searches still read one by one. Quick, unlike `indexState`. */
  unindexed(): Promise<number>;
  /** Compares the index with the archive: all of the ids, and the words of some hundred messages. */
  indexState(): Promise<IndexState>;
}
