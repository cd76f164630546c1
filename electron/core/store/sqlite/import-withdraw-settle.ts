import type { Database } from 'better-sqlite3';
import { setImmediate } from 'node:timers/promises';
import type { StandingEffect } from '../imports.ts';
import { fileStands } from './import-withdraw-standing.ts';

/**
 * Brings messages in line with the batches that brought them: what only withdrawn ones brought is hidden,
 * the rest stands. `messageIds` may hold some that are right already. Others get their turn in between.
 */
export async function settleMessages(
  db: Database,
  messageIds: Iterable<number>,
): Promise<StandingEffect> {
  const wrong = db.prepare<[string], { id: number; conversationId: number }>(wrongly);
  const turn = db.prepare(`
    UPDATE main.messages
    SET hidden = 1 - hidden
    WHERE id IN (SELECT value FROM json_each(?))`);
  const conversations = new Set<number>();
  let messages = 0;
  for (const chunk of chunksOf(messageIds)) {
    const changed = wrong.all(JSON.stringify(chunk));
    turn.run(JSON.stringify(changed.map(({ id }) => id)));
    for (const { conversationId } of changed) conversations.add(conversationId);
    messages += changed.length;
    await setImmediate();
  }
  await recountConversations(db, conversations);
  return { messages, conversationIds: [...conversations].map(String) };
}

/** All messages that these files have brought, or others in whose place they stand. */
export function messagesOfFiles(db: Database, sourceFileIds: readonly number[]): number[] {
  return db
    .prepare<[{ files: string }], number>(`
      WITH seen AS (
        SELECT id
        FROM main.messages
        WHERE source_file_id IN (SELECT value FROM json_each(@files))
        UNION
        SELECT message_id
        FROM sightings
        WHERE source_file_id IN (SELECT value FROM json_each(@files))
      )
      SELECT DISTINCT COALESCE(m.same_as, m.id)
      FROM seen
      CROSS JOIN main.messages AS m ON m.id = seen.id
      ORDER BY 1`)
    .pluck()
    .all({ files: JSON.stringify(sourceFileIds) });
}

/** Counts and spans of conversations whose messages have changed; they are to be analysed anew. */
export async function recountConversations(
  db: Database,
  conversationIds: Iterable<number>,
): Promise<void> {
  const recount = db.prepare(`
    UPDATE conversations
    SET message_count = found.messages,
        first_at = found.first_at,
        last_at = found.last_at,
        analysed_count = 0,
        analysed_version = 0,
        open_kind = NULL,
        open_message_id = NULL,
        summary = ''
    FROM (
      SELECT COUNT(*) AS messages, MIN(sent_at) AS first_at, MAX(sent_at) AS last_at
      FROM messages
      WHERE conversation_id = @conversation
    ) AS found
    WHERE conversations.id = @conversation`);
  let done = 0;
  for (const conversation of conversationIds) {
    recount.run({ conversation: BigInt(conversation) });
    if (++done % 200 === 0) await setImmediate();
  }
}

/** Those of the given messages that stand and should not, or the other way round. */
export const wrongly = `
  WITH placed AS (
    SELECT m.id, m.conversation_id AS conversationId, m.hidden, EXISTS (
        SELECT 1
        FROM source_files AS f
        WHERE f.id = m.source_file_id
          AND ${fileStands}
      ) OR EXISTS (
        SELECT 1
        FROM sightings
        JOIN source_files AS f ON f.id = sightings.source_file_id
        WHERE sightings.message_id = m.id
          AND ${fileStands}
      ) OR EXISTS (
        SELECT 1
        FROM main.messages AS same
        JOIN source_files AS f ON f.id = same.source_file_id
        WHERE same.same_as = m.id
          AND ${fileStands}
      ) OR EXISTS (
        SELECT 1
        FROM main.messages AS same
        JOIN sightings ON sightings.message_id = same.id
        JOIN source_files AS f ON f.id = sightings.source_file_id
        WHERE same.same_as = m.id
          AND ${fileStands}
      ) AS stands
    FROM json_each(?) AS given
    CROSS JOIN main.messages AS m ON m.id = given.value
    WHERE m.hidden < 2
  )
  SELECT id, conversationId
  FROM placed
  WHERE hidden = stands`;

/** Messages that are looked at in one go. */
const CHUNK = 5_000;

/** Messages some at a time. */
export function* chunksOf(ids: Iterable<number>): Generator<number[]> {
  let chunk: number[] = [];
  for (const id of ids) {
    chunk.push(id);
    if (chunk.length < CHUNK) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
