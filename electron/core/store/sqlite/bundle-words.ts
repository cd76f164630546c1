import type { Database } from 'better-sqlite3';

/** What somebody did on a thing, as the record has it. */
export interface Word {
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly detail: string;
  /** Null for what was said here. */
  readonly archive: string | null;
}

/** What was said here and elsewhere, in the order that every archive has. `about` is a condition on `e`. */
export function wordsOf(db: Database, archiveId: string, about: string, values: object): Word[] {
  return db
    .prepare<[object], Word>(`
      SELECT e.at, e.actor, e.action, e.detail, d.archive, COALESCE(d.archive, @own) AS spokenIn,
        COALESCE(CAST(d.origin_id AS INTEGER), e.id) AS number
      FROM events AS e
      LEFT JOIN received_deeds AS d ON d.event_id = e.id
      WHERE ${about}
      ORDER BY e.at, spokenIn, number`)
    .all({ own: archiveId, ...values });
}
