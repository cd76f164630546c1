/** What a set of durations comes to. Null where there are none. */
export interface Times {
  readonly count: number;
  readonly averageMs: number | null;
  readonly medianMs: number | null;
  /** Nine in ten took no longer (nearest rank). */
  readonly p90Ms: number | null;
  /** Of all, those within three minutes, 0 to 1: what platforms ask for. */
  readonly withinThreeMinutes: number | null;
}

export function timesOf(durations: readonly number[]): Times {
  const count = durations.length;
  if (count === 0) {
    return { count, averageMs: null, medianMs: null, p90Ms: null, withinThreeMinutes: null };
  }
  const sorted = durations.toSorted((a, b) => a - b);
  const rank = (share: number): number => sorted[Math.ceil(share * count) - 1] ?? 0;
  const middle = (rank(0.5) + (sorted[Math.floor(count / 2)] ?? 0)) / 2;
  return {
    count,
    averageMs: Math.round(sorted.reduce((sum, each) => sum + each, 0) / count),
    medianMs: Math.round(middle),
    p90Ms: rank(0.9),
    withinThreeMinutes: sorted.filter((each) => each <= 180_000).length / count,
  };
}
