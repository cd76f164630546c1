import type { Said } from '../../../shared/domain/metrics/responses.ts';

export interface Period {
  readonly from: number;
  readonly to: number;
  readonly shop?: string | undefined;
}

/** A conversation with what was said in the period, in order of time. */
export interface SaidConversation {
  readonly shop: string | null;
  readonly said: readonly Said[];
}

export interface CountedPromise {
  readonly at: number;
  readonly agent: string;
  readonly shop: string | null;
  readonly status: 'open' | 'kept' | 'broken';
  readonly dueAt: number | null;
}

export interface CountedDispute {
  readonly at: number;
  readonly shop: string | null;
  readonly isClosed: boolean;
}

export interface MetricsStore {
  /** Ids of the conversations that reach into the period. */
  conversations(period: Period): Promise<string[]>;
  said(conversationIds: readonly string[], period: Period): Promise<SaidConversation[]>;
  /** Confirmed ones, by when they were made. */
  promises(period: Period): Promise<CountedPromise[]>;
  disputes(period: Period): Promise<CountedDispute[]>;
  /** Messages in which a customer asks again, that nobody dismissed. */
  repeats(period: Period): Promise<{ at: number; shop: string | null }[]>;
}
