/** A stretch of time, UTC ms, both ends inside it. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

export interface Gap extends Interval {
  readonly why: 'no-import' | 'before-first-record' | 'after-last-record';
}

/** Shorter holes between two exports are the usual quiet of a night, not a missing export. */
const shortestGap = 24 * 60 * 60_000;

/**
 * Where no import bears witness. `covered` are the extents of the source files that hold the
 * conversation; `asked` is the period that somebody asked for, `seen` the one that is in scope. A hole
 * between two files is told when it meets the period, and so is what lies outside all of them.
 */
export function gapsIn(
  covered: readonly Interval[],
  asked: { readonly from: number | null; readonly to: number | null },
  seen: Interval | null,
): Gap[] {
  const from = asked.from ?? seen?.from ?? null;
  const to = asked.to ?? seen?.to ?? null;
  if (from === null || to === null) return [];
  const united = union(covered);
  const first = united[0];
  const last = united.at(-1);
  if (!first || !last) return [{ from, to, why: 'no-import' }];
  const gaps: Gap[] = [];
  if (first.from - from >= shortestGap) {
    gaps.push({ from, to: Math.min(first.from, to), why: 'before-first-record' });
  }
  for (const hole of holesBetween(united)) {
    if (hole.from < to && hole.to > from) gaps.push({ ...hole, why: 'no-import' });
  }
  if (to - last.to >= shortestGap) {
    gaps.push({ from: Math.max(last.to, from), to, why: 'after-last-record' });
  }
  return gaps;
}

/** Holes of a day or more between intervals that were united. */
export function holesBetween(united: readonly Interval[]): Interval[] {
  return united.flatMap((next, index) => {
    const before = united[index - 1];
    if (!before || next.from - before.to < shortestGap) return [];
    return [{ from: before.to, to: next.from }];
  });
}

/** The same time as intervals that do not meet, oldest first. */
export function union(intervals: readonly Interval[]): Interval[] {
  const result: Interval[] = [];
  for (const next of intervals.toSorted((a, b) => a.from - b.from)) {
    const before = result.at(-1);
    if (before && next.from <= before.to) {
      result[result.length - 1] = { from: before.from, to: Math.max(before.to, next.to) };
    } else {
      result.push(next);
    }
  }
  return result;
}
