import type { Contradiction, Dialogue, Slot } from '../../../model/analysis.ts';
import { askedTextBefore, turnsOf, type Turn } from '../turns.ts';
import { contradict, statementsOf, type Statement } from './statements.ts';

/** How many differing statements about one slot are kept to compare with. */
const KEPT = 6;
/** How many messages on, and how short, a statement may lean on the topic of the last. */
const FOLLOWS = 3;
const SHORT = { zh: 24, en: 60 };

/** Pairs of agents' statements that give one slot values that do not fit together. */
export const findContradictions = (dialogue: Dialogue): Contradiction[] =>
  contradictionsIn(turnsOf(dialogue));

export function contradictionsIn(turns: readonly Turn[]): Contradiction[] {
  const earlier = new Map<Slot, Statement[]>();
  const found: Contradiction[] = [];
  let spokenOf: { at: number; text: string } | null = null;
  for (const turn of turns) {
    if (turn.message.role !== 'agent') continue;
    const asked = askedTextBefore(turns, turn.at).slice(-200);
    const stated = statementsOf(turn, asked);
    const topic = stated.length > 0 ? '' : topicBefore(turn, spokenOf);
    const followed = topic === '' ? stated : statementsOf(turn, `${topic} ${asked}`);
    if (followed.length > 0) spokenOf = { at: turn.at, text: `${asked} ${turn.text}`.slice(-200) };
    for (const statement of followed) {
      const before = earlier.get(statement.slot) ?? [];
      const other = before.findLast((one) => one.turn !== turn && contradict(one, statement));
      if (other !== undefined && !isTold(found, other, statement))
        found.push(between(other, statement));
      earlier.set(statement.slot, [...before.slice(-KEPT + 1), statement]);
    }
  }
  return found;
}

/** How far apart two values of a kind are when they differ: lengths of time leave the least doubt. */
const scores: Readonly<Record<Statement['value']['type'], number>> = {
  durations: 0.85,
  deadline: 0.75,
  named: 0.8,
  couriers: 0.7,
  sizes: 0.65,
  measures: 0.7,
  amount: 0.65,
};
const EXCERPT = 40;

/** A time may be stated in two ways at once ("明天", within a day): one pair of messages is one finding. */
const isTold = (found: readonly Contradiction[], a: Statement, b: Statement): boolean =>
  found.some(
    (one) => one.slot === b.slot && one.a === a.turn.message.i && one.b === b.turn.message.i,
  );

const between = (a: Statement, b: Statement): Contradiction => ({
  slot: b.slot,
  a: a.turn.message.i,
  b: b.turn.message.i,
  score: scores[b.value.type],
  words: [a, b].map(({ turn }) => turn.message.text.trim().slice(0, EXCERPT)),
});

/** A short "要七天左右" goes on with what was spoken of a moment ago. */
function topicBefore(turn: Turn, spokenOf: { at: number; text: string } | null): string {
  const isNear = spokenOf !== null && turn.at - spokenOf.at <= FOLLOWS;
  return isNear && turn.text.trim().length <= SHORT[turn.isChinese ? 'zh' : 'en']
    ? spokenOf.text
    : '';
}
