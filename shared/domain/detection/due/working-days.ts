import table from '../../../../resources/lexicons/holidays.json' with { type: 'json' };
import { addDays, midnightOf, weekdayOf, type Wall } from './wall-clock.ts';

/** Days that differ from the plain week, as midnights on the wall clock. */
export interface WorkCalendar {
  readonly off: ReadonlySet<Wall>;
  readonly work: ReadonlySet<Wall>;
}

/** Monday to Friday. */
export const plainWeek: WorkCalendar = { off: new Set(), work: new Set() };

/** Days as a table writes them: `2026-10-01` or `2026-10-01/2026-10-07`. */
export interface HolidayTable {
  readonly off: readonly string[];
  readonly work: readonly string[];
}

export const calendarOf = (...tables: readonly HolidayTable[]): WorkCalendar => ({
  off: new Set(tables.flatMap(({ off }) => off.flatMap(daysOf))),
  work: new Set(tables.flatMap(({ work }) => work.flatMap(daysOf))),
});

/** The table that comes with the program. */
export const shippedHolidays: HolidayTable = table;
export const shippedCalendar: WorkCalendar = calendarOf(table);

/** Moves on by working days. A day that is both off and worked is off. */
export function addWorkingDays(wall: Wall, days: number, calendar: WorkCalendar): Wall {
  let moved = wall;
  for (let left = days; left > 0;) {
    moved = addDays(moved, 1);
    if (isWorked(midnightOf(moved), calendar)) left--;
  }
  return moved;
}

function isWorked(day: Wall, { off, work }: WorkCalendar): boolean {
  if (off.has(day)) return false;
  return weekdayOf(day) <= 5 || work.has(day);
}

function daysOf(range: string): Wall[] {
  const [first = '', last = first] = range.split('/');
  const days: Wall[] = [];
  const end = Date.parse(`${last}T00:00:00Z`);
  for (let day = Date.parse(`${first}T00:00:00Z`); day <= end; day = addDays(day, 1))
    days.push(day);
  return days;
}
