import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import { promiseSchema } from '../../../../shared/contract/promises.ts';
import type { StoredPromise } from '../promises.ts';

/** Columns and joins of a promise; add WHERE and ORDER BY. */
export const selectPromise = `
  SELECT p.id, p.message_id, p.status, p.kind, p.strength, p.what, p.due_phrase, p.due_at,
    p.amount_cents, p.owner, p.score, p.reason, p.proof_message_id, p.close_reason, p.let_go, p.remind_at,
    p.reminded_at, p.changed_at, p.changed_by, m.sender, m.sent_at, m.conversation_id, c.title,
    c.platform, c.customer_id, s.name AS shop, customer.name AS customer
  FROM promises p
  JOIN messages m ON m.id = p.message_id
  JOIN conversations c ON c.id = m.conversation_id
  LEFT JOIN shops s ON s.id = c.shop_id
  LEFT JOIN accounts customer ON customer.id = c.customer_id`;

export interface PromiseColumns {
  readonly [column: string]: string | number | null;
}

const storedSchema = promiseSchema.omit({ lane: true, proofs: true });

export function toPromise(row: PromiseColumns): StoredPromise {
  const id = (column: string): string | null => (row[column] === null ? null : String(row[column]));
  return storedSchema.parse({
    promiseId: id('id'),
    messageId: id('message_id'),
    conversationId: id('conversation_id'),
    conversationTitle: row['title'],
    platform: row['platform'],
    shop: row['shop'],
    status: row['status'],
    kind: row['kind'],
    strength: row['strength'],
    what: row['what'],
    agent: row['sender'],
    customer: row['customer'],
    customerId: id('customer_id'),
    saidAt: row['sent_at'],
    duePhrase: row['due_phrase'],
    dueAt: row['due_at'],
    amountCents: row['amount_cents'],
    owner: row['owner'],
    score: row['score'],
    reason: JSON.parse(String(row['reason'])),
    proofMessageId: id('proof_message_id'),
    closeReason: row['close_reason'],
    letGo: row['let_go'],
    remindAt: row['remind_at'],
    remindedAt: row['reminded_at'],
    changedAt: row['changed_at'],
    changedBy: row['changed_by'],
  });
}

/** `not-found` without such a promise, or while its message is withdrawn. */
export function getPromise(db: Database, promiseId: string): StoredPromise {
  const row = db
    .prepare<[bigint], PromiseColumns>(`${selectPromise} WHERE p.id = ?`)
    .get(BigInt(promiseId));
  if (!row) throw new AppError('not-found', 'There is no such promise.', { promiseId });
  return toPromise(row);
}
