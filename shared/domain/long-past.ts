const days = 30;
export const longPastMs = days * 24 * 3_600_000;

/**
 * What was said, and fell due where a time was named, before this lies long in the past: nobody waits for it
 * by the hour. Reckoned from the newest message, so that an archive of last year is read as it was last
 * year. Instants in UTC ms; `newestAt` is null in an empty archive.
 */
export function longPastBefore(now: number, newestAt: number | null): number {
  return Math.min(now, newestAt ?? now) - longPastMs;
}
