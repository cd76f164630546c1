/** Rows that are being read, and what has changed behind them. */
export interface Held<T> {
  readonly items: readonly T[];
  /** How many have come that are not shown yet. */
  readonly fresh: number;
  /** Something went, or stands elsewhere now. */
  readonly isChanged: boolean;
}

/**
 * Keeps rows where they are while their answer changes: each shows its newest content, those that only go
 * on below are added, whatever would push them about waits until it is asked for. `live` is the answer of
 * the moment, as far as it was read.
 */
export function hold<T>(
  shown: readonly T[],
  live: readonly T[],
  keyOf: (item: T) => string,
): Held<T> {
  const placeOf = new Map(live.map((item, place) => [keyOf(item), place]));
  const places = shown.map((item) => placeOf.get(keyOf(item)) ?? -1);
  const last = Math.max(-1, ...places);
  const known = new Set(shown.map(keyOf));
  // Rows that new ones have pushed off the end of what was read have not gone.
  const standing = last === live.length - 1 ? places.slice(0, places.indexOf(last) + 1) : places;
  return {
    items: [
      ...shown.map((item, index) => live[places[index] ?? -1] ?? item),
      ...(last < 0 && shown.length > 0 ? [] : live.slice(last + 1)),
    ],
    fresh: live
      .slice(0, last < 0 && shown.length > 0 ? live.length : last + 1)
      .filter((item) => !known.has(keyOf(item))).length,
    isChanged: standing.some((place, index) => place <= (standing[index - 1] ?? -1)),
  };
}
