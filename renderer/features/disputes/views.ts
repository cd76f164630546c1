import type { Dispute } from '../../../shared/contract/disputes.ts';
import type { Severity } from '../../../shared/contract/handover-items.ts';

type Stage = Dispute['stage'];

/** The stages between the first word and the last, in order. */
const runningStages = ['accept', 'explain', 'propose', 'follow-up'] as const;
export const stepperStages = [...runningStages, 'closed'] as const;

/** Along the strip: what waits for a word, what is late, then stage by stage; last what is of long ago. */
export const boardLanes = [
  'proposed',
  'overdue',
  ...runningStages,
  'closed',
  'rejected',
  'past',
] as const;
export type BoardLane = (typeof boardLanes)[number];

interface Question {
  readonly stage?: Stage[];
  readonly overdue?: boolean;
  readonly age?: 'recent' | 'past';
  readonly order: 'severity' | 'deadline';
}

/** What a lane asks the board for: running ones by their deadline, the others worst first. */
export function questionOf(lane: BoardLane): Question {
  if (lane === 'overdue') return { overdue: true, order: 'deadline' };
  if (lane === 'proposed') return { stage: [lane], age: 'recent', order: 'severity' };
  if (lane === 'past') return { stage: ['proposed'], age: 'past', order: 'severity' };
  const isRunning = (runningStages as readonly string[]).includes(lane);
  return { stage: [lane], order: isRunning ? 'deadline' : 'severity' };
}

interface Counts {
  readonly counts: Readonly<Record<Stage, number>>;
  readonly overdue: number;
  readonly past: number;
}

export function countIn(lane: BoardLane, { counts, overdue, past }: Counts): number {
  if (lane === 'proposed') return counts.proposed - past;
  if (lane === 'past') return past;
  return lane === 'overdue' ? overdue : counts[lane];
}

/** Where somebody who comes in should look first. */
export function firstLane(page: Counts | undefined): BoardLane {
  if (page === undefined || page.overdue > 0) return page === undefined ? 'proposed' : 'overdue';
  const lanes = ['proposed', ...runningStages, 'past'] as const;
  return lanes.find((lane) => countIn(lane, page) > 0) ?? 'proposed';
}

/** 3 threat, escalation, abuse · 2 contested or repeated · 1 complaint. */
export function severityOf({ severity }: Dispute): Severity {
  if (severity >= 3) return 'red';
  return severity === 2 ? 'yellow' : 'green';
}
