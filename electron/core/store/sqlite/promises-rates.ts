import type { Database } from 'better-sqlite3';
import type { PromiseRate } from '../../../../shared/contract/promises.ts';
import type { RateQuery } from '../promises.ts';

/** Confirmed promises by who made them, or by shop. */
export function promiseRates(db: Database, { by, from, to, now }: RateQuery): PromiseRate[] {
  return db
    .prepare<[object], Omit<PromiseRate, 'rate'>>(
      `
      SELECT
        ${by === 'agent' ? 'm.sender' : "COALESCE(s.name, '')"} AS name,
        sum(p.status = 'kept') AS kept,
        sum(p.status = 'kept' AND COALESCE(proof.sent_at > p.due_at, 0)) AS keptLate,
        sum(p.status = 'broken') AS broken,
        sum(p.status = 'open' AND COALESCE(p.due_at < @now, 0)) AS overdue,
        sum(p.status = 'open' AND NOT COALESCE(p.due_at < @now, 0)) AS running
      FROM promises p
      JOIN messages m ON m.id = p.message_id
      JOIN conversations c ON c.id = m.conversation_id
      LEFT JOIN shops s ON s.id = c.shop_id
      LEFT JOIN messages proof ON proof.id = p.proof_message_id
      WHERE p.status IN ('open', 'kept', 'broken')
        AND (@from IS NULL OR m.sent_at >= @from)
        AND (@to IS NULL OR m.sent_at < @to)
      GROUP BY 1
      ORDER BY count(*) DESC, name`,
    )
    .all({ now, from: from ?? null, to: to ?? null })
    .map((row) => {
      const due = row.kept + row.broken + row.overdue;
      return { ...row, rate: due === 0 ? null : row.kept / due };
    });
}
