import type { Turn } from './turns.ts';

const HOUR = 3_600_000;

/** Splits a conversation where nobody wrote for longer than `hours`. Untimed messages stay put. */
export function sessionsOf(turns: readonly Turn[], hours = 48): Turn[][] {
  const sessions: Turn[][] = [];
  let current: Turn[] = [];
  let last: number | null = null;
  for (const turn of turns) {
    const now = turn.moment === null ? null : turn.moment.wall - turn.moment.offset * 60_000;
    if (last !== null && now !== null && now - last > hours * HOUR && current.length > 0) {
      sessions.push(current);
      current = [];
    }
    current.push(turn);
    last = now ?? last;
  }
  if (current.length > 0) sessions.push(current);
  return sessions;
}
