import type { Database } from 'better-sqlite3';
import type { FoundMessage } from '../../search.ts';

/** What is shown of hits, in the order of `ids`. */
export function foundMessages(reader: Database, ids: readonly number[]): FoundMessage[] {
  const rows = reader
    .prepare<[string], FoundRow>(
      `
      SELECT ${foundColumns}
      FROM json_each(?) AS wanted
      CROSS JOIN messages AS m ON m.id = wanted.value
      ${foundJoins}
      ORDER BY wanted.key`,
    )
    .all(JSON.stringify(ids));
  return rows.map(foundMessage);
}

/** What is shown of `messages AS m`; with `foundJoins`, each row makes a `foundMessage`. */
export const foundColumns = `
        m.id,
        m.conversation_id AS conversation,
        c.title AS conversationTitle,
        m.sent_at AS sentAt,
        m.wall_clock AS wallClock,
        m.sender,
        IIF(m.is_system = 1, 'system', COALESCE(a.role, 'unknown')) AS role,
        m.kind,
        c.platform,
        s.name AS shop,
        m.text,
        EXISTS (
          SELECT 1
          FROM promises AS p
          WHERE p.message_id = m.id
            AND p.status <> 'rejected'
        ) + 2 * EXISTS (
          SELECT 1
          FROM dispute_messages AS dm
          JOIN disputes AS d ON d.id = dm.dispute_id
          WHERE dm.message_id = m.id
            AND d.stage <> 'rejected'
        ) + 4 * EXISTS (
          SELECT 1
          FROM exhibits AS e
          WHERE e.message_id = m.id
        ) AS badges`;

export const foundJoins = `
      JOIN conversations AS c ON c.id = m.conversation_id
      LEFT JOIN accounts AS a ON a.id = m.account_id
      LEFT JOIN shops AS s ON s.id = c.shop_id`;

/** Field by field: this is most of what a search does, so it must not copy rows as a whole. */
export function foundMessage(row: FoundRow): FoundMessage {
  const badges: FoundMessage['badges'] = [];
  if (row.badges & 1) badges.push('promise');
  if (row.badges & 2) badges.push('dispute');
  if (row.badges & 4) badges.push('exhibit');
  return {
    messageId: String(row.id),
    conversationId: String(row.conversation),
    conversationTitle: row.conversationTitle,
    sentAt: row.sentAt,
    wallClock: row.wallClock,
    sender: row.sender,
    role: row.role,
    kind: row.kind,
    platform: row.platform,
    shop: row.shop,
    text: row.text,
    badges,
  };
}

export type FoundRow = Omit<FoundMessage, 'badges' | 'messageId' | 'conversationId'> & {
  readonly id: number;
  readonly conversation: number;
  /** 1 for a promise, 2 for a dispute, 4 for an exhibit. */
  readonly badges: number;
};
