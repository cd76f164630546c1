import type { AskedBefore, SimilarHit } from '../../../shared/contract/search.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { snippetOf } from '../../../shared/domain/search/snippet.ts';
import type { Core } from '../core.ts';
import type { Customer, FoundMessage, SimilarMessage } from '../store/search.ts';

export type Asked =
  | { readonly messageId: string; readonly limit: number }
  | { readonly text: string; readonly customer?: string | undefined; readonly limit: number };

/** What the same customer has said like it before, and what others who asked the same were answered. */
export async function saidBefore(
  { store }: Pick<Core, 'store'>,
  asked: Asked,
): Promise<{ sameCustomer: SimilarHit[]; others: AskedBefore[] }> {
  const { text, besides, customer } = await subject(store, asked);
  const { limit } = asked;
  const same = customer
    ? await store.search.similar({
        text,
        of: { customer, isOnly: true },
        besides,
        beforeId: besides,
        limit,
      })
    : [];
  const questions = await store.search.similar({
    text,
    of: { customer, isOnly: false },
    besides,
    limit: limit * ASKED_FOR,
  });
  const others: AskedBefore[] = [];
  for (const question of questions) {
    const answers = await store.search.answersTo(Number(question.messageId));
    if (answers.length === 0) continue;
    others.push({
      question: similarHit(question),
      answers: answers.map((answer) => ({ ...answer, snippet: snippetOf(answer.text, []) })),
    });
    if (others.length === limit) break;
  }
  return { sameCustomer: same.map(similarHit), others };
}

/** Some questions were never answered. */
const ASKED_FOR = 4;

export function similarHit(message: SimilarMessage): SimilarHit {
  return { ...message, snippet: snippetOf(message.text, []) };
}

async function subject(
  store: Core['store'],
  asked: Asked,
): Promise<{ text: string; besides: number | undefined; customer: Customer | null }> {
  if (!('messageId' in asked)) {
    const customer = asked.customer === undefined ? null : { name: asked.customer };
    return { text: asked.text, besides: undefined, customer };
  }
  const { text, conversationId } = await knownMessage(store, asked.messageId);
  const customer = { conversationId: Number(conversationId) };
  return { text, besides: Number(asked.messageId), customer };
}

/** `not-found` for a message that is not there. */
export async function knownMessage(store: Core['store'], messageId: string): Promise<FoundMessage> {
  const message = await store.search.message(Number(messageId));
  if (!message) throw new AppError('not-found', 'There is no such message.', { messageId });
  return message;
}
