import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { Interval } from '../../../../shared/domain/coverage/gaps.ts';
import type { CoverageStore, CoveredAccount } from '../coverage.ts';
import type { Connections } from './connections.ts';

export function coverageStore({ reader, writer }: Connections): CoverageStore {
  return {
    countPending: async () =>
      reader.prepare<[], number>(`SELECT COUNT(*) ${pending}`).pluck().get()!,
    advance: (limit) => writer.transaction((db) => findExtents(db, limit)),
    accounts: async () => accounts(reader),
    async ofConversation(conversationId) {
      const exists = reader.prepare<[bigint], unknown>('SELECT 1 FROM conversations WHERE id = ?');
      if (!exists.get(BigInt(conversationId))) {
        throw new AppError('not-found', 'There is no such conversation.', { conversationId });
      }
      return reader
        .prepare<[object], Interval>(`
          WITH files AS (
            SELECT source_file_id
            FROM messages
            WHERE conversation_id = @conversation
            UNION
            SELECT sightings.source_file_id
            FROM messages
            JOIN sightings ON sightings.message_id = messages.id
            WHERE messages.conversation_id = @conversation
          )
          ${extents}`)
        .all({ conversation: BigInt(conversationId) });
    },
    hours: async (from, to, accountId) =>
      reader
        .prepare<[object], { hour: number; messages: number }>(`
          SELECT sent_at / 3600000 AS hour, COUNT(*) AS messages
          FROM messages
          WHERE sent_at >= @from
            AND sent_at < @to
            AND (@account IS NULL OR account_id = @account)
          GROUP BY 1
          ORDER BY 1`)
        .all({
          from: BigInt(from),
          to: BigInt(to),
          account: accountId === undefined ? null : BigInt(accountId),
        }),
  };
}

const pending = `
  FROM source_files
  WHERE status = 'imported'
    AND format <> 'zip'
    AND id NOT IN (SELECT source_file_id FROM source_file_extents)`;

/** Of the source files in `files`, those that stand and have times. */
const extents = `
  SELECT source_file_extents.first_at AS "from", source_file_extents.last_at AS "to"
  FROM files
  JOIN source_file_extents USING (source_file_id)
  JOIN source_files ON source_files.id = files.source_file_id
  JOIN import_batches ON import_batches.id = source_files.batch_id
  WHERE source_file_extents.first_at IS NOT NULL
    AND import_batches.withdrawn_at IS NULL
  ORDER BY 1, 2`;

function findExtents(db: Database, limit: number): number {
  const files = db.prepare<[number], number>(`SELECT id ${pending} ORDER BY id LIMIT ?`).pluck();
  const insert = db.prepare(`
    INSERT INTO source_file_extents (source_file_id, first_at, last_at)
    SELECT @file, MIN(sent_at), MAX(sent_at)
    FROM (
      SELECT sent_at
      FROM main.messages
      WHERE source_file_id = @file
      UNION ALL
      SELECT m.sent_at
      FROM sightings
      JOIN main.messages AS m ON m.id = sightings.message_id
      WHERE sightings.source_file_id = @file
    )`);
  const found = files.all(limit);
  for (const file of found) insert.run({ file: BigInt(file) });
  return found.length;
}

function accounts(db: Database): CoveredAccount[] {
  const rows = db
    .prepare<[], Omit<CoveredAccount, 'extents' | 'accountId'> & { id: number }>(`
      WITH spoken AS (
        SELECT account_id, COUNT(*) AS messages, MAX(id) AS last_id
        FROM messages
        WHERE account_id IN (SELECT id FROM accounts WHERE role = 'agent')
        GROUP BY account_id
      )
      SELECT accounts.id, accounts.name AS account, accounts.platform, shops.name AS shop,
        spoken.messages, import_batches.finished_at AS lastImportAt
      FROM spoken
      JOIN accounts ON accounts.id = spoken.account_id
      JOIN main.messages AS newest ON newest.id = spoken.last_id
      JOIN conversations ON conversations.id = newest.conversation_id
      JOIN source_files ON source_files.id = newest.source_file_id
      JOIN import_batches ON import_batches.id = source_files.batch_id
      LEFT JOIN shops ON shops.id = conversations.shop_id
      ORDER BY accounts.platform, shops.name, accounts.name`)
    .all();
  const extentsOf = db.prepare<[object], Interval>(`
    WITH files AS (
      SELECT DISTINCT source_file_id
      FROM messages
      WHERE account_id = @account
      UNION
      SELECT DISTINCT sightings.source_file_id
      FROM messages
      JOIN sightings ON sightings.message_id = messages.id
      WHERE messages.account_id = @account
    )
    ${extents}`);
  return rows.map(({ id, ...row }) => ({
    accountId: String(id),
    ...row,
    extents: extentsOf.all({ account: BigInt(id) }),
  }));
}
