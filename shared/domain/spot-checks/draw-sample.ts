/** One conversation of one agent within the period of a spot check. */
export interface Unit {
  /** The same for the same unit, whenever it is asked for. */
  readonly key: string;
  readonly stratum: string;
}

/**
 * A stratified random sample that anybody can draw again: in each stratum those units come first whose
 * rank is smallest. Each stratum gives its share of `size`, at least one where there are as many places as
 * strata; places left over go to the largest remainders.
 *
 * @param rankOf A hash of seed and key, as text of equal length: `SHA-256(seed + "\n" + key)` in hex.
 */
export function drawSample<T extends Unit>(
  population: readonly T[],
  size: number,
  rankOf: (key: string) => string,
): T[] {
  const strata = new Map<string, T[]>();
  for (const unit of population) {
    strata.set(unit.stratum, [...(strata.get(unit.stratum) ?? []), unit]);
  }
  const names = [...strata.keys()].sort();
  const places = shares(
    names.map((name) => strata.get(name)?.length ?? 0),
    Math.min(size, population.length),
  );
  return names.flatMap((name, index) =>
    (strata.get(name) ?? [])
      .map((unit) => ({ unit, rank: rankOf(unit.key) }))
      .sort((a, b) => (a.rank < b.rank ? -1 : 1))
      .slice(0, places[index])
      .map(({ unit }) => unit),
  );
}

function shares(counts: readonly number[], size: number): number[] {
  const total = counts.reduce((sum, count) => sum + count, 0);
  if (total === 0) return counts.map(() => 0);
  const exact = counts.map((count) => (count * size) / total);
  const least = size >= counts.length ? 1 : 0;
  const places = exact.map((share, index) =>
    Math.min(counts[index] ?? 0, Math.max(least, Math.floor(share))),
  );
  const byRemainder = exact
    .map((share, index) => ({ index, remainder: share - Math.floor(share) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  let left = size - places.reduce((sum, place) => sum + place, 0);
  while (left !== 0) {
    const before = left;
    for (const { index } of left > 0 ? byRemainder : byRemainder.toReversed()) {
      const place = places[index] ?? 0;
      if (left > 0 && place < (counts[index] ?? 0)) {
        places[index] = place + 1;
        left -= 1;
      } else if (left < 0 && place > least) {
        places[index] = place - 1;
        left += 1;
      }
      if (left === 0) break;
    }
    if (left === before) break;
  }
  return places;
}
