import lexicon from '../../../../resources/lexicons/watch.json' with { type: 'json' };
import type { FoundWatch } from '../../../model/analysis.ts';
import { timesIn } from '../due/parse-due.ts';
import { anyOf } from '../lexicon.ts';
import { instantOf, minutesBetween } from '../minutes-between.ts';
import type { Turn } from '../turns.ts';

const awaits = anyOf(lexicon.awaits);
const notAwaiting = anyOf(lexicon.notAwaiting);
const settled = anyOf(lexicon.settled);
/** How long "one moment" may last, in minutes. */
const PATIENCE = 15;
/** Characters of a message that says nothing but "one moment, I will look". */
const LONGEST = { zh: 40, en: 120 };

/** Clerks who said "one moment, I will look" and came back late or never. */
export function missedFollowUps(turns: readonly Turn[], now?: number): FoundWatch[] {
  const found: FoundWatch[] = [];
  turns.forEach((turn, index) => {
    if (turn.message.role !== 'agent' || !isWait(turn)) return;
    const later = turns.slice(index + 1, index + 200);
    const reply = later.find(({ message }) => message.role === 'agent');
    if (reply !== undefined && isWait(reply) && !isLate(turn, reply)) return;
    if (reply === undefined ? isStillTime(turn, now) || isSettled(later) : !isLate(turn, reply))
      return;
    const words = [awaits.exec(turn.text)?.[0].trim() ?? ''];
    found.push({
      kind: 'no-follow-up',
      i: turn.message.i,
      messages: [turn.message.i],
      score: reply === undefined ? 0.75 : 0.6,
      reason: { code: reply === undefined ? 'never-came-back' : 'came-back-late', words },
    });
  });
  return found;
}

function isWait(turn: Turn): boolean {
  const text = turn.text.trim();
  if (text.length > LONGEST[turn.isChinese ? 'zh' : 'en']) return false;
  if (!awaits.test(text) || notAwaiting.test(text)) return false;
  // Who names a time has promised, and the promise is kept by its own date.
  return !timesIn(turn.text, turn.moment).some(({ isVague, isPeriod }) => !isVague && !isPeriod);
}

const isLate = (turn: Turn, reply: Turn): boolean => (minutesBetween(turn, reply) ?? 0) > PATIENCE;

/** Said only minutes ago. */
function isStillTime(turn: Turn, now: number | undefined): boolean {
  const said = instantOf(turn);
  return said !== null && now !== undefined && now - said <= PATIENCE * 60_000;
}

/** "Never mind, I found it": nobody waits any more. */
const isSettled = (later: readonly Turn[]): boolean =>
  later.some((turn) => turn.message.role === 'customer' && settled.test(turn.text));
