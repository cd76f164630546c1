/** First and last index of a stretch of messages, both inside it. */
export interface Stretch {
  readonly first: number;
  readonly last: number;
}

export interface SessionRules {
  /** Silence that ends a session, in ms. */
  readonly silence: number;
  /** Messages that are taken along on each side of a picked one, at the least. */
  readonly margin: number;
}

/** Half an hour of silence; ten messages each side: what a tribunal needs to see the context. */
const sessionRules: SessionRules = { silence: 30 * 60_000, margin: 10 };

/**
 * The whole sessions around picked messages of one conversation, merged where they meet. `times` are
 * UTC ms in the conversation's order; a message without time belongs to the session it stands in.
 */
export function stretchesAround(
  times: readonly (number | null)[],
  picked: Iterable<number>,
  rules: SessionRules = sessionRules,
): Stretch[] {
  const stretches = [...new Set(picked)]
    .toSorted((a, b) => a - b)
    .map((index) => ({
      first: Math.min(sessionStart(times, index, rules), Math.max(0, index - rules.margin)),
      last: Math.max(
        sessionEnd(times, index, rules),
        Math.min(times.length - 1, index + rules.margin),
      ),
    }));
  return merged(stretches);
}

/** In order, with those that overlap or touch made one. */
export function merged(stretches: readonly Stretch[]): Stretch[] {
  const result: Stretch[] = [];
  for (const next of stretches.toSorted((a, b) => a.first - b.first || a.last - b.last)) {
    const before = result.at(-1);
    if (before && next.first <= before.last + 1) {
      result[result.length - 1] = { first: before.first, last: Math.max(before.last, next.last) };
    } else {
      result.push(next);
    }
  }
  return result;
}

function sessionStart(
  times: readonly (number | null)[],
  index: number,
  { silence }: SessionRules,
): number {
  let first = index;
  let later = times[index] ?? null;
  while (first > 0) {
    const earlier = times[first - 1] ?? null;
    if (earlier !== null && later !== null && later - earlier > silence) break;
    first -= 1;
    later = earlier ?? later;
  }
  return first;
}

function sessionEnd(
  times: readonly (number | null)[],
  index: number,
  { silence }: SessionRules,
): number {
  let last = index;
  let earlier = times[index] ?? null;
  while (last < times.length - 1) {
    const later = times[last + 1] ?? null;
    if (earlier !== null && later !== null && later - earlier > silence) break;
    last += 1;
    earlier = later ?? earlier;
  }
  return last;
}
