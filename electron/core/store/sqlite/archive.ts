import type { Database } from 'better-sqlite3';
import type { ArchiveStore, ExportRow, KeptSourceFile, RowAtPosition } from '../archive.ts';
import type { Connections } from './connections.ts';
import { schemaVersion } from './migrate.ts';
import { recordEvent } from './events.ts';
import { counted } from './disputes-page.ts';
import { disputeStands } from './disputes-rows.ts';
import { wrongStanding } from './import-withdraw-check.ts';
import { standingSighting } from './import-withdraw-standing.ts';
import { longPastIn } from './long-past.ts';
import { countByStatus } from './promises-page.ts';

export function archiveStore({ reader, writer }: Connections): ArchiveStore {
  const seenAgain = standingSighting(reader);
  return {
    versions: async () => ({
      sqlite: reader.prepare<[], string>('SELECT sqlite_version()').pluck().get() ?? '',
      schema: schemaVersion(reader),
    }),
    stats: async () => ({
      ...totals(reader),
      platforms: list<{ platform: string; messages: number }>(
        reader,
        `
        SELECT platform, sum(message_count) AS messages
        FROM conversations
        WHERE message_count > 0
        GROUP BY platform
        ORDER BY messages DESC`,
      ),
      shops: list<{ name: string }>(reader, 'SELECT name FROM shops ORDER BY name').map(
        ({ name }) => name,
      ),
      agentNames: list<{ name: string }>(
        reader,
        `
        SELECT DISTINCT name
        FROM accounts
        WHERE role = 'agent'
          AND ${speaks}
        ORDER BY name`,
      ).map(({ name }) => name),
      coverage: coverage(reader),
      promises: counts(
        reader,
        `
        SELECT p.status AS name, count(*) AS n
        FROM promises p
        JOIN messages m ON m.id = p.message_id
        GROUP BY p.status`,
      ),
      disputes: counts(
        reader,
        `
        SELECT d.stage AS name, count(*) AS n
        FROM disputes d
        WHERE ${disputeStands}
        GROUP BY d.stage`,
      ),
    }),
    longPast: async (now) => {
      const longPast = longPastIn(reader, now);
      return {
        promises: countByStatus(reader, longPast).past,
        disputes: counted(reader, now, longPast).past,
      };
    },
    exportRows: async (afterId, limit) =>
      reader
        .prepare<[bigint, number], ExportRow & { isSystem: boolean | number; isWithdrawn: 0 | 1 }>(
          `
          SELECT CAST(m.id AS TEXT) AS messageId, CAST(c.id AS TEXT) AS conversationId,
            c.title AS conversation, c.platform, c.channel, s.name AS shop, m.sender,
            CASE WHEN m.is_system THEN 'system' ELSE COALESCE(a.role, 'unknown') END AS role, m.kind,
            m.is_system AS isSystem, m.sent_at AS sentAt, m.wall_clock AS wallClock, m.zone, m.text,
            f.digest AS sourceDigest, m.position, b.withdrawn_at IS NOT NULL AS isWithdrawn
          FROM messages m
          JOIN conversations c ON c.id = m.conversation_id
          JOIN source_files f ON f.id = m.source_file_id
          JOIN import_batches b ON b.id = f.batch_id
          LEFT JOIN shops s ON s.id = c.shop_id
          LEFT JOIN accounts a ON a.id = m.account_id
          WHERE m.id > ?
          ORDER BY m.id
          LIMIT ?`,
        )
        .all(BigInt(afterId), limit)
        .map(({ isWithdrawn, ...row }) => {
          const seen = isWithdrawn ? seenAgain(row.messageId) : undefined;
          const { digest: sourceDigest, position } = seen ?? { digest: row.sourceDigest, ...row };
          return { ...row, sourceDigest, position, isSystem: Boolean(row.isSystem) };
        }),
    keptSourceFiles: async () =>
      list<KeptSourceFileRow>(
        reader,
        `
        SELECT id AS sourceFileId, name, digest, bytes, format, format_version AS formatVersion, zone,
          encoding, assumptions, read_count AS records, (
            SELECT json_group_array(json_object('path', path, 'digest', digest, 'bytes', bytes))
            FROM source_file_companions
            WHERE source_file_id = source_files.id
          ) AS companions
        FROM source_files
        WHERE status = 'imported'
        ORDER BY id`,
      ).map(({ assumptions, companions, ...file }) => ({
        ...file,
        assumptions: JSON.parse(assumptions),
        companions: JSON.parse(companions),
      })),
    keptAttachments: async () =>
      list<{ digest: string; bytes: number }>(
        reader,
        'SELECT digest, bytes FROM attachments ORDER BY id',
      ),
    rowsBetween: async (sourceFileId, from, to) =>
      reader
        .prepare<[object], RowAtPosition>(
          `
          SELECT position, sender, text, time_raw AS timeRaw
          FROM main.messages
          WHERE source_file_id = @file
            AND position BETWEEN @from AND @to
          UNION ALL
          SELECT s.position, COALESCE(s.sender, m.sender), COALESCE(s.text, m.text),
            COALESCE(s.time_raw, m.time_raw)
          FROM sightings s
          JOIN main.messages m ON m.id = s.message_id
          WHERE s.source_file_id = @file
            AND s.position BETWEEN @from AND @to`,
        )
        .all({ file: sourceFileId, from, to }),
    countRows: async (sourceFileId) =>
      reader
        .prepare<[object], number>(
          `
          SELECT
            (SELECT count(*) FROM main.messages WHERE source_file_id = @file) +
            (SELECT count(*) FROM sightings WHERE source_file_id = @file)`,
        )
        .pluck()
        .get({ file: sourceFileId }) ?? 0,
    recordDeed: (action, by) =>
      writer.transaction((db) => recordEvent(db, by, action, 'archive', null)),
    check: async () => [
      ...wrongStanding(reader),
      // The index is looked at elsewhere; FTS5 would hold what it remembers of an older state against it.
      ...(reader.pragma('main.integrity_check') as { integrity_check: string }[])
        .map((row) => row.integrity_check)
        .filter((text) => text !== 'ok')
        .map((detail) => ({ code: 'database', subject: 'archive.db', detail })),
      ...(reader.pragma('foreign_key_check') as { table: string; rowid: number }[]).map((row) => ({
        code: 'foreign-key',
        subject: `${row.table} ${row.rowid}`,
        detail: 'refers to a row that is not there',
      })),
      ...list<{ id: number; claimed: number; found: number }>(
        reader,
        `
        SELECT c.id, c.message_count AS claimed, count(m.id) AS found
        FROM conversations c
        LEFT JOIN messages m ON m.conversation_id = c.id
        GROUP BY c.id
        HAVING claimed <> found`,
      ).map(({ id, claimed, found }) => ({
        code: 'message-count',
        subject: `conversation ${id}`,
        detail: `${found} messages where ${claimed} were counted`,
      })),
      ...list<{ id: number; claimed: number; found: number }>(
        reader,
        `
        SELECT f.id, f.new_count + f.conflicting_count AS claimed, count(m.id) AS found
        FROM source_files f
        LEFT JOIN main.messages m ON m.source_file_id = f.id
        GROUP BY f.id
        HAVING claimed <> found`,
      ).map(({ id, claimed, found }) => ({
        code: 'file-count',
        subject: `source file ${id}`,
        detail: `${found} messages where ${claimed} were imported`,
      })),
    ],
  };
}

/** True of an account `accounts` that has said something that stands. */
const speaks = 'EXISTS (SELECT 1 FROM messages WHERE messages.account_id = accounts.id)';

function list<T>(db: Database, sql: string): T[] {
  return db.prepare<[], T>(sql).all();
}

function counts(db: Database, sql: string): Record<string, number> {
  const rows = list<{ name: string; n: number }>(db, sql);
  return Object.fromEntries(rows.map(({ name, n }) => [name, n]));
}

interface Totals {
  readonly messages: number;
  readonly conversations: number;
  readonly customers: number;
  readonly agents: number;
  readonly batches: number;
  readonly sourceFiles: number;
  readonly originalBytes: number;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
}

function totals(db: Database): Totals {
  const [row] = list<Totals>(
    db,
    `
    SELECT
      (SELECT COALESCE(sum(message_count), 0) FROM conversations) AS messages,
      (SELECT count(*) FROM conversations WHERE message_count > 0) AS conversations,
      (SELECT count(*) FROM accounts WHERE role = 'customer' AND ${speaks}) AS customers,
      (SELECT count(*) FROM accounts WHERE role = 'agent' AND ${speaks}) AS agents,
      (SELECT count(*) FROM import_batches WHERE withdrawn_at IS NULL) AS batches,
      (SELECT count(*) FROM source_files WHERE status = 'imported') AS sourceFiles,
      (SELECT COALESCE(sum(bytes), 0) FROM source_files WHERE status = 'imported') AS originalBytes,
      (SELECT min(first_at) FROM conversations) AS firstAt,
      (SELECT max(last_at) FROM conversations) AS lastAt`,
  );
  return row as Totals;
}

interface CoverageRow {
  readonly platform: string;
  readonly shop: string | null;
  readonly account: string;
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly lastImportAt: number | null;
  readonly messages: number;
}

/** From when to when each of the shop's accounts is on record, and when it was last imported. */
function coverage(db: Database): CoverageRow[] {
  return list<CoverageRow>(
    db,
    `
    WITH known AS (
      SELECT account_id, min(sent_at) AS first_at, max(sent_at) AS last_at, max(id) AS last_id,
        count(*) AS messages
      FROM messages
      WHERE account_id IN (SELECT id FROM accounts WHERE role = 'agent')
      GROUP BY account_id
    )
    SELECT a.platform, s.name AS shop, a.name AS account, known.first_at AS firstAt,
      known.last_at AS lastAt, b.finished_at AS lastImportAt, known.messages
    FROM known
    JOIN accounts a ON a.id = known.account_id
    JOIN messages m ON m.id = known.last_id
    JOIN conversations c ON c.id = m.conversation_id
    JOIN source_files f ON f.id = m.source_file_id
    JOIN import_batches b ON b.id = f.batch_id
    LEFT JOIN shops s ON s.id = c.shop_id
    ORDER BY a.platform, s.name, a.name`,
  );
}

type KeptSourceFileRow = Omit<KeptSourceFile, 'assumptions' | 'companions'> & {
  readonly assumptions: string;
  readonly companions: string;
};
