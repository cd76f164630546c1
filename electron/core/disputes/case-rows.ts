import type { Dispute } from '../../../shared/contract/disputes.ts';
import { likelyCause } from '../../../shared/domain/disputes/causes.ts';
import { dutiesDone, evidenceOf } from '../../../shared/domain/disputes/checklist.ts';
import type { StoredDispute } from '../store/disputes.ts';

const running: readonly Dispute['stage'][] = ['accept', 'explain', 'propose', 'follow-up'];

/** A dispute with its checklists, and whether a deadline has passed. */
export function caseRow({ ticked, found, ...dispute }: StoredDispute, now: number): Dispute {
  const { stage, deadlineAt, replyBy } = dispute;
  const [cause, detail] = likelyCause[dispute.kind];
  const passed = [deadlineAt, replyBy].some((at) => at !== null && at < now);
  return {
    ...dispute,
    likelyCause: { cause, detail },
    evidence: evidenceOf(ticked, found, dispute),
    duties: dutiesDone(ticked, dispute),
    isOverdue: running.includes(stage) && passed,
  };
}
