import type { PromiseRow } from '../../shared/contract/promises.ts';
import { promiseProofTexts } from '../../shared/i18n/promise-proofs.ts';
import { language } from './language.ts';

/** One line of a list. */
export function promiseLine(promise: PromiseRow): string {
  const due = promise.dueAt === null ? (promise.duePhrase ?? '-') : iso(promise.dueAt);
  const { promiseId, status, lane, agent, customer, what } = promise;
  const who = `${agent} → ${customer ?? '?'}`;
  return [promiseId, status, lane, due, who, what.replaceAll('\n', ' ')].join('\t');
}

/** Why a later message may prove it. */
export function proofLine({
  messageId,
  code,
  words,
  excerpt,
}: PromiseRow['proofs'][number]): string {
  const why = promiseProofTexts[language][code](words);
  return `  ${messageId}\t${why}\t${excerpt.replaceAll('\n', ' ')}`;
}

export function iso(at: number): string {
  return new Date(at).toISOString();
}
