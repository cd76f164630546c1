import type { Hit } from '../../../shared/contract/search.ts';

/** The nearest hit later (1) or earlier (-1) than a message; round the ends. */
export function hitFrom(
  hits: readonly TimedId[],
  from: TimedId | undefined,
  step: 1 | -1,
): string | undefined {
  const ordered = step === 1 ? hits : hits.toReversed();
  const next = from === undefined ? undefined : ordered.find((hit) => step * byTime(hit, from) > 0);
  return (next ?? ordered[0])?.messageId;
}

interface TimedId {
  readonly messageId: string;
  readonly sentAt: number | null;
}

/** Those without a time first, as they stand in the history. */
export function byTime(a: TimedId, b: TimedId): number {
  const [one, other] = [a.sentAt ?? -Infinity, b.sentAt ?? -Infinity];
  if (one !== other) return one - other;
  // Decimal ids, which may be longer than a number holds.
  const longer = a.messageId.length - b.messageId.length;
  if (longer !== 0 || a.messageId === b.messageId) return longer;
  return a.messageId < b.messageId ? -1 : 1;
}

/** The very words that were hit, to be marked. */
export function wordsOf(hits: readonly Hit[]): readonly string[] {
  const words = hits.flatMap(({ snippet }) =>
    snippet.marks.map(({ start, end }) => snippet.text.slice(start, end)),
  );
  return [...new Set(words)].slice(0, 40);
}
