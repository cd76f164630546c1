import { DateTime } from 'luxon';

/** The beginning of a day (`2026-11-22`) by the shop's clock; null for none. */
export function dayStart(day: string, zone: string): number | null {
  const time = DateTime.fromISO(day, { zone });
  return day !== '' && time.isValid ? time.toMillis() : null;
}

/** The end of a day, exclusive; null for none. */
export function dayEnd(day: string, zone: string): number | null {
  const time = DateTime.fromISO(day, { zone });
  return day !== '' && time.isValid ? time.plus({ days: 1 }).toMillis() : null;
}

/** The day of a moment as a date field has it; empty for none. */
export function dayOf(at: number | null, zone: string): string {
  return at === null ? '' : DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd');
}
