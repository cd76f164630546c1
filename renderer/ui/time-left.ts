/** Before that, what is left is a guess that would jump about. */
const leastElapsedMs = 2_000;
const leastShare = 0.02;

/** Milliseconds that are left at the speed so far; null while nobody can tell. */
export function timeLeft(elapsedMs: number, done: number, total: number): number | null {
  const isEarly = elapsedMs < leastElapsedMs || done < total * leastShare;
  // All is read, and what was read ahead is still being stored: how long, nobody knows.
  if (isEarly || done >= total) return null;
  return (elapsedMs * (total - done)) / done;
}

/** As a person would say it: seconds in fives, then minutes, then hours. */
export function roughly(ms: number): { readonly unit: 'seconds' | 'minutes' | 'hours'; n: number } {
  const seconds = ms / 1_000;
  if (seconds < 55) return { unit: 'seconds', n: Math.max(5, Math.ceil(seconds / 5) * 5) };
  const minutes = Math.ceil(seconds / 60);
  return minutes < 90
    ? { unit: 'minutes', n: minutes }
    : { unit: 'hours', n: Math.round(minutes / 60) };
}

/** `12.3 MB`; powers of 1,000, as file managers say it. */
export function sizeText(bytes: number): string {
  if (bytes < 1_000) return `${bytes} B`;
  const units = ['kB', 'MB', 'GB', 'TB'];
  const power = Math.min(units.length, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1_000 ** power;
  return `${value < 10 ? value.toFixed(1) : Math.round(value)} ${units[power - 1]}`;
}
