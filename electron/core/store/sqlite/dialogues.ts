import type { Database } from 'better-sqlite3';
import type { DialoguePlace, DialogueRow } from '../answers.ts';

/** What customers and agents wrote, conversation by conversation, in time order. */
export function selectDialogues(
  db: Database,
  { conversationId, sentAt, messageId }: DialoguePlace,
  limit: number,
): DialogueRow[] {
  return db
    .prepare<[object], Omit<DialogueRow, 'told'> & { told: string | null }>(dialogueQuery)
    .all({ conversationId, sentAt, messageId, limit })
    .map(({ told, ...row }) => ({
      ...row,
      told: told === null ? [] : (JSON.parse(told) as DialogueRow['told']),
    }));
}

/** Goes on where the page before ended, along the index of conversations and times. */
export const dialogueQuery = `
  SELECT m.conversation_id AS conversationId, m.sent_at AS sentAt, m.id AS messageId, m.sender, m.text,
    CASE WHEN a.role IN ('agent', 'bot') THEN 'agent' ELSE 'customer' END AS side,
    CASE
      WHEN a.role IN ('agent', 'bot') THEN (
        SELECT json_group_array(json_object('topic', t.topic, 'value', json(t.value)))
        FROM told AS t
        WHERE t.message_id = m.id
      )
    END AS told
  FROM messages AS m
  JOIN accounts AS a ON a.id = m.account_id
  WHERE (m.conversation_id, m.sent_at, m.id) > (@conversationId, @sentAt, @messageId)
    AND m.is_system = 0
    AND m.internal = 0
    AND m.kind = 'text'
  ORDER BY m.conversation_id, m.sent_at, m.id
  LIMIT @limit`;
