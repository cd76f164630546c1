import { versionAt } from '../../../../shared/domain/answers/in-force.ts';
import { likeness, pairsOf, plainQuestion } from '../../../../shared/domain/answers/questions.ts';
import { fold } from '../../../../shared/domain/detection/fold.ts';
import type { AnswerScope, AnswerTopic } from '../../../../shared/model/answers.ts';
import type { KeptAnswer } from '../../store/answers.ts';

/** An entry in force, as far as it answers questions. */
export interface SheetQuestion {
  readonly answerId: string;
  readonly topic: AnswerTopic;
  readonly scope: AnswerScope;
  readonly scopeValue: string;
  readonly category: string;
  /** Of its question; empty where it has none. */
  readonly pairs: ReadonlySet<string>;
}

/** Questions with as much in common as this are answered by the same entry. */
const ALIKE = 0.6;

export function sheetQuestions(answers: readonly KeptAnswer[], now: number): SheetQuestion[] {
  return answers.flatMap(({ answerId, topic, scope, scopeValue, versions }): SheetQuestion[] => {
    const version = versionAt(versions, now);
    if (!version) return [];
    const pairs = pairsOf(plainQuestion(fold(version.question)));
    return [{ answerId, topic, scope, scopeValue, category: version.category, pairs }];
  });
}

/** The entry that answers a question: by its own question, else by its topic. */
export function answering(
  sheet: readonly SheetQuestion[],
  {
    topic,
    key,
    text,
  }: { readonly topic: AnswerTopic; readonly key: string; readonly text: string },
): SheetQuestion | undefined {
  const pairs = pairsOf(plainQuestion(fold(text)));
  const byQuestion = sheet
    .map((entry) => ({ entry, alike: likeness(entry.pairs, pairs) }))
    .filter(({ alike }) => alike >= ALIKE)
    .toSorted((a, b) => b.alike - a.alike)[0]?.entry;
  if (byQuestion || topic === 'other') return byQuestion;
  return sheet.find(
    (entry) =>
      entry.topic === topic &&
      (entry.scope === 'shop' || (entry.scope === 'sku' && key.includes(fold(entry.scopeValue)))),
  );
}
