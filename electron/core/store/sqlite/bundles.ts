import type { Database } from 'better-sqlite3';
import type { ArchiveIdentity, BundleStore, PortableBatch } from '../bundles.ts';
import { receiveDeeds } from './bundle-deeds.ts';
import { localDeeds } from './bundle-deeds-out.ts';
import { openStandings, settleStanding } from './bundle-standings.ts';
import type { Connections } from './connections.ts';

export function bundleStore({ reader, writer }: Connections): BundleStore {
  return {
    identity: (make) => writer.transaction((db) => identity(db, make)),
    batches: async (archiveId, since) => batches(reader, archiveId, since),
    deeds: async (archiveId, since) => localDeeds(reader, archiveId, since),
    roles: async () =>
      reader
        .prepare<[], { platform: string; handle: string; role: string }>(`
          SELECT platform, handle, role
          FROM accounts
          WHERE role_source = 'person'
          ORDER BY platform, handle`)
        .all(),
    knowsBatch: async ({ archive, id }) =>
      reader
        .prepare<[string, string], unknown>(`
          SELECT 1
          FROM batch_origins
          WHERE archive = ?
            AND origin_id = ?`)
        .get(archive, id) !== undefined,
    recordBatch: (batchId, { archive, id }) =>
      writer.transaction((db) => {
        db.prepare(`
          INSERT INTO batch_origins (batch_id, archive, origin_id)
          VALUES (?, ?, ?)
          ON CONFLICT DO NOTHING`).run(BigInt(batchId), archive, id);
      }),
    receive: (archiveId, deeds, roles, at) =>
      writer.transaction((db) => receiveDeeds(db, archiveId, deeds, roles, at)),
    standings: async (archiveId) => openStandings(reader, archiveId),
    settled: (standing) => writer.transaction((db) => settleStanding(db, standing)),
  };
}

function identity(db: Database, make: () => ArchiveIdentity): ArchiveIdentity {
  const key = 'identity';
  const kept = db
    .prepare<[string], string>(`
      SELECT value
      FROM meta
      WHERE key = ?`)
    .pluck()
    .get(key);
  if (kept !== undefined) return JSON.parse(kept) as ArchiveIdentity;
  const made = make();
  db.prepare(`
    INSERT INTO meta (key, value)
    VALUES (?, ?)`).run(key, JSON.stringify(made));
  return made;
}

/** Files of zips come with their zip, which is read as the first file in it was. */
function batches(db: Database, archiveId: string, since: number): PortableBatch[] {
  const files = db.prepare<[number], FileRow>(`
    SELECT f.name, f.origin, f.digest, f.format, f.format_version AS formatVersion, f.encoding,
      COALESCE(inner.zone, f.zone) AS zone, COALESCE(inner.assumptions, f.assumptions) AS assumptions,
      ${lastCorrection('zone')} AS zoneAt, ${lastCorrection('date-order')} AS dateOrderAt, (
        SELECT json_group_array(json_object('name', path, 'digest', digest))
        FROM source_file_companions
        WHERE source_file_id = f.id
      ) AS companions, (
        SELECT json_group_array(json_object('name', named.name, 'digest', named.digest))
        FROM (
          SELECT DISTINCT ma.name, a.digest
          FROM main.messages AS m
          JOIN message_attachments AS ma ON ma.message_id = m.id
          JOIN attachments AS a ON a.id = ma.attachment_id
          WHERE m.source_file_id = f.id
        ) AS named
      ) AS attachments
    FROM source_files AS f
    LEFT JOIN source_files AS inner
      ON inner.id = (SELECT MIN(id) FROM source_files WHERE container_id = f.id)
    WHERE f.batch_id = ?
      AND f.status = 'imported'
      AND f.container_id IS NULL
    ORDER BY f.id`);
  return db
    .prepare<[number], BatchRow>(`
      SELECT b.id, b.started_at AS startedAt, b.finished_at AS finishedAt, b.actor, b.machine,
        b.program_version AS programVersion, shops.name AS shop, o.archive, o.origin_id AS originId
      FROM import_batches AS b
      LEFT JOIN batch_origins AS o ON o.batch_id = b.id
      LEFT JOIN shops ON shops.id = b.shop_id
      WHERE b.finished_at >= ?
      ORDER BY b.started_at, b.id`)
    .all(since)
    .map(({ id, archive, originId, ...batch }) => ({
      origin: { archive: archive ?? archiveId, id: originId ?? String(id) },
      ...batch,
      files: files.all(id).map((file) => ({
        ...file,
        assumptions: JSON.parse(file.assumptions) as Record<string, unknown>,
        companions: JSON.parse(file.companions) as PortableBatch['files'][number]['companions'],
        attachments: JSON.parse(file.attachments) as PortableBatch['files'][number]['attachments'],
      })),
    }));
}

/** When the file itself, or the first one in the zip that it is, was last set right in this; 0: never. */
function lastCorrection(kind: 'zone' | 'date-order'): string {
  return `COALESCE((
        SELECT MAX(c.at)
        FROM import_correction_files AS cf
        JOIN import_corrections AS c ON c.id = cf.correction_id
        WHERE cf.source_file_id IN (f.id, inner.id)
          AND c.kind = '${kind}'
      ), 0)`;
}

type BatchRow = Omit<PortableBatch, 'origin' | 'files'> & {
  readonly id: number;
  readonly archive: string | null;
  readonly originId: string | null;
};
type FileRow = Omit<
  PortableBatch['files'][number],
  'assumptions' | 'companions' | 'attachments'
> & {
  readonly assumptions: string;
  readonly companions: string;
  readonly attachments: string;
};
