import type { PromiseRow } from '../../../shared/contract/promises.ts';

type Status = PromiseRow['status'];

/** The tabs of the room; what waits for a person's word comes first. */
export const promiseViews = ['proposed', 'open', 'kept', 'broken', 'settled'] as const;
export type PromiseView = (typeof promiseViews)[number];

export const statusesOf: Readonly<Record<PromiseView, Status[]>> = {
  proposed: ['proposed'],
  open: ['open'],
  kept: ['kept'],
  broken: ['broken'],
  settled: ['withdrawn', 'rejected'],
};

export function countOf(view: PromiseView, counts: Readonly<Record<Status, number>>): number {
  return statusesOf[view].reduce((sum, status) => sum + counts[status], 0);
}
