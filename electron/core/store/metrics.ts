import type { CauseRow } from '../../../shared/contract/metrics.ts';
import type { By } from './store.ts';
import type { Contact, Order } from '../../../shared/domain/metrics/sales.ts';
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

export interface StandingImport {
  readonly at: number;
  readonly newMessages: number;
  readonly duplicates: number;
}

export interface TakenOrders {
  readonly name: string;
  readonly digest: string;
  readonly orders: readonly (Order & { readonly line: number })[];
}

export interface OrderFile {
  readonly name: string;
  readonly takenAt: number;
  readonly takenBy: string;
  readonly orders: number;
}

export interface MetricsStore {
  /** Ids of the conversations that reach into the period. */
  conversations(period: Period): Promise<string[]>;
  said(conversationIds: readonly string[], period: Period): Promise<SaidConversation[]>;
  /** Confirmed ones, by when they were made. */
  promises(period: Period): Promise<CountedPromise[]>;
  disputes(period: Period): Promise<CountedDispute[]>;
  causes(period: Period): Promise<CauseRow[]>;
  /** Batches of the period that nobody withdrew, oldest first. */
  imports(period: Period): Promise<StandingImport[]>;
  /** Messages in which a customer asks again, that nobody dismissed. */
  repeats(period: Period): Promise<{ at: number; shop: string | null }[]>;
  /** Who wrote when, to whom, and which orders were named. */
  contacts(conversationIds: readonly string[], period: Period): Promise<Contact[]>;
  /** Placed in the period, each as the newest table has it. */
  orders(period: Period): Promise<Order[]>;
  /** From the first to the last order of a shop, or of all. Null while there are none. */
  orderSpan(shop?: string): Promise<{ readonly from: number; readonly to: number } | null>;
  orderFiles(): Promise<OrderFile[]>;
  /** False where the same file was taken before. */
  takeOrders(taken: TakenOrders, by: By): Promise<boolean>;
}
