import { DateTime } from 'luxon';
import { AppError } from '../../shared/contract/errors.ts';

/**
 * UTC ms of an ISO 8601 time; wall clock of the zone where no offset is given. A day alone as an end
 * (`daysAfter` 1) is its last moment.
 */
export function zonedTime(text: string, zone: string, daysAfter: 0 | 1): number {
  const time = DateTime.fromISO(text, { zone });
  if (!time.isValid) throw new AppError('invalid-input', 'Not an ISO 8601 time.', { time: text });
  return (/^\d{4}-\d{2}-\d{2}$/.test(text) ? time.plus({ days: daysAfter }) : time).toMillis();
}
