import { shiftAfter, type NamedShift } from '../shifts/shift-at.ts';

/**
 * When the shift after a window ends (UTC ms): of the shop's own shifts the first that starts at the
 * window's end or up to an hour before it; without shifts, one window's length later.
 */
export function nextShiftEnd(
  window: { readonly from: number; readonly to: number },
  shifts: readonly NamedShift[],
  zone: string,
): number {
  const next = shiftAfter(window.to - tolerance, shifts, zone);
  return next?.to ?? window.to + (window.to - window.from);
}

/** Handovers start a little late. */
const tolerance = 3_600_000;
