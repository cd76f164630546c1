/** The only source of "now". */
export interface Clock {
  /** UTC ms. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

/** A clock that stands still, for repeatable output. */
export function fixedClock(iso: string): Clock {
  const now = Date.parse(iso);
  return { now: () => now };
}
