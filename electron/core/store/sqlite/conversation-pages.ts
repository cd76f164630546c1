import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import { selectMessage, type MessageRow } from './messages.ts';

/** Where in its conversation a message stands. */
export interface Edge {
  readonly conversationId: number;
  readonly at: number | null;
  readonly id: number;
}

/** `not-found` when there is no such message. */
export function edgeOf(reader: Database, messageId: number): Edge {
  const edge = reader
    .prepare<[number], Edge>(
      `
      SELECT conversation_id AS conversationId, sent_at AS at, id
      FROM messages
      WHERE id = ?`,
    )
    .get(messageId);
  if (edge) return edge;
  throw new AppError('not-found', 'There is no such message.', { messageId });
}

/** Neighbours of an edge, or the newest or oldest without one; always returned oldest first. */
export function pageOf(
  reader: Database,
  page: Partial<Omit<Edge, 'conversationId'>> & {
    readonly conversationId: number;
    readonly direction: 'older' | 'newer' | 'itself';
    readonly limit: number;
  },
): { readonly rows: MessageRow[]; readonly hasMore: boolean } {
  const { conversationId, direction, limit, id, at } = page;
  const order = direction === 'older' ? 'DESC' : 'ASC';
  const rows = reader
    .prepare<[Record<string, bigint>], MessageRow>(
      `${selectMessage}
      WHERE m.conversation_id = @conversation
        AND ${id === undefined ? 'TRUE' : conditions[direction][at === null ? 'untimed' : 'timed']}
      ORDER BY m.sent_at ${order}, m.id ${order}
      LIMIT @limit`,
    )
    .all({
      conversation: BigInt(conversationId),
      id: BigInt(id ?? 0),
      at: BigInt(at ?? 0),
      limit: BigInt(limit + 1),
    });
  const kept = rows.slice(0, limit);
  return { rows: direction === 'older' ? kept.toReversed() : kept, hasMore: rows.length > limit };
}

/** Messages without a time are older than all others, as NULL sorts. */
const conditions = {
  older: {
    timed: '(m.sent_at < @at OR (m.sent_at = @at AND m.id < @id) OR m.sent_at IS NULL)',
    untimed: '(m.sent_at IS NULL AND m.id < @id)',
  },
  newer: {
    timed: '(m.sent_at > @at OR (m.sent_at = @at AND m.id > @id))',
    untimed: '(m.sent_at IS NOT NULL OR m.id > @id)',
  },
  itself: { timed: 'm.id = @id', untimed: 'm.id = @id' },
};
