import type { Database } from 'better-sqlite3';
import type { ConversationStore, History, Outline } from '../conversations.ts';
import { edgeOf, pageOf, type Edge } from './conversation-pages.ts';
import type { MessageRow } from './messages.ts';

type HistoryRequest = Parameters<ConversationStore['history']>[0];

/**
 * A page of several conversations in one order of time. Each gives a page of its own by its index, and
 * these are merged: however long the others are, no more is read of them.
 */
export function historyPage(
  reader: Database,
  conversations: readonly number[],
  { around, olderThan, newerThan, limit }: HistoryRequest,
): { rows: MessageRow[]; hasOlder: boolean; hasNewer: boolean } {
  if (around !== undefined) {
    const edge = edgeOf(reader, around);
    const half = Math.floor(limit / 2);
    const older = side(reader, conversations, edge, 'older', half);
    const newer = side(reader, conversations, edge, 'newer', half);
    const { conversationId } = edge;
    const self = pageOf(reader, { ...edge, conversationId, direction: 'itself', limit: 1 });
    return {
      rows: [...older.rows, ...self.rows, ...newer.rows],
      hasOlder: older.hasMore,
      hasNewer: newer.hasMore,
    };
  }
  const id = newerThan ?? olderThan;
  const edge = id === undefined ? undefined : edgeOf(reader, id);
  const direction = newerThan === undefined ? 'older' : 'newer';
  const { rows, hasMore } = side(reader, conversations, edge, direction, limit);
  const isNewest = id === undefined;
  return {
    rows,
    hasOlder: direction === 'older' ? hasMore : true,
    hasNewer: direction === 'newer' ? hasMore : !isNewest,
  };
}

/** Oldest first. */
function side(
  reader: Database,
  conversations: readonly number[],
  edge: Edge | undefined,
  direction: 'older' | 'newer',
  limit: number,
): { rows: MessageRow[]; hasMore: boolean } {
  const pages = conversations.map((conversationId) =>
    pageOf(reader, { ...edge, conversationId, direction, limit }),
  );
  const all = pages.flatMap(({ rows }) => rows).toSorted(byTime);
  const rows = direction === 'older' ? all.slice(-limit) : all.slice(0, limit);
  return {
    rows: limit === 0 ? [] : rows,
    hasMore: all.length > limit || pages.some((page) => page.hasMore),
  };
}

/** Those without a time first, as in the index. */
function byTime(a: MessageRow, b: MessageRow): number {
  const [one, other] = [a.sent_at ?? -Infinity, b.sent_at ?? -Infinity];
  return one === other ? a.id - b.id : one - other;
}

/** The files of a page. */
export function sourcesOf(reader: Database, rows: readonly MessageRow[]): History['sources'] {
  const ids = new Set(rows.map(({ source_file_id }) => source_file_id));
  return reader
    .prepare<[string], History['sources'][number]>(`
      SELECT CAST(id AS TEXT) AS sourceFileId, name AS fileName
      FROM source_files
      WHERE id IN (SELECT value FROM json_each(?))
      ORDER BY id`)
    .all(JSON.stringify([...ids]));
}

/** The quarters of an hour in which something was said, and where promises, disputes and exhibits are. */
export function outlineOf(reader: Database, conversations: readonly number[]): Outline {
  const ids = JSON.stringify(conversations);
  // With MIN, the id beside it is of the row that is least.
  const quarters = reader
    .prepare<[string], Outline['quarters'][number]>(`
      SELECT FLOOR(sent_at / 900000.0) * 900000 AS at, COUNT(*) AS messages,
        MIN(sent_at) AS firstAt, CAST(id AS TEXT) AS firstId
      FROM messages
      WHERE conversation_id IN (SELECT value FROM json_each(?))
        AND sent_at IS NOT NULL
      GROUP BY 1
      ORDER BY 1`)
    .all(ids);
  const marks = reader
    .prepare<[string], Outline['marks'][number]>(`
      WITH said AS (
        SELECT id, conversation_id, sent_at
        FROM messages
        WHERE conversation_id IN (SELECT value FROM json_each(?))
      )
      SELECT CAST(said.id AS TEXT) AS messageId, CAST(conversation_id AS TEXT) AS conversationId,
        sent_at AS sentAt, what
      FROM (
        SELECT message_id, 'promise' AS what
        FROM promises
        WHERE status <> 'rejected'
        UNION
        SELECT l.message_id, 'dispute'
        FROM dispute_messages AS l
        JOIN disputes AS d ON d.id = l.dispute_id
        WHERE d.stage <> 'rejected'
        UNION
        SELECT message_id, 'exhibit'
        FROM exhibits
      ) AS marked
      JOIN said ON said.id = marked.message_id
      ORDER BY sent_at, said.id`)
    .all(ids);
  return { quarters, marks };
}
