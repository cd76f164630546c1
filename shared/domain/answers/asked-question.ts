import type { AnswerTopic, ToldValue } from '../../model/answers.ts';
import type { Question } from './questions.ts';

/** A message, in the order of conversations and time. */
export interface Spoken {
  readonly conversationId: number;
  readonly messageId: number;
  readonly sentAt: number;
  readonly sender: string;
  readonly side: 'customer' | 'agent';
  readonly text: string;
  readonly told: readonly { readonly topic: AnswerTopic; readonly value: ToldValue }[];
}

/** A way of answering a question. */
export interface AnswerGiven {
  /** Equal for answers that say the same. */
  readonly key: string;
  text: string;
  readonly value: ToldValue | null;
  count: number;
  readonly agents: Set<string>;
  readonly wordings: Map<string, number>;
  messageId: number;
  conversationId: number;
  lastAt: number;
}

/** A question with everybody who asked it. */
export interface AskedQuestion extends Question {
  readonly wordings: Map<string, number>;
  asked: number;
  readonly customers: Set<string>;
  lastAt: number;
  unanswered: number;
  /** The newest ones. */
  examples: Spoken[];
  readonly answers: Map<string, AnswerGiven>;
}

const EXAMPLES = 3;
/** Wordings that are told apart; rarer ones change nothing. */
const WORDINGS = 50;

export function count(wordings: Map<string, number>, text: string, times = 1): void {
  const before = wordings.get(text);
  if (before !== undefined || wordings.size < WORDINGS) wordings.set(text, (before ?? 0) + times);
}

export const newest = (examples: readonly Spoken[]): Spoken[] =>
  examples.toSorted((a, b) => b.sentAt - a.sentAt || b.messageId - a.messageId).slice(0, EXAMPLES);

/** The wording that was used most; of equals the shortest, then the first by its letters. */
export function commonest(wordings: ReadonlyMap<string, number>): string {
  const [first] = [...wordings].toSorted(
    ([a, times], [b, others]) => others - times || a.length - b.length || (a < b ? -1 : 1),
  );
  return first?.[0] ?? '';
}
