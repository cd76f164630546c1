import type { Database } from 'better-sqlite3';
import type { Session } from '../../../../shared/contract/conversations.ts';
import { fileStands } from './import-withdraw-standing.ts';

/** What tables of sessions tell of a conversation, oldest first; not what is withdrawn. */
export function sessionsOf(reader: Database, conversationId: number): Session[] {
  return reader
    .prepare<[bigint], Omit<Session, 'facts'> & { facts: string }>(`
      SELECT CAST(s.id AS TEXT) AS sessionId,
             s.started_at AS startedAt,
             s.customer,
             s.agent,
             s.order_no AS "order",
             s.facts,
             f.name AS fileName,
             CAST(f.batch_id AS TEXT) AS batchId
      FROM session_joins
      JOIN session_records AS s ON s.id = session_joins.session_id
      JOIN source_files AS f ON f.id = s.source_file_id
      WHERE session_joins.conversation_id = ?
        AND ${fileStands}
      ORDER BY s.started_at, s.id`)
    .all(BigInt(conversationId))
    .map((row) => ({ ...row, facts: JSON.parse(row.facts) as Session['facts'] }));
}
