/** A day on which something was said. */
export interface OutlineDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly messages: number;
  /** UTC ms of its first message. */
  readonly firstAt: number;
  readonly firstId: string;
}

/** A month as a sheet of a calendar. */
export interface MonthSheet {
  readonly year: number;
  /** 1 to 12 */
  readonly month: number;
  /** Empty places before the first day; weeks begin on Monday. */
  readonly blanks: number;
  /** Every day of the month; null where nothing was said. */
  readonly days: readonly (OutlineDay | null)[];
}

/** The month of a day. */
export function sheetOf(days: readonly OutlineDay[], day: string): MonthSheet {
  const [year = 0, month = 0] = day.split('-').map(Number);
  const said = new Map(days.map((each) => [each.day, each]));
  const first = new Date(`${day.slice(0, 7)}-01T00:00:00Z`);
  const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
  return {
    year,
    month,
    blanks: (first.getUTCDay() + 6) % 7,
    days: Array.from(
      { length },
      (_, index) => said.get(`${day.slice(0, 8)}${String(index + 1).padStart(2, '0')}`) ?? null,
    ),
  };
}

/**
 * Where a key leads from a day, among those on which something was said; undefined for other keys. Up and
 * down go a week or more, page keys to another month.
 */
export function dayAfterKey(
  days: readonly OutlineDay[],
  from: number,
  key: string,
): number | undefined {
  const last = days.length - 1;
  const clamp = (index: number): number => Math.max(0, Math.min(last, index));
  switch (key) {
    case 'ArrowLeft':
      return clamp(from - 1);
    case 'ArrowRight':
      return clamp(from + 1);
    case 'ArrowUp':
      return beyond(days, from, -1, (one, other) => weeksApart(one, other) >= 1);
    case 'ArrowDown':
      return beyond(days, from, 1, (one, other) => weeksApart(one, other) >= 1);
    case 'PageUp':
      return beyond(days, from, -1, isOtherMonth);
    case 'PageDown':
      return beyond(days, from, 1, isOtherMonth);
    case 'Home':
      return 0;
    case 'End':
      return last;
    default:
      return undefined;
  }
}

/** The day that holds an instant, or the last one before it; the first where there is none. */
export function dayAt(days: readonly OutlineDay[], at: number): number {
  const after = days.findIndex(({ firstAt }) => firstAt > at);
  return Math.max(0, (after < 0 ? days.length : after) - 1);
}

/** The nearest day in a direction that is far enough away, or the outermost one. */
function beyond(
  days: readonly OutlineDay[],
  from: number,
  step: 1 | -1,
  isFar: (one: string, other: string) => boolean,
): number {
  const start = days[from]?.day ?? '';
  let at = from;
  while (days[at + step] !== undefined) {
    at += step;
    if (isFar(start, days[at]?.day ?? '')) break;
  }
  return at;
}

function weeksApart(one: string, other: string): number {
  return Math.abs(Date.parse(`${one}T00:00:00Z`) - Date.parse(`${other}T00:00:00Z`)) / 604_800_000;
}

function isOtherMonth(one: string, other: string): boolean {
  return one.slice(0, 7) !== other.slice(0, 7);
}
