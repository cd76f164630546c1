/** How many of each age stay: the newest of so many days, weeks and months that have one. */
export interface Rotation {
  readonly days: number;
  readonly weeks: number;
  readonly months: number;
}

/**
 * Which automatic backups stay when a new one has been made: the newest of each of the last days, weeks
 * (Monday first) and months that have one. The newest of all always stays.
 *
 * @param madeAt UTC ms of each backup, in any order.
 * @param dayOf The day of an instant on the shop's calendar, `YYYY-MM-DD`.
 */
export function keptBackups(
  madeAt: readonly number[],
  { days, weeks, months }: Rotation,
  dayOf: (at: number) => string,
): ReadonlySet<number> {
  const newestFirst = madeAt.toSorted((a, b) => b - a);
  const kept = new Set(newestFirst.slice(0, 1));
  const keepNewestOf = (count: number, periodOf: (day: string) => string): void => {
    const periods = new Set<string>();
    for (const at of newestFirst) {
      const period = periodOf(dayOf(at));
      if (periods.has(period)) continue;
      if (periods.size === count) return;
      periods.add(period);
      kept.add(at);
    }
  };
  keepNewestOf(days, (day) => day);
  keepNewestOf(weeks, mondayOf);
  keepNewestOf(months, (day) => day.slice(0, 7));
  return kept;
}

function mondayOf(day: string): string {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() - ((date.getUTCDay() + 6) % 7));
  return date.toISOString().slice(0, 10);
}
