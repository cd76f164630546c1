import type { ContradictionRow } from '../../../../shared/contract/contradictions.ts';
import { AppError } from '../../../../shared/contract/errors.ts';
import { categoryOf, reachOf } from '../../../../shared/domain/answers/topics.ts';
import type { AnswerTopic } from '../../../../shared/model/answers.ts';
import type {
  AnswerMatter,
  AnswersStore,
  KeptAnswer,
  VersionContent,
} from '../../store/answers.ts';
import type { By } from '../../store/store.ts';

interface Choice {
  readonly chosen: 'a' | 'b';
  /** What the sheet is to say from now on; none: it stays as it is. */
  readonly answer: string | undefined;
  readonly value: string | null;
  readonly product: string | undefined;
  readonly reason: string;
}

/** Writes what was chosen into the sheet, where that is asked for. The entry that says so, or null. */
export async function writeChoice(
  store: AnswersStore,
  { topic, a, b, limits }: ContradictionRow,
  { chosen, answer, value, product, reason }: Choice,
  by: By,
): Promise<string | null> {
  if (answer === undefined || answer === '') return chosen === 'a' ? a.answerId : null;
  const matter = matterOf(topic, product ?? limits.product ?? '');
  const known = await entryFor(store, matter, a.answerId);
  const text = chosen === 'a' ? a.text : b.text;
  const last = known?.versions.at(-1);
  const content: VersionContent = {
    category: last?.category ?? categoryOf(topic),
    question: last?.question ?? '',
    answer,
    value,
    isRetired: false,
    validFrom: by.at,
    validTo: null,
    owner: last?.owner ?? by.actor,
    source: text === answer ? '' : text.slice(0, 200),
    reason,
  };
  if (known) {
    await store.addVersion(known.answerId, content, 'revise', by);
    return known.answerId;
  }
  return store.add(matter, content, by);
}

/** What is told of products has an answer a product. */
function matterOf(topic: AnswerTopic, product: string): AnswerMatter {
  if (reachOf(topic) !== 'product') return { topic, scope: 'shop', scopeValue: '' };
  if (product !== '') return { topic, scope: 'sku', scopeValue: product };
  throw new AppError('invalid-input', 'Say of which product this is.', { topic });
}

async function entryFor(
  store: AnswersStore,
  { topic, scope, scopeValue }: AnswerMatter,
  answerId: string | null,
): Promise<KeptAnswer | undefined> {
  const answers = await store.list();
  return answers.find((one) =>
    answerId === null
      ? one.topic === topic && one.scope === scope && one.scopeValue === scopeValue
      : one.answerId === answerId,
  );
}
