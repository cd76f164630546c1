import type { Database } from 'better-sqlite3';
import type { FoundMessage } from '../../search.ts';
import { foundMessages } from './found-messages.ts';

/** What the shop said after a message, before its customer said something else. Oldest first. */
export function answersTo(reader: Database, messageId: number): FoundMessage[] {
  const question = reader
    .prepare<[number], { conversationId: number; sentAt: number | null }>(`
      SELECT conversation_id AS conversationId, sent_at AS sentAt
      FROM messages
      WHERE id = ?`)
    .get(messageId);
  if (!question) return [];
  const after = reader
    .prepare<[object], { id: number; isAnswer: 0 | 1 }>(`
      SELECT m.id, COALESCE(a.role IN ('agent', 'bot'), FALSE) AS isAnswer
      FROM messages AS m
      LEFT JOIN accounts AS a ON a.id = m.account_id
      WHERE m.conversation_id = @conversationId
        AND m.is_system = 0
        AND (
          m.sent_at > @sentAt
          OR (m.sent_at IS @sentAt AND m.id > @messageId)
        )
      ORDER BY m.sent_at, m.id
      LIMIT ${LOOKED_AT}`)
    .all({ ...question, messageId });
  const begin = after.findIndex(({ isAnswer }) => isAnswer === 1);
  if (begin < 0) return [];
  const answers = after.slice(begin);
  const end = answers.findIndex(({ isAnswer }) => isAnswer === 0);
  const ids = (end < 0 ? answers : answers.slice(0, end)).map(({ id }) => id);
  return foundMessages(reader, ids.slice(0, MOST_ANSWERS));
}

/** An answer further on answers something else. */
const LOOKED_AT = 12;
const MOST_ANSWERS = 4;
