import type { Database } from 'better-sqlite3';
import type { OrderFileSubject, PortableDeed } from '../bundle-records.ts';
import { recordDeed } from './bundle-record.ts';

/** Null for a table that is not here. */
export function orderFileSubject(db: Database, fileId: number): OrderFileSubject | null {
  const file = db
    .prepare<[number], Omit<OrderFileSubject, 'noun' | 'orders'>>(`
      SELECT digest, name, taken_at AS takenAt, taken_by AS takenBy
      FROM order_files
      WHERE id = ?`)
    .get(fileId);
  const orders = db
    .prepare<[number], OrderFileSubject['orders'][number]>(`
      SELECT line, order_no AS orderNo, shop, buyer, ordered_at AS orderedAt, paid_at AS paidAt,
        paid_cents AS paidCents
      FROM orders
      WHERE order_file_id = ?
      ORDER BY line`)
    .all(fileId);
  return file ? { noun: 'order-file', ...file, orders } : null;
}

/** Of one table that several archives took, the first taking holds, so that all come to the same. */
export function applyOrderFile(db: Database, deed: PortableDeed, subject: OrderFileSubject): void {
  const { digest, name, takenAt, takenBy, orders } = subject;
  const { changes } = db
    .prepare(`
      INSERT INTO order_files (name, digest, taken_at, taken_by)
      VALUES (@name, @digest, @takenAt, @takenBy)
      ON CONFLICT (digest) DO UPDATE
      SET name = excluded.name,
          taken_at = excluded.taken_at,
          taken_by = excluded.taken_by
      WHERE (excluded.taken_at, excluded.taken_by) < (taken_at, taken_by)`)
    .run({ name, digest, takenAt, takenBy });
  const fileId = db
    .prepare<[string], number>(`
      SELECT id
      FROM order_files
      WHERE digest = ?`)
    .pluck()
    .get(digest)!;
  if (changes > 0) insertOrders(db, fileId, orders);
  recordDeed(db, deed, 'order-file', fileId, { name, digest, orders: orders.length });
}

/** Rows of the same table that were read in another way, e.g. in another time zone, give way. */
function insertOrders(db: Database, fileId: number, orders: OrderFileSubject['orders']): void {
  const insert = db.prepare(`
    INSERT INTO orders
      (order_file_id, line, order_no, shop, buyer, ordered_at, paid_at, paid_cents)
    VALUES (@fileId, @line, @orderNo, @shop, @buyer, @orderedAt, @paidAt, @paidCents)
    ON CONFLICT (order_file_id, order_no) DO UPDATE
    SET line = excluded.line,
        shop = excluded.shop,
        buyer = excluded.buyer,
        ordered_at = excluded.ordered_at,
        paid_at = excluded.paid_at,
        paid_cents = excluded.paid_cents`);
  for (const order of orders) insert.run({ fileId, ...order });
}
