import { DateTime } from 'luxon';

export interface Shift {
  /** Wall clock `HH:MM`; an end at or before the start lies on the next day. */
  readonly start: string;
  readonly end: string;
}

/**
 * When the shift after a window ends (UTC ms): of the shop's own shifts the first that starts at the
 * window's end or up to an hour before it; without shifts, one window's length later.
 */
export function nextShiftEnd(
  window: { readonly from: number; readonly to: number },
  shifts: readonly Shift[],
  zone: string,
): number {
  const earliest = window.to - tolerance;
  const today = DateTime.fromMillis(window.to, { zone }).startOf('day');
  const candidates = [-1, 0, 1]
    .map((days) => today.plus({ days }))
    .flatMap((date) => shifts.map((shift) => placed(date, shift)))
    .filter(({ start }) => start >= earliest);
  if (candidates.length === 0) return window.to + (window.to - window.from);
  return candidates.reduce((first, next) => (next.start < first.start ? next : first)).end;
}

/** Handovers start a little late. */
const tolerance = 3_600_000;

function placed(date: DateTime, { start, end }: Shift): { start: number; end: number } {
  const from = at(date, start);
  const to = at(date, end);
  return {
    start: from.toMillis(),
    end: (to <= from ? at(date.plus({ days: 1 }), end) : to).toMillis(),
  };
}

function at(date: DateTime, clock: string): DateTime {
  const [hour = 0, minute = 0] = clock.split(':').map(Number);
  return date.set({ hour, minute });
}
