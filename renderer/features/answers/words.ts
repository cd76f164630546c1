import type { AnswerException } from '../../../shared/contract/answers.ts';
import type { ContradictionRow } from '../../../shared/contract/contradictions.ts';
import type { answersTexts } from '../../../shared/i18n/answers.ts';

type Words = (typeof answersTexts)['en'];

export function exceptionState(state: AnswerException['state'], t: Words): string {
  return {
    asked: t.stateAsked,
    approved: t.stateApproved,
    refused: t.stateRefused,
    revoked: t.stateRevoked,
    ended: t.stateEnded,
  }[state];
}

/** What was decided, in a few words; null while nobody has decided. */
export function decisionInWords({ decision, status }: ContradictionRow, t: Words): string | null {
  if (decision === null || decision.resolution === 'reopened') {
    return status === 'rejected' ? t.decidedGone : null;
  }
  if (decision.resolution === 'exception') return t.decidedException;
  if (decision.resolution === 'unrelated') return t.decidedUnrelated;
  return t.decidedChosen(decision.chosen === 'a' ? t.left : t.right);
}
