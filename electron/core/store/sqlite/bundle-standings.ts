import type { Database } from 'better-sqlite3';
import type { PortableDeed } from '../bundle-records.ts';
import type { OpenStanding } from '../bundles.ts';

/**
 * Batches that another archive's latest word wants withdrawn or restored. A batch here may stand for one
 * there, or have been brought from here.
 */
export function openStandings(db: Database, archiveId: string): OpenStanding[] {
  const waiting = db
    .prepare<[], string>(`
      SELECT deed
      FROM received_deeds
      WHERE is_settled = 0
      ORDER BY at, archive, CAST(origin_id AS INTEGER)`)
    .pluck()
    .all()
    .map((deed) => JSON.parse(deed) as PortableDeed);
  const latest = new Map<number, OpenStanding>();
  for (const { subject, action, at, actor, set, origin } of waiting) {
    if (subject.noun !== 'import-batch') continue;
    for (const batchId of batchesOf(db, archiveId, subject.batch)) {
      const before = latest.get(batchId);
      const origins = [...(before?.origins ?? []), origin];
      const reason = action === 'withdraw' ? String(set['reason'] ?? '') : null;
      latest.set(batchId, {
        batchId: String(batchId),
        reason,
        at,
        actor,
        origins,
        isChange: false,
      });
    }
  }
  return [...latest.values()].map((standing) => ({
    ...standing,
    isChange: isChange(db, standing),
  }));
}

/** Remembers that these words were heard; the event that followed is theirs, not this archive's own. */
export function settleStanding(
  db: Database,
  { batchId, origins, isChange: hasFollowed }: OpenStanding,
): void {
  const followed = db
    .prepare<[bigint], number>(`
      SELECT MAX(id)
      FROM events
      WHERE noun = 'import-batch'
        AND noun_id = ?`)
    .pluck()
    .get(BigInt(batchId));
  const event = hasFollowed ? followed : null;
  for (const { archive, id } of origins) {
    db.prepare(`
      UPDATE received_deeds
      SET event_id = ?,
          is_settled = 1
      WHERE archive = ?
        AND origin_id = ?`).run(event, archive, id);
  }
}

function batchesOf(
  db: Database,
  archiveId: string,
  { archive, id }: { readonly archive: string; readonly id: string },
): number[] {
  if (archive === archiveId) return [Number(id)];
  return db
    .prepare<[string, string], number>(`
      SELECT batch_id
      FROM batch_origins
      WHERE archive = ?
        AND origin_id = ?`)
    .pluck()
    .all(archive, id);
}

/** True where the batch is otherwise now, and nobody has said anything later. */
function isChange(db: Database, { batchId, reason, at }: OpenStanding): boolean {
  const now = db
    .prepare<[bigint], { withdrawnAt: number | null; lastWord: number }>(`
      SELECT withdrawn_at AS withdrawnAt, COALESCE((
        SELECT MAX(at)
        FROM events
        WHERE noun = 'import-batch'
          AND noun_id = import_batches.id
          AND action IN ('withdraw', 'restore')
      ), 0) AS lastWord
      FROM import_batches
      WHERE id = ?`)
    .get(BigInt(batchId));
  if (!now || now.lastWord >= at) return false;
  return (now.withdrawnAt !== null) !== (reason !== null);
}
