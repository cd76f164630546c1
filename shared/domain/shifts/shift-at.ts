import { DateTime } from 'luxon';

export interface NamedShift {
  readonly name: string;
  /** Wall clock `HH:MM`; an end at or before the start lies on the next day. */
  readonly start: string;
  readonly end: string;
}

export interface ShiftWindow {
  readonly name: string;
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
  const running = windowsAround(now, shifts, zone).filter(
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
  return latest(windowsAround(now, shifts, zone).filter(({ from }) => from <= now));
}

function windowsAround(now: number, shifts: readonly NamedShift[], zone: string): ShiftWindow[] {
  const today = DateTime.fromMillis(now, { zone }).startOf('day');
  return [-1, 0].flatMap((days) =>
    shifts.map(({ name, start, end }) => {
      const from = at(today.plus({ days }), start);
      const to = at(from, end);
      return {
        name,
        from: from.toMillis(),
        to: (to <= from ? to.plus({ days: 1 }) : to).toMillis(),
      };
    }),
  );
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
