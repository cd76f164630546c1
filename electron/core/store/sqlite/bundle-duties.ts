import type { Database } from 'better-sqlite3';
import type { PortableDeed } from '../bundle-records.ts';
import { wordsOf, type Word } from './bundle-words.ts';

interface DutyKey {
  readonly person: string;
  readonly shift: string;
  /** UTC ms. */
  readonly from: number;
}

/** Names a duty alike in every archive. */
export function dutyKey(db: Database, id: number): DutyKey {
  return db
    .prepare<[number], DutyKey>(`
      SELECT person, shift, from_at AS "from"
      FROM duties
      WHERE id = ?`)
    .get(id)!;
}

/** The last row of this duty, made where there is none; null where no word has said until when it is. */
export function dutyOf(
  db: Database,
  key: DutyKey,
  { to, shop = null }: PortableDeed['set'],
): number | null {
  const known = db
    .prepare<[DutyKey], number | null>(`
      SELECT MAX(id)
      FROM duties
      WHERE person = @person
        AND shift = @shift
        AND from_at = @from`)
    .pluck()
    .get(key);
  if (known != null) return known;
  if (typeof to !== 'number') return null;
  const { lastInsertRowid } = db
    .prepare(`
      INSERT INTO duties (person, shift, shop, from_at, to_at)
      VALUES (@person, @shift, @shop, @from, @to)`)
    .run({ ...key, shop, to });
  return Number(lastInsertRowid);
}

interface DutyState {
  readonly shop: string | null;
  readonly to: number;
  readonly startedAt: number | null;
  readonly endedAt: number | null;
  readonly cancelledAt: number | null;
  readonly reason: string | null;
}

/** Who works when, as the last word says. */
export function foldDuty(db: Database, archiveId: string, key: DutyKey): void {
  const about = `
    e.noun = 'duty'
    AND e.noun_id IN (
      SELECT id
      FROM duties
      WHERE person = @person
        AND shift = @shift
        AND from_at = @from
    )`;
  const state = wordsOf(db, archiveId, about, key).reduce<DutyState | null>(afterWord, null);
  if (state === null) return;
  // A duty that was cancelled and given again has several rows; the last one tells how it is.
  db.prepare(`
    UPDATE duties
    SET cancelled_at = COALESCE(cancelled_at, @from)
    WHERE person = @person
      AND shift = @shift
      AND from_at = @from`).run(key);
  db.prepare(`
    UPDATE duties
    SET shop = @shop,
        to_at = @to,
        started_at = @startedAt,
        ended_at = @endedAt,
        cancelled_at = @cancelledAt,
        cancel_reason = @reason
    WHERE id = @id`).run({ ...state, id: dutyOf(db, key, {}) });
}

function afterWord(state: DutyState | null, { action, at, detail }: Word): DutyState | null {
  const { to, shop = null, reason = null } = JSON.parse(detail) as Partial<DutyState>;
  const isMade = to !== undefined;
  if (isMade && (action === 'assign' || action === 'start')) {
    const stands = state !== null && state.cancelledAt === null ? state : null;
    const startedAt = action === 'start' ? at : (stands?.startedAt ?? null);
    const endedAt = stands?.endedAt ?? null;
    return { shop, to, startedAt, endedAt, cancelledAt: null, reason: null };
  }
  if (state === null) return null;
  if (action === 'start') return { ...state, startedAt: at };
  if (action === 'end') return { ...state, endedAt: at };
  return { ...state, cancelledAt: at, reason };
}
