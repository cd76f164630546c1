import { DateTime } from 'luxon';

const fieldFormat = "yyyy-MM-dd'T'HH:mm";

/** What a field of a day and minute shows, by the shop's clock; empty for none. */
export function fieldOfInstant(at: number | null, zone: string): string {
  return at === null ? '' : DateTime.fromMillis(at, { zone }).toFormat(fieldFormat);
}

/** UTC ms of what stands in such a field; null while it is no time. */
export function instantOfField(field: string, zone: string): number | null {
  const time = DateTime.fromISO(field, { zone });
  return time.isValid ? time.toMillis() : null;
}
