import type { Database } from 'better-sqlite3';
import {
  disputeSchema,
  disputeStages,
  type Dispute,
} from '../../../../shared/contract/disputes.ts';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { DisputeChange, DisputeQuery, DisputeStage, DisputeStore } from '../disputes.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';
import { mustHaveMessage, selectMessage, toMessages, type MessageRow } from './messages.ts';
import { prepareOnce } from './prepare.ts';
import { markedByPerson } from './promises.ts';

export function disputeStore({ reader, writer }: Connections): DisputeStore {
  return {
    async list(query) {
      const rows = selectPage(reader, query);
      const disputes = rows.slice(0, query.limit).map(toDispute);
      const next = rows.length > query.limit ? (disputes.at(-1)?.disputeId ?? null) : null;
      return { disputes, counts: countByStage(reader), next };
    },
    async get(disputeId) {
      const dispute = getDispute(reader, disputeId);
      const rows = reader
        .prepare<[bigint], MessageRow>(
          `${selectMessage}
          JOIN dispute_messages d ON d.message_id = m.id
          WHERE d.dispute_id = ?
          ORDER BY m.sent_at, m.id`,
        )
        .all(BigInt(disputeId));
      return { ...dispute, messages: toMessages(reader, rows) };
    },
    change: (disputeId, action, change, by) =>
      writer.transaction((db) => {
        const before = getDispute(db, disputeId);
        const set = columnsOf(change);
        db.prepare(
          `
          UPDATE disputes
          SET ${[...Object.keys(set), 'changed_at', 'changed_by'].map((name) => `${name} = ?`).join(', ')}
          WHERE id = ?`,
        ).run(...Object.values(set), by.at, by.actor, BigInt(disputeId));
        recordEvent(db, by, action, 'dispute', disputeId, { from: before.stage, ...change });
        return getDispute(db, disputeId);
      }),
    record: (messageIds, kind, severity, by) =>
      writer.transaction((db) => {
        for (const messageId of messageIds) mustHaveMessage(db, messageId);
        const of = db
          .prepare<[string], { conversation_id: number; first_at: number | null }>(
            `
            SELECT conversation_id, min(sent_at) AS first_at
            FROM messages
            WHERE id IN (SELECT value FROM json_each(?))
            GROUP BY conversation_id`,
          )
          .all(JSON.stringify(messageIds.map(Number)));
        const [conversation] = of;
        if (!conversation || of.length > 1) {
          throw new AppError('invalid-input', 'A dispute belongs to one conversation.');
        }
        const { lastInsertRowid } = db
          .prepare(
            `
            INSERT INTO disputes (conversation_id, stage, kind, severity, score, reason,
              detector_version, opened_at, changed_at, changed_by)
            VALUES (?, 'accept', ?, ?, 1, ?, 0, ?, ?, ?)`,
          )
          .run(
            conversation.conversation_id,
            kind,
            severity,
            markedByPerson,
            conversation.first_at,
            by.at,
            by.actor,
          );
        linkMessages(db, lastInsertRowid, messageIds.map(Number));
        recordEvent(db, by, 'record', 'dispute', lastInsertRowid, { messageIds, kind, severity });
        return getDispute(db, String(lastInsertRowid));
      }),
  };
}

/** Adds messages to a dispute; those it has already stay. */
export function linkMessages(
  db: Database,
  disputeId: number | bigint,
  messageIds: readonly number[],
): void {
  prepareOnce(
    db,
    `
    INSERT OR IGNORE INTO dispute_messages (dispute_id, message_id)
    SELECT ?, value
    FROM json_each(?)`,
  ).run(disputeId, JSON.stringify(messageIds));
}

/** True of a dispute `d` of which at least one message stands. */
export const disputeStands = `EXISTS (
    SELECT 1
    FROM dispute_messages
    JOIN messages ON messages.id = dispute_messages.message_id
    WHERE dispute_messages.dispute_id = d.id)`;

const select = `
  SELECT d.id, d.conversation_id, d.stage, d.kind, d.severity, d.amount_cents, d.deadline_at, d.owner,
    d.next_step, d.score, d.reason, d.close_reason, d.opened_at, d.changed_at, d.changed_by, c.title,
    c.platform, s.name AS shop, customer.name AS customer,
    (SELECT json_group_array(message_id)
     FROM (
       SELECT l.message_id
       FROM dispute_messages l
       JOIN messages m ON m.id = l.message_id
       WHERE l.dispute_id = d.id
       ORDER BY m.sent_at, m.id)) AS message_ids,
    COALESCE((SELECT substr(m.text, 1, 200)
     FROM dispute_messages l
     JOIN messages m ON m.id = l.message_id
     WHERE l.dispute_id = d.id
     ORDER BY min(length(m.text), 60) DESC, m.sent_at DESC
     LIMIT 1), '') AS excerpt
  FROM disputes d
  JOIN conversations c ON c.id = d.conversation_id
  LEFT JOIN shops s ON s.id = c.shop_id
  LEFT JOIN accounts customer ON customer.id = c.customer_id`;

interface Row {
  readonly [column: string]: string | number | null;
}

function selectPage(db: Database, query: DisputeQuery): Row[] {
  const parameters: Record<string, unknown> = { limit: query.limit + 1 };
  const where = [disputeStands];
  if (query.stage) {
    where.push('d.stage IN (SELECT value FROM json_each(@stage))');
    parameters['stage'] = JSON.stringify(query.stage);
  }
  if (query.conversationId) {
    where.push('d.conversation_id = @conversation');
    parameters['conversation'] = BigInt(query.conversationId);
  }
  if (query.afterId) {
    where.push(`(d.severity, COALESCE(d.opened_at, 0), d.id) < (
      SELECT severity, COALESCE(opened_at, 0), id
      FROM disputes
      WHERE id = @after)`);
    parameters['after'] = BigInt(query.afterId);
  }
  return db
    .prepare<[object], Row>(
      `${select}
      WHERE ${where.join(' AND ')}
      ORDER BY d.severity DESC, COALESCE(d.opened_at, 0) DESC, d.id DESC
      LIMIT @limit`,
    )
    .all(parameters);
}

function countByStage(db: Database): Record<DisputeStage, number> {
  const rows = db
    .prepare<[], { stage: DisputeStage; n: number }>(
      `
      SELECT d.stage, count(*) AS n
      FROM disputes d
      WHERE ${disputeStands}
      GROUP BY d.stage`,
    )
    .all();
  const none = disputeStages.map((stage) => [stage, 0] as const);
  return Object.fromEntries([
    ...none,
    ...rows.map(({ stage, n }) => [stage, n] as const),
  ]) as Record<DisputeStage, number>;
}

function getDispute(db: Database, disputeId: string): Dispute {
  const row = db
    .prepare<[bigint], Row>(`${select} WHERE d.id = ? AND ${disputeStands}`)
    .get(BigInt(disputeId));
  if (!row) throw new AppError('not-found', 'There is no such dispute.', { disputeId });
  return toDispute(row);
}

function toDispute(row: Row): Dispute {
  return disputeSchema.parse({
    disputeId: String(row['id']),
    conversationId: String(row['conversation_id']),
    conversationTitle: row['title'],
    platform: row['platform'],
    shop: row['shop'],
    customer: row['customer'],
    stage: row['stage'],
    kind: row['kind'],
    severity: row['severity'],
    amountCents: row['amount_cents'],
    deadlineAt: row['deadline_at'],
    owner: row['owner'],
    nextStep: row['next_step'],
    score: row['score'],
    reason: JSON.parse(String(row['reason'])),
    closeReason: row['close_reason'],
    openedAt: row['opened_at'],
    changedAt: row['changed_at'],
    changedBy: row['changed_by'],
    messageIds: (JSON.parse(String(row['message_ids'])) as number[]).map(String),
    excerpt: row['excerpt'],
  });
}

function columnsOf(change: DisputeChange): Record<string, unknown> {
  const { stage, kind, severity, amountCents, deadlineAt, owner, nextStep, closeReason } = change;
  const columns = {
    stage,
    kind,
    severity,
    amount_cents: amountCents,
    deadline_at: deadlineAt,
    owner,
    next_step: nextStep,
    close_reason: closeReason,
  };
  return Object.fromEntries(Object.entries(columns).filter(([, value]) => value !== undefined));
}
