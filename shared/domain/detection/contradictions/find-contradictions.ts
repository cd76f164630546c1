import type { Contradiction, Dialogue, Slot } from '../../../model/analysis.ts';
import { askedBefore, turnsOf, type Turn } from '../turns.ts';
import { contradict, statementsOf, type Statement } from './statements.ts';

/** How many differing statements about one slot are kept to compare with. */
const KEPT = 6;

/** Pairs of agents' statements that give one slot values that do not fit together. */
export const findContradictions = (dialogue: Dialogue): Contradiction[] =>
  contradictionsIn(turnsOf(dialogue));

export function contradictionsIn(turns: readonly Turn[]): Contradiction[] {
  const earlier = new Map<Slot, Statement[]>();
  const found: Contradiction[] = [];
  for (const turn of turns) {
    if (turn.message.role !== 'agent') continue;
    const asked = askedBefore(turns, turn.at)
      .map((one) => one.text)
      .join(' ')
      .slice(-200);
    for (const statement of statementsOf(turn, asked)) {
      const before = earlier.get(statement.slot) ?? [];
      const other = before.findLast((one) => one.turn !== turn && contradict(one, statement));
      if (other !== undefined) {
        found.push({ slot: statement.slot, a: other.turn.message.i, b: turn.message.i });
      }
      earlier.set(statement.slot, [...before.slice(-KEPT + 1), statement]);
    }
  }
  return found;
}
