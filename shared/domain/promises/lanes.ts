import { DateTime } from 'luxon';
import { shiftAt, type NamedShift } from '../shifts/shift-at.ts';

/**
 * Where a promise stands on the board. Running ones by their due time: a shift that ends after midnight
 * takes what is due until then. `vague` has words for a time that fix none (晚点, 尽快). The rest are ended.
 */
export const promiseLanes = [
  'overdue',
  'shift',
  'today',
  'later',
  'undated',
  'vague',
  'kept',
  'broken',
  'withdrawn',
  'rejected',
] as const;
export type PromiseLane = (typeof promiseLanes)[number];

/** The instants that divide the lanes, UTC ms. */
export interface LaneFrame {
  readonly now: number;
  /** Due up to this is due in the running shift; `now` between shifts. */
  readonly shiftEnd: number;
  readonly dayEnd: number;
}

export function laneFrame(now: number, shifts: readonly NamedShift[], zone: string): LaneFrame {
  return {
    now,
    shiftEnd: shiftAt(now, shifts, zone)?.to ?? now - 1,
    dayEnd: DateTime.fromMillis(now, { zone }).endOf('day').toMillis(),
  };
}

interface Due {
  readonly status: 'proposed' | 'open' | 'kept' | 'broken' | 'withdrawn' | 'rejected';
  readonly strength: 'firm' | 'soft';
  /** UTC ms. */
  readonly dueAt: number | null;
  /** The words that state a time. */
  readonly duePhrase: string | null;
}

/** The lane of a promise. */
export function laneOf(
  { status, strength, dueAt, duePhrase }: Due,
  { now, shiftEnd, dayEnd }: LaneFrame,
): PromiseLane {
  if (status !== 'proposed' && status !== 'open') return status;
  if (dueAt === null) return duePhrase !== null && strength === 'soft' ? 'vague' : 'undated';
  if (dueAt < now) return 'overdue';
  if (dueAt <= shiftEnd) return 'shift';
  return dueAt <= dayEnd ? 'today' : 'later';
}
