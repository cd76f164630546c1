import type { Answer, AnswerException } from '../../../shared/contract/answers.ts';
import type { ContradictionRow } from '../../../shared/contract/contradictions.ts';
import type { RepeatedQuestion } from '../../../shared/contract/faq.ts';

export const answerLanes = [
  'sheet',
  'contradictions',
  'faq',
  'exceptions',
  'decided',
  'outside',
] as const;
export type AnswerLane = (typeof answerLanes)[number];

/** What the lists of the room hold: each lane one kind. */
export type AnswerItem =
  | { readonly is: 'answer'; readonly key: string; readonly answer: Answer }
  | { readonly is: 'contradiction'; readonly key: string; readonly contradiction: ContradictionRow }
  | { readonly is: 'question'; readonly key: string; readonly question: RepeatedQuestion }
  | { readonly is: 'exception'; readonly key: string; readonly exception: AnswerException };

export const answerItem = (answer: Answer): AnswerItem => ({
  is: 'answer',
  key: `answer ${answer.answerId}`,
  answer,
});

export const contradictionItem = (contradiction: ContradictionRow): AnswerItem => ({
  is: 'contradiction',
  key: `contradiction ${contradiction.contradictionId}`,
  contradiction,
});

export const questionItem = (question: RepeatedQuestion): AnswerItem => ({
  is: 'question',
  key: `question ${question.topic} ${question.question}`,
  question,
});

export const exceptionItem = (exception: AnswerException): AnswerItem => ({
  is: 'exception',
  key: `exception ${exception.exceptionId}`,
  exception,
});

/** Where the room opens: an empty sheet has nothing to show while contradictions wait. */
export function openingLane(inSheet: number, contradictions: number): AnswerLane {
  return inSheet === 0 && contradictions > 0 ? 'contradictions' : 'sheet';
}
