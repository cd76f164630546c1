import type { Database } from 'better-sqlite3';
import { roleSchema } from '../../../../shared/model/message.ts';
import type { SaidLater, StoredPromise } from '../promises.ts';
import { prepareOnce } from './prepare.ts';

/** Proof comes soon or not at all; a chat of years is not read to its end for every promise. */
const mostMessages = 80;
const longestMs = 30 * 24 * 3_600_000;

/**
 * What was said to the same customer after a promise, in time order: some exports begin a conversation
 * anew with every sitting.
 */
export function saidLater(
  db: Database,
  { conversationId, messageId, saidAt }: StoredPromise,
): SaidLater[] {
  if (saidAt === null) return [];
  return prepareOnce<[object], LaterRow>(db, laterQuery)
    .all({
      conversation: BigInt(conversationId),
      id: BigInt(messageId),
      saidAt,
      until: saidAt + longestMs,
      limit: mostMessages,
    })
    .map(({ id, conversation_id, sender, sent_at, text, is_system, role }) => ({
      messageId: String(id),
      conversationId: String(conversation_id),
      sender,
      sentAt: sent_at,
      text,
      role: is_system === 1 ? 'system' : roleSchema.parse(role ?? 'unknown'),
    }));
}

interface LaterRow {
  readonly id: number;
  readonly conversation_id: number;
  readonly sender: string;
  readonly sent_at: number;
  readonly text: string;
  readonly is_system: 0 | 1;
  readonly role: string | null;
}

export const laterQuery = `
  SELECT m.id, m.conversation_id, m.sender, m.sent_at, m.text, m.is_system, a.role
  FROM messages m
  LEFT JOIN accounts a ON a.id = m.account_id
  WHERE m.conversation_id IN (
      SELECT other.id
      FROM conversations own
      JOIN conversations other
        ON other.customer_id = own.customer_id
        AND other.platform = own.platform
        AND other.shop_id IS own.shop_id
      WHERE own.id = @conversation
      UNION
      SELECT @conversation
    )
    AND (m.sent_at, m.id) > (@saidAt, @id)
    AND m.sent_at < @until
    AND m.internal = 0
  ORDER BY m.sent_at, m.id
  LIMIT @limit`;
