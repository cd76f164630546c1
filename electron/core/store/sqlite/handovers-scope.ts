import type { Database } from 'better-sqlite3';
import type { HandoverWindow } from '../../../../shared/domain/handovers/facts.ts';
import { freshIds } from './handovers-fresh.ts';
import { shopIdOf } from './shops.ts';

/** The window in the names that the queries bind. */
export interface Scope {
  readonly shop: number | null;
  readonly from: number;
  readonly to: number;
  readonly nextShiftEnd: number;
  readonly quiet: number;
  readonly known: number | null;
  readonly newsSince: number;
  /** 1: what people closed since the window's end still counts as it stood then. */
  readonly hindsight: 0 | 1;
  /** Ids of messages that are news, as a JSON array. */
  readonly fresh: string;
  readonly carriedPromises: string;
  readonly carriedDisputes: string;
  readonly carriedConversations: string;
  readonly carriedPolicies: string;
}

export function scopeOf(db: Database, window: HandoverWindow): Scope {
  const carried = (kind: string): string =>
    JSON.stringify(window.carried.filter((one) => one.kind === kind).map(({ id }) => Number(id)));
  const asked = {
    shop: shopIdOf(db, window.shop),
    from: window.from,
    to: window.to,
    quiet: window.quietSince,
    known: window.knownMessageId === null ? null : Number(window.knownMessageId),
    newsSince: window.newsSince,
  };
  return {
    ...asked,
    nextShiftEnd: window.nextShiftEnd,
    hindsight: window.inHindsight ? 1 : 0,
    fresh: freshIds(db, asked),
    carriedPromises: carried('promise'),
    carriedDisputes: carried('dispute'),
    carriedConversations: carried('conversation'),
    carriedPolicies: carried('policy'),
  };
}

/** Columns and joins of the place where a message `m` of conversation `c` stands. */
export const place = `
  c.id AS conversation_id,
  COALESCE(NULLIF(customer.name, ''), c.title) AS customer,
  s.name AS shop,
  (
    SELECT order_no
    FROM (
      SELECT order_no
      FROM messages
      WHERE conversation_id = c.id
        AND sent_at < @to
      ORDER BY sent_at DESC, id DESC
      LIMIT 200
    )
    WHERE order_no IS NOT NULL
    LIMIT 1
  ) AS order_no`;
export const placeJoins = `
  LEFT JOIN accounts customer ON customer.id = c.customer_id
  LEFT JOIN shops s ON s.id = c.shop_id`;
export const inShop = '(@shop IS NULL OR c.shop_id = @shop)';
export interface PlaceRow {
  readonly conversation_id: number;
  readonly customer: string;
  readonly shop: string | null;
  readonly order_no: string | null;
}

export function toPlace({ conversation_id, customer, shop, order_no }: PlaceRow) {
  return { conversationId: String(conversation_id), customer, shop, orderNo: order_no };
}
