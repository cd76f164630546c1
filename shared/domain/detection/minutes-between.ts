import type { Turn } from './turns.ts';

/** From one message to a later one; null where either has no time. */
export function minutesBetween(a: Turn, b: Turn): number | null {
  const [from, to] = [instantOf(a), instantOf(b)];
  return from === null || to === null ? null : (to - from) / 60_000;
}

/** UTC ms of a message, null where the source gives none. */
export const instantOf = ({ moment }: Turn): number | null =>
  moment === null ? null : moment.wall - moment.offset * 60_000;
