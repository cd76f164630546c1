import type { Database } from 'better-sqlite3';
import type { Saying, Suspicion } from '../imports.ts';
import type { OpenConversation } from './import-conversations.ts';

/**
 * Conversations of the same format that share a customer's message with one that a file has made, with
 * all that was said in the time that both cover. A robot says the same to many in one second. For formats that name a conversation for its first message, so that
 * an export which cuts it elsewhere gives it another name.
 */
export function findContinuations(db: Database, made: readonly OpenConversation[]): Suspicion[] {
  const sql = statements(db);
  const ids = new Set(made.map(({ id }) => id));
  return made.flatMap((conversation) => {
    const others = sql.sharing
      .all(conversation.id)
      .filter(({ id, shopId }) => !ids.has(id) && shopId === conversation.shopId);
    return others.map(({ id, title, firstAt, lastAt }): Suspicion => {
      const from = Math.max(conversation.firstAt, firstAt);
      const to = Math.min(conversation.lastAt, lastAt);
      const { platform, channel, key, shopId } = conversation;
      const shop = shopId === null ? null : sql.shop.get(shopId)!.name;
      return {
        made: { platform, channel, shop, key, title: conversation.title },
        isMade: true,
        ours: sayings(sql, conversation.id, from, to),
        conversationId: id,
        title,
        theirs: sayings(sql, id, from, to),
      };
    });
  });
}

interface Other {
  readonly id: number;
  readonly title: string;
  readonly shopId: number | null;
  readonly firstAt: number;
  readonly lastAt: number;
}

type Statements = ReturnType<typeof statements>;

function sayings(sql: Statements, id: number, from: number, to: number): Saying[] {
  return sql.sayings.all(id, from, to).map((said) => ({ ...said, bySecond: true }));
}

function statements(db: Database) {
  return {
    sharing: db.prepare<[number], Other>(`
      SELECT c.id, c.title, c.shop_id AS shopId, c.first_at AS firstAt, c.last_at AS lastAt
      FROM conversations AS c
      WHERE c.id IN (
          SELECT other.conversation_id
          FROM messages AS mine
          JOIN accounts
            ON accounts.id = mine.account_id
            AND accounts.role IN ('customer', 'unknown')
          JOIN messages AS other
            ON other.account_id = mine.account_id
            AND other.sent_at = mine.sent_at
            AND other.text = mine.text
            AND other.conversation_id <> mine.conversation_id
          WHERE mine.conversation_id = ?
        )
        AND c.first_at IS NOT NULL
      ORDER BY c.first_at, c.id`),
    sayings: db.prepare<[number, number, number], Omit<Saying, 'bySecond'>>(`
      SELECT messages.sent_at AS sentAt,
             messages.account_id AS accountId,
             accounts.handle,
             messages.sender,
             messages.text,
             messages.position
      FROM messages
      JOIN accounts ON accounts.id = messages.account_id
      WHERE messages.conversation_id = ?
        AND messages.sent_at >= ?
        AND messages.sent_at <= ?
      ORDER BY messages.sent_at, messages.text, messages.account_id`),
    shop: db.prepare<[number], { name: string }>(`
      SELECT name
      FROM shops
      WHERE id = ?`),
  };
}
