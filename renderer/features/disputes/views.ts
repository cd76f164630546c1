import type { Dispute } from '../../../shared/contract/disputes.ts';
import type { Severity } from '../../../shared/contract/handovers.ts';

type Stage = Dispute['stage'];

export const disputeViews = ['proposed', 'running', 'closed', 'rejected'] as const;
export type DisputeView = (typeof disputeViews)[number];

/** The stages between the first word and the last, in order. */
export const runningStages = ['accept', 'explain', 'propose', 'follow-up'] as const;
export const stepperStages = [...runningStages, 'closed'] as const;

export const stagesOf: Readonly<Record<DisputeView, Stage[]>> = {
  proposed: ['proposed'],
  running: [...runningStages],
  closed: ['closed'],
  rejected: ['rejected'],
};

export function countOf(view: DisputeView, counts: Readonly<Record<Stage, number>>): number {
  return stagesOf[view].reduce((sum, stage) => sum + counts[stage], 0);
}

/** 3 threat, escalation, abuse · 2 contested or repeated · 1 complaint. */
export function severityOf({ severity }: Dispute): Severity {
  if (severity >= 3) return 'red';
  return severity === 2 ? 'yellow' : 'green';
}
