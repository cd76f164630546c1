import type { Database } from 'better-sqlite3';
import type { FactMessage } from '../../../../shared/domain/handovers/facts.ts';
import { roleSchema } from '../../../../shared/model/message.ts';
import type { Heard } from '../handovers.ts';
import { selectMessage, type MessageRow } from './messages.ts';

/** Messages around a fact. Nothing sent at or after `to` is seen, and no private note. */
export interface FactMessages {
  get(messageId: number): FactMessage;
  /** The customer's last words before a message. */
  before(messageId: number): FactMessage | null;
  /** The last word of the conversation after a message. */
  after(messageId: number): FactMessage | null;
  ofDispute(disputeId: number): FactMessage[];
  /** The agent's last words since a message. */
  lastAnswer(conversationId: number, since: FactMessage): FactMessage | null;
  /** The last messages of a conversation, in time order. */
  tail(conversationId: number): FactMessage[];
  /** A message and what came after it in its conversation. */
  from(messageId: number): FactMessage[];
  /** The same over all conversations with its customer: some platforms cut a talk into sessions. */
  withCustomer(messageId: number): FactMessage[];
}

const most = 30;

/** `@conversation` and the others with its customer. */
export const sameCustomer = `
  SELECT @conversation
  UNION
  SELECT other.id
  FROM conversations mine
  JOIN conversations other ON other.customer_id = mine.customer_id
  WHERE mine.id = @conversation
    AND mine.is_group = 0
    AND other.is_group = 0`;

export function factMessages(db: Database, to: number): FactMessages {
  const said = 'm.internal = 0 AND m.is_system = 0 AND m.sent_at < @to';
  const one = db.prepare<[number], MessageRow>(`${selectMessage} WHERE m.id = ?`);
  const before = db.prepare<[Point], MessageRow>(`
    ${selectMessage}
    WHERE m.conversation_id = @conversation
      AND (m.sent_at, m.id) < (@at, @id)
      AND ${said}
      AND a.role = 'customer'
    ORDER BY m.sent_at DESC, m.id DESC
    LIMIT 1`);
  const after = db.prepare<[Point], MessageRow>(`
    ${selectMessage}
    WHERE m.conversation_id = @conversation
      AND (m.sent_at, m.id) > (@at, @id)
      AND ${said}
    ORDER BY m.sent_at DESC, m.id DESC
    LIMIT 1`);
  const dispute = db.prepare<[{ dispute: number; to: number }], MessageRow>(`
    ${selectMessage}
    JOIN dispute_messages l ON l.message_id = m.id
    WHERE l.dispute_id = @dispute
      AND (m.sent_at IS NULL OR m.sent_at < @to)
    ORDER BY m.sent_at, m.id`);
  const answer = db.prepare<[Point], MessageRow>(`
    ${selectMessage}
    WHERE m.conversation_id = @conversation
      AND m.sent_at >= @at
      AND ${said}
      AND a.role = 'agent'
    ORDER BY m.sent_at DESC, m.id DESC
    LIMIT 1`);
  const tail = db.prepare<[Point], MessageRow>(`
    ${selectMessage}
    WHERE m.conversation_id = @conversation
      AND m.internal = 0
      AND m.sent_at < @to
    ORDER BY m.sent_at DESC, m.id DESC
    LIMIT ${most}`);
  const from = db.prepare<[Point], MessageRow>(`
    ${selectMessage}
    WHERE m.conversation_id = @conversation
      AND (m.sent_at, m.id) >= (@at, @id)
      AND ${said}
    ORDER BY m.sent_at, m.id
    LIMIT ${most}`);
  const withCustomer = db.prepare<[Point], MessageRow>(`
    ${selectMessage}
    WHERE m.conversation_id IN (${sameCustomer})
      AND (m.sent_at, m.id) >= (@at, @id)
      AND ${said}
    ORDER BY m.sent_at, m.id
    LIMIT ${most}`);
  const rowOf = (messageId: number): MessageRow => {
    const row = one.get(messageId);
    if (row === undefined) throw new Error(`message ${messageId} is referred to, but absent`);
    return row;
  };
  const pointOf = (messageId: number): Point => {
    const { conversation_id, sent_at } = rowOf(messageId);
    return { conversation: conversation_id, at: sent_at, id: messageId, to };
  };
  const lastOf = (conversation: number): Point => ({ conversation, at: null, id: 0, to });
  return {
    get: (messageId) => toFact(rowOf(messageId)),
    before: (messageId) => maybe(before.get(pointOf(messageId))),
    after: (messageId) => maybe(after.get(pointOf(messageId))),
    ofDispute: (disputeId) => dispute.all({ dispute: disputeId, to }).map(toFact),
    lastAnswer: (conversationId, since) =>
      maybe(answer.get({ ...lastOf(conversationId), at: since.sentAt })),
    tail: (conversationId) => tail.all(lastOf(conversationId)).toReversed().map(toFact),
    from: (messageId) => from.all(pointOf(messageId)).map(toFact),
    withCustomer: (messageId) => withCustomer.all(pointOf(messageId)).map(toFact),
  };
}

/** What was said in the conversations of some messages within a period. */
export function heardAfter(
  db: Database,
  messageIds: readonly string[],
  from: number,
  until: number,
): Map<string, Heard> {
  const conversationOf = db
    .prepare<[bigint], number>(
      `
      SELECT conversation_id
      FROM messages
      WHERE id = ?`,
    )
    .pluck();
  const said = db.prepare<[{ conversation: number; from: number; until: number }], MessageRow>(`
    ${selectMessage}
    WHERE m.conversation_id = @conversation
      AND m.internal = 0
      AND m.is_system = 0
      AND m.sent_at >= @from
      AND m.sent_at < @until
    ORDER BY m.sent_at, m.id
    LIMIT 50`);
  const byConversation = new Map<number, Heard>();
  const heard = new Map<string, Heard>();
  for (const messageId of messageIds) {
    const conversation = conversationOf.get(BigInt(messageId));
    if (conversation === undefined) continue;
    const known = byConversation.get(conversation) ?? {
      conversationId: String(conversation),
      said: said.all({ conversation, from, until }).map(toFact),
    };
    byConversation.set(conversation, known);
    heard.set(messageId, known);
  }
  return heard;
}

/** A place in a conversation; without a time nothing compares, so nothing is found around it. */
interface Point {
  readonly conversation: number;
  readonly at: number | null;
  readonly id: number;
  readonly to: number;
}

function maybe(row: MessageRow | undefined): FactMessage | null {
  return row === undefined ? null : toFact(row);
}

function toFact(row: MessageRow): FactMessage {
  return {
    messageId: String(row.id),
    sentAt: row.sent_at,
    sender: row.sender,
    role: row.is_system ? 'system' : roleSchema.parse(row.role ?? 'unknown'),
    text: row.text,
  };
}
