import type { Dialogue, FoundWatch } from '../../../model/analysis.ts';
import { turnsOf, type Turn } from '../turns.ts';
import { missedFollowUps } from './missed-follow-up.ts';
import { repeatedAsking } from './repeated-asking.ts';
import { signsIn } from './signs.ts';

export interface WatchOptions {
  /** The platform of the conversation: its own name leads nowhere else. */
  readonly platform?: string;
  /** UTC ms; a clerk who said "one moment" just now may still come back. */
  readonly now?: number;
}

/**
 * What a supervisor wants to see: phishing, impostors, ways off the platform, threats, customers who
 * must ask again, and clerks who said "one moment" and never came back. In the order of the messages, at
 * most one of a kind each.
 */
export const watchFindingsIn = (dialogue: Dialogue, options: WatchOptions = {}): FoundWatch[] =>
  watchedIn(turnsOf(dialogue), options);

export function watchedIn(turns: readonly Turn[], options: WatchOptions = {}): FoundWatch[] {
  const found = [
    ...turns.flatMap((turn) => signsIn(turn, options.platform)),
    ...repeatedAsking(turns),
    ...missedFollowUps(turns, options.now),
  ];
  // As in most conversations.
  if (found.length < 2) return found;
  const at = new Map(turns.map((turn) => [turn.message.i, turn.at]));
  const inOrder = found.toSorted(
    (a, b) => (at.get(a.i) ?? 0) - (at.get(b.i) ?? 0) || b.score - a.score,
  );
  return inOrder.filter(
    (one, index) =>
      !inOrder.slice(0, index).some((other) => other.i === one.i && other.kind === one.kind),
  );
}
