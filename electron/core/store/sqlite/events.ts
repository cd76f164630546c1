import type { Database } from 'better-sqlite3';
import type { By } from '../store.ts';

/** Writes who did what into the event log, in the transaction of the deed itself. */
export function recordEvent(
  db: Database,
  by: By,
  action: string,
  noun: string,
  nounId: number | bigint | string | null,
  detail: object = {},
): void {
  db.prepare(
    `
    INSERT INTO events (at, actor, action, noun, noun_id, detail)
    VALUES (?, ?, ?, ?, ?, ?)`,
  ).run(
    by.at,
    by.actor,
    action,
    noun,
    nounId === null ? null : BigInt(nounId),
    JSON.stringify(detail),
  );
}
