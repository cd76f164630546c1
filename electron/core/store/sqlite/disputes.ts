import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { DisputeKind } from '../../../../shared/model/analysis.ts';
import type { DisputeChange, DisputeStore, StoredDispute } from '../disputes.ts';
import type { By } from '../store.ts';
import type { Connections } from './connections.ts';
import { writeTick } from './disputes-checks.ts';
import { disputePage } from './disputes-page.ts';
import { getDispute } from './disputes-rows.ts';
import { recordEvent } from './events.ts';
import { replacedBy } from './history.ts';
import { mustHaveMessage, selectMessage, toMessages, type MessageRow } from './messages.ts';
import { prepareOnce } from './prepare.ts';
import { markedByPerson } from './promises.ts';

export function disputeStore({ reader, writer }: Connections): DisputeStore {
  return {
    list: async (query) => disputePage(reader, query),
    get: async (disputeId) => getDispute(reader, disputeId),
    messages: async (disputeId) =>
      toMessages(
        reader,
        reader
          .prepare<[bigint], MessageRow>(
            `${selectMessage}
            JOIN dispute_messages d ON d.message_id = m.id
            WHERE d.dispute_id = ?
            ORDER BY m.sent_at, m.id`,
          )
          .all(BigInt(disputeId)),
      ),
    change: (disputeId, action, change, by) =>
      writer.transaction((db) => {
        const before = getDispute(db, disputeId);
        for (const said of [change.toldMessageId, change.resultMessageId]) {
          if (typeof said === 'string') mustTellTheBuyer(db, before, said);
        }
        const set = columnsOf(change);
        db.prepare(
          `
          UPDATE disputes
          SET ${[...Object.keys(set), 'changed_at', 'changed_by'].map((name) => `${name} = ?`).join(', ')}
          WHERE id = ?`,
        ).run(...Object.values(set), by.at, by.actor, BigInt(disputeId));
        const detail = { from: before.stage, ...change, before: replacedBy(change, before) };
        recordEvent(db, by, action, 'dispute', disputeId, detail);
        return getDispute(db, disputeId);
      }),
    tick: (disputeId, tick, by) =>
      writer.transaction((db) => {
        const before = getDispute(db, disputeId);
        if (tick.messageId !== null) mustBeOf(db, before, tick.messageId);
        writeTick(db, BigInt(disputeId), tick, by);
        const { state = null, messageId = null, note = null } = before.ticked.get(tick.item) ?? {};
        const detail = { ...tick, before: { state, messageId, note } };
        recordEvent(db, by, 'check', 'dispute', disputeId, detail);
        return getDispute(db, disputeId);
      }),
    record: (messageIds, kind, severity, by) =>
      writer.transaction((db) => {
        const id = recordDispute(db, messageIds, kind, severity, by);
        return getDispute(db, String(id));
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

/** The columns of a dispute by the fields that decisions set. */
export const disputeColumns = {
  stage: 'stage',
  kind: 'kind',
  severity: 'severity',
  amountCents: 'amount_cents',
  deadlineAt: 'deadline_at',
  owner: 'owner',
  nextStep: 'next_step',
  closeReason: 'close_reason',
  cause: 'cause',
  causeDetail: 'cause_detail',
  orderNo: 'order_no',
  platformState: 'platform_state',
  platformStateAt: 'platform_state_at',
  replyBy: 'reply_by',
  toldMessageId: 'told_message_id',
  facts: 'facts',
  demand: 'demand',
  ownPosition: 'own_position',
  offers: 'offers',
  resultMessageId: 'result_message_id',
  satisfaction: 'satisfaction',
} as const satisfies Record<keyof DisputeChange, string>;

function columnsOf(change: DisputeChange): Record<string, unknown> {
  const columns = Object.entries(change)
    .filter(([, value]) => value !== undefined)
    .map(([field, value]) => [
      disputeColumns[field as keyof DisputeChange],
      field.endsWith('MessageId') && value !== null ? BigInt(value as string) : value,
    ]);
  // Decided on again: it is no longer of the act that let it go.
  return { ...Object.fromEntries(columns), ...(change.stage !== undefined && { let_go: null }) };
}

/** `invalid-input` for a message that is not of the dispute's conversation. */
function mustBeOf(db: Database, { conversationId }: StoredDispute, messageId: string): string {
  mustHaveMessage(db, messageId);
  const found = db
    .prepare<[bigint, bigint], { role: string | null }>(
      `
      SELECT a.role
      FROM messages m
      LEFT JOIN accounts a ON a.id = m.account_id
      WHERE m.id = ?
        AND m.conversation_id = ?`,
    )
    .get(BigInt(messageId), BigInt(conversationId));
  if (!found) {
    const message = 'This message is of another conversation than the dispute.';
    throw new AppError('invalid-input', message, { messageId });
  }
  return found.role ?? 'unknown';
}

/** The buyer was told by the shop, not by themselves. */
function mustTellTheBuyer(db: Database, dispute: StoredDispute, messageId: string): void {
  if (mustBeOf(db, dispute, messageId) !== 'customer') return;
  const message = 'This is a message of the buyer; choose the one that told the buyer.';
  throw new AppError('invalid-input', message, { messageId });
}

function recordDispute(
  db: Database,
  messageIds: readonly string[],
  kind: DisputeKind,
  severity: number,
  by: By,
): number | bigint {
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
  return lastInsertRowid;
}
