import { AppError } from '../../../shared/contract/errors.ts';
import type { CorrectionChange } from '../../../shared/contract/imports.ts';
import { correctionChangeSchema } from '../../../shared/contract/imports.ts';
import type { Core } from '../core.ts';
import type { AnswerEffect, AskedQuestion } from '../store/imports.ts';
import { correctImports } from './correct.ts';

/**
 * Applies a person's answer to everything that was read without it, and remembers it for what will come.
 * `not-found` or `invalid-input` where it does not fit, `conflict` where a file itself says otherwise.
 */
export async function answerQuestion(
  core: Core,
  { questionId, answer, actor }: { questionId: string; answer: string; actor: string },
  signal: AbortSignal | undefined,
): Promise<AnswerEffect> {
  const { imports } = core.store;
  const question = await imports.getQuestion(questionId);
  mustBeChoice(question, answer);
  const change = changeOf(question, answer);
  const formerly = question.answer === null || question.answer === answer ? [] : [question.answer];
  const request = { target: { questionId }, formerly, actor };
  const corrected = change ? await correctImports(core, { ...request, change }, signal) : none;
  const effect = await imports.answer(questionId, answer, { actor, at: core.clock.now() });
  return {
    changedMessages: corrected.changedMessages + effect.changedMessages,
    conversationIds: [...corrected.conversationIds, ...effect.conversationIds],
  };
}

const none = { changedMessages: 0, conversationIds: [] } as const;

/** Zones are many; only some are offered. */
function mustBeChoice({ kind, choices }: AskedQuestion, answer: string): void {
  if (kind === 'zone' || choices.includes(answer)) return;
  const allowed = choices.join(', ');
  throw new AppError('invalid-input', `The answer is one of: ${allowed}.`, { answer });
}

function changeOf({ kind }: AskedQuestion, answer: string): CorrectionChange | null {
  if (kind === 'own-account') return { kind, agents: [answer] };
  const change = correctionChangeSchema.safeParse({ kind, value: answer });
  return change.success ? change.data : null;
}
