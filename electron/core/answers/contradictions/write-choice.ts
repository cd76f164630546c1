import type { ContradictionRow } from '../../../../shared/contract/contradictions.ts';
import { categoryOf } from '../../../../shared/domain/answers/topics.ts';
import type { AnswersStore, VersionContent } from '../../store/answers.ts';
import type { By } from '../../store/store.ts';

interface Choice {
  readonly chosen: 'a' | 'b';
  /** What the sheet is to say from now on; none: it stays as it is. */
  readonly answer: string | undefined;
  readonly value: string | null;
  readonly reason: string;
}

/** Writes what was chosen into the sheet, where that is asked for. The entry that says so, or null. */
export async function writeChoice(
  store: AnswersStore,
  { topic, a, b }: ContradictionRow,
  { chosen, answer, value, reason }: Choice,
  by: By,
): Promise<string | null> {
  if (answer === undefined || answer === '') return chosen === 'a' ? a.answerId : null;
  const known = await entryFor(store, topic, a.answerId);
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
  return store.add({ topic, scope: 'shop', scopeValue: '' }, content, by);
}

async function entryFor(store: AnswersStore, topic: string, answerId: string | null) {
  const answers = await store.list();
  const isSheetWide = (one: (typeof answers)[number]): boolean =>
    one.topic === topic && one.scope === 'shop' && one.scopeValue === '';
  return answers.find((one) => (answerId === null ? isSheetWide(one) : one.answerId === answerId));
}
