import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { Conversation, Provenance } from '../../../../shared/contract/conversations.ts';
import type { ConversationStore } from '../conversations.ts';
import type { Connections } from './connections.ts';
import { historyPage, outlineOf, sourcesOf } from './conversation-history.ts';
import { edgeOf, pageOf } from './conversation-pages.ts';
import { fileStands, sightingsOfMessage } from './import-withdraw-standing.ts';
import { toMessages } from './messages.ts';
import { personOf } from './people.ts';
import { refuseCustomerName } from './session-names.ts';
import { sessionsOf } from './session-records.ts';

export function conversationStore({ reader, writer }: Connections): ConversationStore {
  return {
    get: async (id) => getConversation(reader, id),
    list: async (page) => listConversations(reader, page),
    context: async ({ messageId, before, after }) =>
      reader.transaction(() => {
        const edge = edgeOf(reader, messageId);
        const older = pageOf(reader, { ...edge, direction: 'older', limit: before });
        const newer = pageOf(reader, { ...edge, direction: 'newer', limit: after });
        const self = pageOf(reader, { ...edge, direction: 'itself', limit: 1 });
        return {
          conversation: getConversation(reader, edge.conversationId),
          messages: toMessages(reader, [...older.rows, ...self.rows, ...newer.rows]),
          hasOlder: older.hasMore,
          hasNewer: newer.hasMore,
          provenance: provenanceOf(reader, messageId),
          sessions: sessionsOf(reader, edge.conversationId),
        };
      })(),
    unmask: (conversationId, isShown, by) =>
      writer.transaction((db) => {
        refuseCustomerName(db, conversationId, !isShown, by);
        return getConversation(db, conversationId);
      }),
    history: async (page) =>
      reader.transaction(() => {
        const ids = conversationsOfBuyer(reader, page.conversationId);
        const { rows, ...ends } = historyPage(reader, ids, page);
        return {
          messages: toMessages(reader, rows),
          ...ends,
          conversations: ids.map((id) => getConversation(reader, id)),
          sources: sourcesOf(reader, rows),
        };
      })(),
    outline: async (conversationId) =>
      outlineOf(reader, conversationsOfBuyer(reader, conversationId)),
    messages: async ({ conversationId, olderThan, newerThan, limit }) =>
      reader.transaction(() => {
        getConversation(reader, conversationId);
        const id = newerThan ?? olderThan;
        const edge = id === undefined ? undefined : edgeOf(reader, id);
        if (edge && edge.conversationId !== conversationId) {
          throw new AppError('invalid-input', 'The message is of another conversation.');
        }
        const direction = newerThan === undefined ? 'older' : 'newer';
        const { rows, hasMore } = pageOf(reader, { ...edge, conversationId, direction, limit });
        return { messages: toMessages(reader, rows), hasMore };
      })(),
  };
}

/** All conversations of the person whose it is, over all their accounts; itself where nobody is known. */
function conversationsOfBuyer(reader: Database, conversationId: number): number[] {
  const { customerId } = getConversation(reader, conversationId);
  if (customerId === null) return [conversationId];
  const person = personOf(reader, [Number(customerId)]);
  return reader
    .prepare<[string], number>(`
      SELECT id
      FROM conversations
      WHERE customer_id IN (SELECT value FROM json_each(?))
        AND message_count > 0
      ORDER BY first_at, id`)
    .pluck()
    .all(JSON.stringify(person));
}

const selectConversation = `
  SELECT
    CAST(c.id AS TEXT) AS conversationId,
    c.title,
    c.platform,
    c.channel,
    s.name AS shop,
    a.name AS customer,
    CAST(c.customer_id AS TEXT) AS customerId,
    c.first_at AS firstAt,
    c.last_at AS lastAt,
    c.message_count AS messages,
    c.open_kind AS openKind,
    c.summary
  FROM conversations AS c
  LEFT JOIN shops AS s ON s.id = c.shop_id
  LEFT JOIN accounts AS a ON a.id = c.customer_id`;

function getConversation(reader: Database, id: number): Conversation {
  const conversation = reader
    .prepare<[number], Conversation>(
      `${selectConversation}
      WHERE c.id = ?
        AND c.message_count > 0`,
    )
    .get(id);
  if (conversation) return conversation;
  throw new AppError('not-found', 'There is no such conversation.', { conversationId: id });
}

function listConversations(
  reader: Database,
  { limit, before, unanswered }: Parameters<ConversationStore['list']>[0],
): { conversations: Conversation[]; hasMore: boolean } {
  const edge = before === undefined ? undefined : getConversation(reader, before);
  const below =
    edge?.lastAt === null
      ? 'c.last_at IS NULL AND c.id < @id'
      : '(c.last_at < @at OR (c.last_at = @at AND c.id < @id) OR c.last_at IS NULL)';
  const rows = reader
    .prepare<[Record<string, bigint>], Conversation>(
      `${selectConversation}
      WHERE c.message_count > 0
        AND ${edge ? below : 'TRUE'}
        AND ${unanswered ? "c.open_kind IN ('agent_owes', 'customer_unanswered')" : 'TRUE'}
      ORDER BY c.last_at DESC, c.id DESC
      LIMIT @limit`,
    )
    .all({ id: BigInt(before ?? 0), at: BigInt(edge?.lastAt ?? 0), limit: BigInt(limit + 1) });
  return { conversations: rows.slice(0, limit), hasMore: rows.length > limit };
}

/** Every place where the message was seen, its first sighting first; not what is withdrawn. */
function provenanceOf(reader: Database, messageId: number): Provenance[] {
  return reader
    .prepare<[{ message: bigint }], Provenance>(
      `
      SELECT
        CAST(b.id AS TEXT) AS batchId,
        CAST(f.id AS TEXT) AS sourceFileId,
        f.name AS fileName,
        f.digest,
        seen.position,
        COALESCE(f.format, '') AS format,
        COALESCE(f.format_version, 0) AS formatVersion,
        b.finished_at AS importedAt,
        b.actor AS importedBy
      FROM (${sightingsOfMessage}
      ) AS seen
      JOIN source_files AS f ON f.id = seen.source_file_id
      JOIN import_batches AS b ON b.id = f.batch_id
      WHERE ${fileStands}
      ORDER BY seen.rank, f.id, seen.position`,
    )
    .all({ message: BigInt(messageId) });
}
