import { DateTime } from 'luxon';

/** ISO 8601 with the zone's offset, to the second: `2026-03-01T18:00:00+08:00`. */
export function isoIn(zone: string, instant: number): string {
  const iso = DateTime.fromMillis(instant, { zone }).toISO({ suppressMilliseconds: true });
  if (iso === null) throw new RangeError(`${instant} is no instant in ${zone}`);
  return iso;
}

/** An instant from ISO 8601; without an offset it is wall clock of `zone`. Null when it is no time. */
export function instantOf(iso: string, zone: string): number | null {
  const time = DateTime.fromISO(iso, { zone });
  return time.isValid ? time.toMillis() : null;
}

/** Wall clock for people: `2026-03-01 18:00`. */
export function clockIn(zone: string, instant: number): string {
  return DateTime.fromMillis(instant, { zone }).toFormat('yyyy-MM-dd HH:mm');
}

export function isZone(zone: string): boolean {
  return DateTime.local({ zone }).isValid;
}
