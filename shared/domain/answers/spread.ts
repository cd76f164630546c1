import type { AnswerTopic, ToldLimits, ToldValue } from '../../model/answers.ts';

interface Telling {
  readonly topic: AnswerTopic;
  readonly value: ToldValue;
  readonly valueKey: string;
  readonly limits: ToldLimits;
  readonly by: string;
  readonly at: number | null;
}

/** Everything told with one value. */
export interface Spread<T> {
  readonly value: ToldValue;
  readonly valueKey: string;
  readonly count: number;
  readonly agents: string[];
  readonly firstAt: number | null;
  readonly lastAt: number | null;
  readonly example: T;
}

/** What was told on a topic, newest first, by value: the most frequent first. */
export function spreadOf<T extends Telling>(told: readonly T[]): Spread<T>[] {
  return [...Map.groupBy(told, ({ topic, valueKey }) => `${topic} ${valueKey}`).values()]
    .flatMap((same): Spread<T>[] => {
      const [example] = same;
      if (!example) return [];
      const times = same.flatMap(({ at }) => (at === null ? [] : [at]));
      const { value, valueKey } = example;
      const agents = [...new Set(same.map(({ by }) => by))];
      const firstAt = times.at(-1) ?? null;
      return [
        { value, valueKey, count: same.length, agents, firstAt, lastAt: times[0] ?? null, example },
      ];
    })
    .toSorted((a, b) => b.count - a.count || (b.lastAt ?? 0) - (a.lastAt ?? 0));
}
