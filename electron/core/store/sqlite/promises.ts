import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import {
  promiseSchema,
  promiseStatuses,
  type PromiseRow,
} from '../../../../shared/contract/promises.ts';
import type { PromiseChange, PromiseQuery, PromiseStatus, PromiseStore } from '../promises.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';

export function promiseStore({ reader, writer }: Connections): PromiseStore {
  return {
    async list(query) {
      const rows = selectPage(reader, query);
      const promises = rows.slice(0, query.limit).map(toPromise);
      const next = rows.length > query.limit ? (promises.at(-1)?.promiseId ?? null) : null;
      return { promises, counts: countByStatus(reader), next };
    },
    change: (promiseId, action, from, change, by) =>
      writer.transaction((db) => {
        const before = getPromise(db, promiseId);
        if (!from.includes(before.status)) {
          throw new AppError('conflict', `A promise that is ${before.status} cannot do this.`, {
            status: before.status,
          });
        }
        if (change.proofMessageId) mustHaveMessage(db, change.proofMessageId);
        const set = columnsOf(change);
        db.prepare(
          `
          UPDATE promises
          SET ${[...Object.keys(set), 'changed_at', 'changed_by'].map((name) => `${name} = ?`).join(', ')}
          WHERE id = ?`,
        ).run(...Object.values(set), by.at, by.actor, BigInt(promiseId));
        recordEvent(db, by, action, 'promise', promiseId, { from: before.status, ...change });
        return getPromise(db, promiseId);
      }),
    record: (messageId, kind, dueAt, by) =>
      writer.transaction((db) => {
        mustHaveMessage(db, messageId);
        const known = db
          .prepare<[bigint], { status: PromiseStatus }>(
            `
            SELECT status
            FROM promises
            WHERE message_id = ?`,
          )
          .get(BigInt(messageId));
        if (known && known.status !== 'rejected') {
          throw new AppError('conflict', 'This message is marked as a promise already.');
        }
        const { id } = db
          .prepare<unknown[], { id: number }>(
            `
            INSERT INTO promises (message_id, status, kind, strength, what, due_at, score, reason,
              detector_version, changed_at, changed_by)
            SELECT id, 'open', ?, 'firm', substr(text, 1, 500), ?, 1, ?, 0, ?, ?
            FROM messages
            WHERE id = ?
            ON CONFLICT (message_id) DO UPDATE
            SET status = 'open',
                kind = excluded.kind,
                due_at = excluded.due_at,
                close_reason = NULL,
                changed_at = excluded.changed_at,
                changed_by = excluded.changed_by
            RETURNING id`,
          )
          .get(kind, dueAt, markedByPerson, by.at, by.actor, BigInt(messageId)) as { id: number };
        recordEvent(db, by, 'record', 'promise', id, { messageId, kind, dueAt });
        return getPromise(db, String(id));
      }),
  };
}

/** The reason of what no detector saw. */
export const markedByPerson = JSON.stringify({ code: 'marked', words: [] });

export function mustHaveMessage(db: Database, messageId: string): void {
  const found = db.prepare('SELECT 1 FROM messages WHERE id = ?').get(BigInt(messageId));
  if (!found) throw new AppError('not-found', 'There is no such message.', { messageId });
}

const select = `
  SELECT p.id, p.message_id, p.status, p.kind, p.strength, p.what, p.due_phrase, p.due_at,
    p.amount_cents, p.owner, p.score, p.reason, p.proof_message_id, p.close_reason, p.changed_at,
    p.changed_by, m.sender, m.sent_at, m.conversation_id, c.title, c.platform, s.name AS shop,
    customer.name AS customer
  FROM promises p
  JOIN messages m ON m.id = p.message_id
  JOIN conversations c ON c.id = m.conversation_id
  LEFT JOIN shops s ON s.id = c.shop_id
  LEFT JOIN accounts customer ON customer.id = c.customer_id`;

interface Row {
  readonly [column: string]: string | number | null;
}

const orders = {
  due: {
    by: 'p.due_at IS NULL, COALESCE(p.due_at, 0), p.id',
    after: `(p.due_at IS NULL, COALESCE(p.due_at, 0), p.id) > (
      SELECT due_at IS NULL, COALESCE(due_at, 0), id
      FROM promises
      WHERE id = @after)`,
  },
  newest: {
    by: 'COALESCE(m.sent_at, 0) DESC, p.id DESC',
    after: `(COALESCE(m.sent_at, 0), p.id) < (
      SELECT COALESCE(said.sent_at, 0), before.id
      FROM promises before
      JOIN messages said ON said.id = before.message_id
      WHERE before.id = @after)`,
  },
} as const;

function selectPage(db: Database, query: PromiseQuery): Row[] {
  const parameters: Record<string, unknown> = { limit: query.limit + 1 };
  const where: string[] = [];
  if (query.status) {
    where.push('p.status IN (SELECT value FROM json_each(@status))');
    parameters['status'] = JSON.stringify(query.status);
  }
  if (query.conversationId) {
    where.push('m.conversation_id = @conversation');
    parameters['conversation'] = BigInt(query.conversationId);
  }
  if (query.dueBefore !== undefined) {
    where.push('p.due_at < @dueBefore');
    parameters['dueBefore'] = query.dueBefore;
  }
  if (query.afterId) {
    where.push(orders[query.order].after);
    parameters['after'] = BigInt(query.afterId);
  }
  return db
    .prepare<[object], Row>(
      `${select}
      ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
      ORDER BY ${orders[query.order].by}
      LIMIT @limit`,
    )
    .all(parameters);
}

function countByStatus(db: Database): Record<PromiseStatus, number> {
  const rows = db
    .prepare<[], { status: PromiseStatus; n: number }>(
      `
      SELECT p.status, count(*) AS n
      FROM promises p
      JOIN messages m ON m.id = p.message_id
      GROUP BY p.status`,
    )
    .all();
  const none = promiseStatuses.map((status) => [status, 0] as const);
  return Object.fromEntries([
    ...none,
    ...rows.map(({ status, n }) => [status, n] as const),
  ]) as Record<PromiseStatus, number>;
}

function getPromise(db: Database, promiseId: string): PromiseRow {
  const row = db.prepare<[bigint], Row>(`${select} WHERE p.id = ?`).get(BigInt(promiseId));
  if (!row) throw new AppError('not-found', 'There is no such promise.', { promiseId });
  return toPromise(row);
}

function toPromise(row: Row): PromiseRow {
  return promiseSchema.parse({
    promiseId: String(row['id']),
    messageId: String(row['message_id']),
    conversationId: String(row['conversation_id']),
    conversationTitle: row['title'],
    platform: row['platform'],
    shop: row['shop'],
    status: row['status'],
    kind: row['kind'],
    strength: row['strength'],
    what: row['what'],
    agent: row['sender'],
    customer: row['customer'],
    saidAt: row['sent_at'],
    duePhrase: row['due_phrase'],
    dueAt: row['due_at'],
    amountCents: row['amount_cents'],
    owner: row['owner'],
    score: row['score'],
    reason: JSON.parse(String(row['reason'])),
    proofMessageId: row['proof_message_id'] === null ? null : String(row['proof_message_id']),
    closeReason: row['close_reason'],
    changedAt: row['changed_at'],
    changedBy: row['changed_by'],
  });
}

function columnsOf(change: PromiseChange): Record<string, unknown> {
  const { status, what, kind, dueAt, amountCents, owner, proofMessageId, closeReason } = change;
  const columns = {
    status,
    what,
    kind,
    due_at: dueAt,
    amount_cents: amountCents,
    owner,
    proof_message_id: typeof proofMessageId === 'string' ? BigInt(proofMessageId) : proofMessageId,
    close_reason: closeReason,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}
