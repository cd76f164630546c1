import type { Database } from 'better-sqlite3';
import type { OpenSession, SessionJoining } from '../imports.ts';
import { settleCustomerNames } from './session-names.ts';
import { fileStands } from './import-withdraw-standing.ts';

/** So far apart may the table and the log put the beginning of one session. */
const window = 120_000;
const chunkSize = 500;

/**
 * Joins tables of sessions to conversations, whichever came first. It looks at the sessions of this batch
 * and at those around the conversations that it has touched, so that the result is the same in any order.
 */
export function sessionJoining(
  db: Database,
  batchId: number,
  touched: Iterable<number>,
): SessionJoining {
  const sql = statements(db);
  const hasSessions = sql.any.get()!.found === 1;
  // Most archives have no such table, and an import may touch any number of conversations.
  const changed = new Set<number>(hasSessions ? touched : []);
  return {
    *sessions() {
      if (!hasSessions) return;
      const known = JSON.stringify([...changed]);
      const ids = sql.affected.all({ batch: batchId, touched: known, window });
      for (let at = 0; at < ids.length; at += chunkSize) {
        const chunk = sql.sessions.all(JSON.stringify(ids.slice(at, at + chunkSize)));
        yield chunk.map((session) => ({ ...session, candidates: candidatesOf(session) }));
      }
    },
    join(sessionId, conversationId, gapMs) {
      const before = sql.joined.get(sessionId);
      if (before ? before.conversationId === conversationId : conversationId === null) return;
      if (before?.conversationId) changed.add(before.conversationId);
      if (conversationId !== null) changed.add(conversationId);
      sql.join.run(sessionId, conversationId, gapMs, batchId);
    },
    finish: () => (hasSessions ? settleCustomerNames(db, changed).map(String) : []),
  };

  function candidatesOf({
    platform,
    customer,
    startedAt,
  }: Omit<OpenSession, 'candidates'>): OpenSession['candidates'] {
    const from = startedAt - window;
    const to = startedAt + window;
    const begun = sql.begun.all(platform, from, to).map(({ conversationId, firstAt }) => ({
      conversationId,
      gapMs: firstAt - startedAt,
      speakers: sql.speakers.all(conversationId),
    }));
    const named = sql.named.all(platform, customer, from, to).map((each) => ({
      conversationId: each.conversationId,
      gapMs: each.sentAt - startedAt,
      speakers: [customer],
    }));
    return [...begun, ...named];
  }
}

function statements(db: Database) {
  return {
    any: db.prepare<[], { found: 0 | 1 }>(`
      SELECT EXISTS (SELECT 1 FROM session_records) AS found`),
    affected: db
      .prepare<[{ batch: number; touched: string; window: number }], number>(`
        SELECT session_records.id
        FROM session_records
        JOIN source_files ON source_files.id = session_records.source_file_id
        WHERE source_files.batch_id = @batch
        UNION
        SELECT session_records.id
        FROM json_each(@touched) AS touched
        JOIN conversations ON conversations.id = touched.value
        JOIN session_records
          ON session_records.platform = conversations.platform
          AND session_records.started_at >= conversations.first_at - @window
          AND session_records.started_at <= conversations.first_at + @window
        UNION
        SELECT session_records.id
        FROM json_each(@touched) AS touched
        JOIN conversations ON conversations.id = touched.value
        JOIN accounts ON accounts.id = conversations.customer_id
        JOIN session_records
          ON session_records.platform = accounts.platform
          AND session_records.customer = accounts.handle
        UNION
        SELECT session_joins.session_id
        FROM json_each(@touched) AS touched
        JOIN session_joins ON session_joins.conversation_id = touched.value
        ORDER BY 1`)
      .pluck(),
    sessions: db.prepare<[string], Omit<OpenSession, 'candidates'>>(`
      SELECT s.id AS sessionId, s.platform, s.customer, s.started_at AS startedAt
      FROM json_each(?) AS asked
      JOIN session_records AS s ON s.id = asked.value
      JOIN source_files AS f ON f.id = s.source_file_id
      WHERE s.customer IS NOT NULL
        AND ${fileStands}
      ORDER BY s.id`),
    begun: db.prepare<[string, number, number], { conversationId: number; firstAt: number }>(`
      SELECT id AS conversationId, first_at AS firstAt
      FROM conversations
      WHERE platform = ?
        AND first_at >= ?
        AND first_at <= ?
        AND is_group = 0
        AND message_count > 0
      ORDER BY id`),
    speakers: db
      .prepare<[number], string>(`
        SELECT handle
        FROM accounts
        WHERE id IN (
            SELECT account_id
            FROM messages
            WHERE conversation_id = ?
          )
          AND role IN ('customer', 'unknown')
        ORDER BY id`)
      .pluck(),
    named: db.prepare<
      [string, string, number, number],
      { conversationId: number; sentAt: number }
    >(`
      SELECT messages.conversation_id AS conversationId, MIN(messages.sent_at) AS sentAt
      FROM accounts
      JOIN messages ON messages.account_id = accounts.id
      WHERE accounts.platform = ?
        AND accounts.handle = ?
        AND messages.sent_at >= ?
        AND messages.sent_at <= ?
      GROUP BY messages.conversation_id
      ORDER BY messages.conversation_id`),
    joined: db.prepare<[number], { conversationId: number | null }>(`
      SELECT conversation_id AS conversationId
      FROM session_joins
      WHERE session_id = ?`),
    join: db.prepare(`
      INSERT INTO session_joins (session_id, conversation_id, gap_ms, batch_id)
      VALUES (?, ?, ?, ?)
      ON CONFLICT (session_id) DO UPDATE
      SET conversation_id = excluded.conversation_id,
          gap_ms = excluded.gap_ms,
          batch_id = excluded.batch_id`),
  };
}
