import type { PromiseRow } from '../../../shared/contract/promises.ts';

type Status = PromiseRow['status'];

/**
 * Along the strip: what waits for a word, what is to be kept by when, what became of the rest; at its end
 * what waits from long ago.
 */
export const boardLanes = [
  'proposed',
  'overdue',
  'shift',
  'today',
  'later',
  'undated',
  'vague',
  'kept',
  'broken',
  'settled',
  'past',
] as const;
export type BoardLane = (typeof boardLanes)[number];

const ended: Partial<Record<BoardLane, Status[]>> = {
  kept: ['kept'],
  broken: ['broken'],
  settled: ['withdrawn', 'rejected'],
};

interface Question {
  readonly status: Status[];
  readonly lane?: PromiseRow['lane'][];
  readonly age?: 'recent' | 'past';
  readonly order: 'due' | 'newest';
}

/** What a lane asks the register for: soonest due first, the ended newest first. */
export function questionOf(lane: BoardLane): Question {
  if (lane === 'proposed') return { status: ['proposed'], age: 'recent', order: 'newest' };
  if (lane === 'past') return { status: ['proposed'], age: 'past', order: 'newest' };
  const status = ended[lane];
  if (status !== undefined) return { status, order: lane === 'broken' ? 'due' : 'newest' };
  return { status: ['open'], lane: [lane as PromiseRow['lane']], order: 'due' };
}

interface Counts {
  readonly counts: Readonly<Record<Status, number>>;
  readonly lanes: Readonly<Record<PromiseRow['lane'], number>>;
  readonly past: number;
}

export function countIn(lane: BoardLane, { counts, lanes, past }: Counts): number {
  if (lane === 'proposed') return counts.proposed - past;
  if (lane === 'past') return past;
  const status = ended[lane];
  if (status === undefined) return lanes[lane as PromiseRow['lane']];
  return status.reduce((sum, name) => sum + counts[name], 0);
}

/** Where somebody who comes in should look first. */
export function firstLane(page: Counts | undefined): BoardLane {
  const pressing = (['overdue', 'shift', 'today', 'proposed', 'past'] as const).find((lane) =>
    page ? countIn(lane, page) > 0 : false,
  );
  return pressing ?? 'proposed';
}
