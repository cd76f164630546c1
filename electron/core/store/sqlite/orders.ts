import type { Contact, Order } from '../../../../shared/domain/metrics/sales.ts';
import type { MetricsStore, OrderFile } from '../metrics.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';
import { prepareOnce } from './prepare.ts';

type OrdersStore = Pick<
  MetricsStore,
  'contacts' | 'orders' | 'orderSpan' | 'orderFiles' | 'takeOrders'
>;

/** Orders of the shop's own tables, and who wrote before them. */
export function ordersStore({ reader, writer }: Connections): OrdersStore {
  return {
    contacts: async (conversationIds, { from, to }) => {
      const said = prepareOnce<[object], SaidRow>(reader, saidQuery);
      const numbers = prepareOnce<[object], { value: string }>(reader, numbersQuery);
      return conversationIds.map((id) => {
        const bound = { conversation: BigInt(id), from, to };
        return contactOf(said.all(bound), numbers.all(bound));
      });
    },
    orders: async ({ from, to, shop }) =>
      reader
        .prepare<[object], Order>(`
          SELECT o.order_no AS orderNo, o.shop, o.buyer, o.ordered_at AS orderedAt,
            o.paid_at AS paidAt, o.paid_cents AS paidCents
          FROM orders o
          JOIN order_files f ON f.id = o.order_file_id
          WHERE o.ordered_at >= @from
            AND o.ordered_at < @to
            AND (@shop IS NULL OR o.shop IN ('', @shop))
            AND NOT EXISTS (
              SELECT 1
              FROM orders newer
              JOIN order_files later ON later.id = newer.order_file_id
              WHERE newer.order_no = o.order_no
                AND newer.shop = o.shop
                AND (later.taken_at, later.digest) > (f.taken_at, f.digest)
            )
          ORDER BY o.ordered_at, o.order_no, o.shop`)
        .all({ from, to, shop: shop ?? null }),
    orderSpan: async (shop) => {
      const span = reader
        .prepare<[object], { from: number | null; to: number | null }>(`
          SELECT MIN(ordered_at) AS "from", MAX(ordered_at) AS "to"
          FROM orders
          WHERE @shop IS NULL
            OR shop IN ('', @shop)`)
        .get({ shop: shop ?? null });
      return span?.from == null || span.to === null ? null : { from: span.from, to: span.to };
    },
    orderFiles: async () =>
      reader
        .prepare<[], OrderFile>(`
          SELECT f.name, f.taken_at AS takenAt, f.taken_by AS takenBy, COUNT(o.id) AS orders
          FROM order_files f
          LEFT JOIN orders o ON o.order_file_id = f.id
          GROUP BY f.id
          ORDER BY f.taken_at DESC, f.digest DESC`)
        .all(),
    takeOrders: ({ name, digest, orders }, by) =>
      writer.transaction((db) => {
        const { changes, lastInsertRowid } = db
          .prepare(`
            INSERT INTO order_files (name, digest, taken_at, taken_by)
            -- A later table is a newer one, whatever the clock says.
            SELECT @name, @digest, MAX(@at, COALESCE(MAX(taken_at) + 1, 0)), @actor
            FROM order_files
            WHERE TRUE
            ON CONFLICT (digest) DO NOTHING`)
          .run({ name, digest, at: BigInt(by.at), actor: by.actor });
        if (changes === 0) return false;
        const insert = db.prepare(`
          INSERT INTO orders
            (order_file_id, line, order_no, shop, buyer, ordered_at, paid_at, paid_cents)
          VALUES (?, ?, ?, ?, ?, ?, ?, ?)`);
        for (const { line, orderNo, shop, buyer, orderedAt, paidAt, paidCents } of orders) {
          insert.run(lastInsertRowid, line, orderNo, shop, buyer, orderedAt, paidAt, paidCents);
        }
        recordEvent(db, by, 'take', 'order-file', lastInsertRowid, {
          name,
          digest,
          orders: orders.length,
        });
        return true;
      }),
  };
}

interface SaidRow {
  readonly at: number;
  readonly role: 'agent' | 'customer';
  readonly account: string;
  readonly name: string;
  readonly handle: string;
  readonly shop: string | null;
}

const saidQuery = `
  SELECT m.sent_at AS at, a.role, CAST(a.id AS TEXT) AS account, a.name, a.handle, s.name AS shop
  FROM messages m
  JOIN accounts a ON a.id = m.account_id
  JOIN conversations c ON c.id = m.conversation_id
  LEFT JOIN shops s ON s.id = c.shop_id
  WHERE m.conversation_id = @conversation
    AND m.sent_at >= @from
    AND m.sent_at < @to
    AND a.role IN ('agent', 'customer')
    AND m.is_system = 0
    AND m.internal = 0
  ORDER BY m.sent_at, m.id`;

const numbersQuery = `
  SELECT DISTINCT r.value
  FROM messages m
  JOIN message_references r ON r.message_id = m.id AND r.kind = 'order'
  WHERE m.conversation_id = @conversation
    AND m.sent_at >= @from
    AND m.sent_at < @to`;

function contactOf(rows: readonly SaidRow[], numbers: readonly { value: string }[]): Contact {
  const customers = new Map<string, readonly string[]>();
  for (const { role, account, name, handle } of rows) {
    if (role === 'customer') customers.set(account, [name, handle]);
  }
  return {
    customers: [...customers].map(([id, names]) => ({ id, names })),
    shop: rows[0]?.shop ?? null,
    said: rows.map(({ at, role, account, name }) => ({
      at,
      agent: role === 'agent' ? name : null,
      customer: role === 'customer' ? account : null,
    })),
    orderNos: numbers.map(({ value }) => value),
  };
}
