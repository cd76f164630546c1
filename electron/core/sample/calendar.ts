/** The sample's wall clock is China's: UTC+8, no summer time since 1991. */
const offsetMs = 8 * 3_600_000;
export const dayMs = 86_400_000;

/** `MM-DD HH:MM[:SS]` in 2026, China time, as UTC ms. */
export function instantOf(wall: string): number {
  const [date = '', time = ''] = wall.split(' ');
  const seconds = time.length === 5 ? `${time}:00` : time;
  const at = Date.parse(`2026-${date}T${seconds}+08:00`);
  if (Number.isNaN(at)) throw new RangeError(`not a time of the sample: ${wall}`);
  return at;
}

/** China time as `YYYY-MM-DD HH:MM:SS`. */
export function wallClock(at: number): string {
  return new Date(at + offsetMs).toISOString().slice(0, 19).replace('T', ' ');
}

/** `YYYY-MM-DD` in China. */
export function dateOf(at: number): string {
  return wallClock(at).slice(0, 10);
}

/** Hour of the day in China, 0 to 23. */
export function hourOf(at: number): number {
  return Number(wallClock(at).slice(11, 13));
}
