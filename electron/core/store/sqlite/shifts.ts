import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { Duty } from '../../../../shared/contract/shifts.ts';
import type { ShiftStore } from '../shifts.ts';
import type { Connections } from './connections.ts';
import { recordEvent } from './events.ts';

export function shiftStore({ reader, writer }: Connections): ShiftStore {
  const stamp =
    (column: 'started_at' | 'ended_at', action: string): ShiftStore['start'] =>
    (dutyId, by) =>
      writer.transaction((db) => {
        const { person, shift } = readDuty(db, dutyId);
        db.prepare(
          `
          UPDATE duties
          SET ${column} = ?
          WHERE id = ?`,
        ).run(by.at, BigInt(dutyId));
        recordEvent(db, by, action, 'duty', dutyId, { person, shift });
      });
  return {
    duties: async (from, to, person) => dutiesIn(reader, from, to, person),
    async onDuty(at, shop) {
      return dutiesIn(reader, at - day, at + 1).filter(
        ({ from, to, startedAt, endedAt, shop: theirs }) =>
          (shop === null || theirs === null || theirs === shop) &&
          (endedAt === null || endedAt > at) &&
          ((from <= at && at < to) || (startedAt !== null && startedAt <= at)),
      );
    },
    get: async (dutyId) => readDuty(reader, dutyId),
    add: ({ person, shift, shop, from, to, startedAt }, by) =>
      writer.transaction((db) => {
        const known = db
          .prepare<[string, number, string], number>(
            `
            SELECT id
            FROM duties
            WHERE person = ?
              AND from_at = ?
              AND shift = ?
              AND cancelled_at IS NULL`,
          )
          .pluck()
          .get(person, from, shift);
        if (known !== undefined) {
          const details = { person, shift, dutyId: String(known) };
          throw new AppError('conflict', 'This person works this shift already.', details);
        }
        const { lastInsertRowid } = db
          .prepare(
            `
            INSERT INTO duties (person, shift, shop, from_at, to_at, started_at)
            VALUES (?, ?, ?, ?, ?, ?)`,
          )
          .run(person, shift, shop, from, to, startedAt);
        const action = startedAt === null ? 'assign' : 'start';
        recordEvent(db, by, action, 'duty', lastInsertRowid, { person, shift, shop, from, to });
        return String(lastInsertRowid);
      }),
    cancel: (dutyId, reason, by) =>
      writer.transaction((db) => {
        const { person, shift } = readDuty(db, dutyId);
        db.prepare(
          `
          UPDATE duties
          SET cancelled_at = ?,
              cancel_reason = ?
          WHERE id = ?`,
        ).run(by.at, reason, BigInt(dutyId));
        recordEvent(db, by, 'unassign', 'duty', dutyId, { person, shift, reason });
      }),
    start: stamp('started_at', 'start'),
    end: stamp('ended_at', 'end'),
  };
}

const day = 24 * 3_600_000;

function dutiesIn(db: Database, from: number, to: number, person?: string): Duty[] {
  return db
    .prepare<[object], DutyRow>(
      `
      ${selectDuties}
      WHERE cancelled_at IS NULL
        AND from_at >= @from - @longest
        AND from_at < @to
        AND MAX(to_at, COALESCE(ended_at, 0)) > @from
        AND (@person IS NULL OR person = @person)
      ORDER BY from_at, id`,
    )
    .all({ from, to, longest: longestDutyMs, person: person ?? null })
    .map(toDuty);
}

/** No shift is longer; it bounds how far back the index is read. */
const longestDutyMs = 48 * 3_600_000;

const selectDuties = `
  SELECT id, person, shift, shop, from_at, to_at, started_at, ended_at
  FROM duties`;

interface DutyRow {
  readonly id: number;
  readonly person: string;
  readonly shift: string;
  readonly shop: string | null;
  readonly from_at: number;
  readonly to_at: number;
  readonly started_at: number | null;
  readonly ended_at: number | null;
}

function toDuty({ id, person, shift, shop, from_at, to_at, started_at, ended_at }: DutyRow): Duty {
  return {
    dutyId: String(id),
    person,
    shift,
    shop,
    from: from_at,
    to: to_at,
    startedAt: started_at,
    endedAt: ended_at,
  };
}

function readDuty(db: Database, dutyId: string): Duty {
  const row = db
    .prepare<[bigint], DutyRow>(`${selectDuties} WHERE id = ? AND cancelled_at IS NULL`)
    .get(BigInt(dutyId));
  if (row) return toDuty(row);
  throw new AppError('not-found', 'There is no duty of this id.', { dutyId });
}
