import type { Database } from 'better-sqlite3';
import type { PortableDeed } from '../bundle-records.ts';

/** Writes a deed into the log here, as done by who did it when they did it. */
export function recordDeed(
  db: Database,
  { origin, at, actor, action }: PortableDeed,
  noun: string,
  nounId: number | null,
  detail: object,
): void {
  const { lastInsertRowid } = db
    .prepare(`
      INSERT INTO events (at, actor, action, noun, noun_id, detail)
      VALUES (?, ?, ?, ?, ?, ?)`)
    .run(at, actor, action, noun, nounId, JSON.stringify(detail));
  db.prepare(`
    UPDATE received_deeds
    SET event_id = ?,
        is_settled = 1
    WHERE archive = ?
      AND origin_id = ?`).run(lastInsertRowid, origin.archive, origin.id);
}
