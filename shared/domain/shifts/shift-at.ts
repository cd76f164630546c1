import { DateTime } from 'luxon';

export interface NamedShift {
  readonly name: string;
  /** Wall clock `HH:MM`; an end at or before the start lies on the next day. */
  readonly start: string;
  readonly end: string;
  /** Of one shop only. */
  readonly shop?: string | undefined;
  /** Weekdays on which it begins, 1 Monday to 7 Sunday; absent: every day. */
  readonly days?: readonly number[] | undefined;
}

export interface ShiftWindow {
  readonly name: string;
  readonly shop: string | null;
  /** UTC ms. */
  readonly from: number;
  readonly to: number;
}

/**
 * The shift that runs at an instant by the shop's clock; of several the one that began last. Null
 * between shifts and without any.
 */
export function shiftAt(
  now: number,
  shifts: readonly NamedShift[],
  zone: string,
): ShiftWindow | null {
  const running = shiftWindows(now, shifts, zone, 1, 0).filter(
    ({ from, to }) => from <= now && now < to,
  );
  return latest(running);
}

/** The shift to hand over at an instant: the running one, else the one that ended last. */
export function shiftToHandOver(
  now: number,
  shifts: readonly NamedShift[],
  zone: string,
): ShiftWindow | null {
  return latest(shiftWindows(now, shifts, zone, 7, 0).filter(({ from }) => from <= now));
}

/** The first shift that starts at or after an instant. */
export function shiftAfter(
  instant: number,
  shifts: readonly NamedShift[],
  zone: string,
): ShiftWindow | null {
  return shiftWindows(instant, shifts, zone, 1, 8)
    .filter(({ from }) => from >= instant)
    .reduce<ShiftWindow | null>(
      (first, next) => (first === null || next.from < first.from ? next : first),
      null,
    );
}

/** The shift of this name that begins on a day of the shop's clock (`YYYY-MM-DD`), null without one. */
export function shiftOn(date: string, shift: NamedShift, zone: string): ShiftWindow | null {
  const day = DateTime.fromISO(date, { zone });
  return day.isValid ? (placed(day, shift)[0] ?? null) : null;
}

/** Those of all shops and those of this one. */
export function shiftsOf<T extends NamedShift>(shifts: readonly T[], shop: string | null): T[] {
  return shifts.filter((one) => one.shop === undefined || one.shop === shop);
}

/** Every shift that begins from `back` days before an instant's day to `ahead` days after it. */
function shiftWindows(
  instant: number,
  shifts: readonly NamedShift[],
  zone: string,
  back: number,
  ahead: number,
): ShiftWindow[] {
  const today = DateTime.fromMillis(instant, { zone }).startOf('day');
  return Array.from({ length: back + ahead + 1 }, (_, index) =>
    today.plus({ days: index - back }),
  ).flatMap((day) => shifts.flatMap((shift) => placed(day, shift)));
}

function placed(day: DateTime, { name, start, end, shop, days }: NamedShift): ShiftWindow[] {
  if (days && !days.includes(day.weekday)) return [];
  const from = at(day, start);
  const to = at(day, end);
  const ends = to <= from ? at(day.plus({ days: 1 }), end) : to;
  return [{ name, shop: shop ?? null, from: from.toMillis(), to: ends.toMillis() }];
}

function latest(windows: readonly ShiftWindow[]): ShiftWindow | null {
  return windows.reduce<ShiftWindow | null>(
    (found, next) => (found === null || next.from > found.from ? next : found),
    null,
  );
}

function at(date: DateTime, clock: string): DateTime {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return date.set({ hour, minute, second: 0, millisecond: 0 });
}
