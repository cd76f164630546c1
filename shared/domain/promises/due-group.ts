import { DateTime } from 'luxon';

/** Groups of open promises in the order in which they fall due. */
export const dueGroups = ['overdue', 'shift', 'today', 'later', 'undated'] as const;
export type DueGroup = (typeof dueGroups)[number];

export interface DueFrame {
  /** UTC ms. */
  readonly now: number;
  /** End of the running shift, or null between shifts. */
  readonly shiftEnd: number | null;
  /** IANA zone whose midnight ends the day. */
  readonly zone: string;
}

/**
 * Where an open promise stands on the board. Promises sorted by due time, undated last, come out in the
 * order of `dueGroups`: a shift that ends after midnight takes what is due until then.
 */
export function dueGroup(dueAt: number | null, { now, shiftEnd, zone }: DueFrame): DueGroup {
  if (dueAt === null) return 'undated';
  if (dueAt < now) return 'overdue';
  if (shiftEnd !== null && dueAt <= shiftEnd) return 'shift';
  return dueAt <= endOfDay(now, zone) ? 'today' : 'later';
}

function endOfDay(now: number, zone: string): number {
  return DateTime.fromMillis(now, { zone }).endOf('day').toMillis();
}
