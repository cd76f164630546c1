import type { Turn } from './turns.ts';

const LONGEST_PAUSE = 48 * 3_600_000;

/** Several rules ask for those of one conversation. */
const known = new WeakMap<readonly Turn[], readonly (readonly Turn[])[]>();

/** Splits a conversation where nobody wrote for longer than two days. Untimed messages stay put. */
export function sessionsOf(turns: readonly Turn[]): readonly (readonly Turn[])[] {
  const before = known.get(turns);
  if (before !== undefined) return before;
  const sessions = split(turns);
  known.set(turns, sessions);
  return sessions;
}

function split(turns: readonly Turn[]): Turn[][] {
  const sessions: Turn[][] = [];
  let current: Turn[] = [];
  let last: number | null = null;
  for (const turn of turns) {
    const now = turn.moment === null ? null : turn.moment.wall - turn.moment.offset * 60_000;
    if (last !== null && now !== null && now - last > LONGEST_PAUSE && current.length > 0) {
      sessions.push(current);
      current = [];
    }
    current.push(turn);
    last = now ?? last;
  }
  if (current.length > 0) sessions.push(current);
  return sessions;
}
