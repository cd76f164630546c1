import type { Database } from 'better-sqlite3';
import { disputeSchema } from '../../../../shared/contract/disputes.ts';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { StoredDispute } from '../disputes.ts';
import { foundOf, tickedOf } from './disputes-checks.ts';

/** True of a dispute `d` of which at least one message stands. */
export const disputeStands = `EXISTS (
    SELECT 1
    FROM dispute_messages
    JOIN messages ON messages.id = dispute_messages.message_id
    WHERE dispute_messages.dispute_id = d.id)`;

/** True of a running dispute `d` of which a deadline has passed `@now`. */
export const isOverdueSql = `(
    d.stage IN ('accept', 'explain', 'propose', 'follow-up')
    AND (COALESCE(d.deadline_at < @now, 0) OR COALESCE(d.reply_by < @now, 0)))`;

/** Columns and joins of a dispute; add WHERE and ORDER BY. */
export const selectDispute = `
  SELECT d.*, c.title, c.platform, c.customer_id, s.name AS shop, customer.name AS customer,
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

export interface DisputeColumns {
  readonly [column: string]: string | number | null;
}

const storedSchema = disputeSchema.omit({
  evidence: true,
  duties: true,
  isOverdue: true,
  likelyCause: true,
});

export function toDispute(db: Database, row: DisputeColumns): StoredDispute {
  const id = (column: string): string | null => (row[column] === null ? null : String(row[column]));
  const messageIds = (JSON.parse(String(row['message_ids'])) as number[]).map(String);
  const { found, orderNo } = foundOf(
    db,
    Number(row['conversation_id']),
    row['opened_at'] as number | null,
    messageIds[0] ?? null,
  );
  const stored = storedSchema.parse({
    disputeId: id('id'),
    conversationId: id('conversation_id'),
    conversationTitle: row['title'],
    platform: row['platform'],
    shop: row['shop'],
    customer: row['customer'],
    customerId: id('customer_id'),
    stage: row['stage'],
    kind: row['kind'],
    severity: row['severity'],
    cause: row['cause'],
    causeDetail: row['cause_detail'],
    amountCents: row['amount_cents'],
    orderNo: row['order_no'] ?? orderNo,
    platformState: row['platform_state'],
    platformStateAt: row['platform_state_at'],
    deadlineAt: row['deadline_at'],
    replyBy: row['reply_by'],
    toldMessageId: id('told_message_id'),
    owner: row['owner'],
    nextStep: row['next_step'],
    facts: row['facts'],
    demand: row['demand'],
    ownPosition: row['own_position'],
    offers: row['offers'],
    resultMessageId: id('result_message_id'),
    satisfaction: row['satisfaction'],
    score: row['score'],
    reason: JSON.parse(String(row['reason'])),
    closeReason: row['close_reason'],
    letGo: row['let_go'],
    openedAt: row['opened_at'],
    changedAt: row['changed_at'],
    changedBy: row['changed_by'],
    messageIds,
    excerpt: row['excerpt'],
  });
  return { ...stored, found, ticked: tickedOf(db, Number(row['id'])) };
}

/** `not-found` without such a dispute, or while all its messages are withdrawn. */
export function getDispute(db: Database, disputeId: string): StoredDispute {
  const row = db
    .prepare<[bigint], DisputeColumns>(`${selectDispute} WHERE d.id = ? AND ${disputeStands}`)
    .get(BigInt(disputeId));
  if (!row) throw new AppError('not-found', 'There is no such dispute.', { disputeId });
  return toDispute(db, row);
}
