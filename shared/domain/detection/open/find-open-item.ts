import type { Dialogue, FoundPromise, OpenKind, OpenState } from '../../../model/analysis.ts';
import { cuesIn } from '../disputes/cues.ts';
import { promisesIn } from '../promises/find-promises.ts';
import { sessionsOf } from '../sessions.ts';
import { acknowledges, does, substanceOf } from '../speech.ts';
import { turnsOf, type Turn } from '../turns.ts';
import { owedAtEnd } from './owed.ts';

/** The longest remark, in characters. */
const REMARK = 8;
const closed: OpenState = { isOpen: false, kind: null, i: null };

/** Who owes what when the transcript ends. */
export function findOpenItem(dialogue: Dialogue): OpenState {
  const turns = turnsOf(dialogue);
  return openItemIn(turns, promisesIn(turns));
}

/** The state of the last sitting: earlier ones ended, or their promises stand by themselves. */
export function openItemIn(turns: readonly Turn[], promises: readonly FoundPromise[]): OpenState {
  const spoken = (sessionsOf(turns).at(-1) ?? []).filter(
    (turn) => turn.message.role === 'customer' || turn.message.role === 'agent',
  );
  const last = spoken.at(-1);
  if (last === undefined) return closed;
  const point = lastPoint(spoken);
  const owed = owedAtEnd(spoken, promises);
  if (last.message.role === 'customer') return afterCustomer(spoken, last, point, owed);
  if (owed !== null)
    return open(isOnOffer(owed, last, promises) ? 'waiting_customer' : 'agent_owes', owed);
  return afterAgent(spoken, point);
}

/** "50 back, is that all right?": nobody has said yes. */
const isOnOffer = (owed: number, last: Turn, promises: readonly FoundPromise[]): boolean =>
  owed === last.message.i &&
  does(last, 'asksCustomer') &&
  promises.some(({ i, reason }) => i === owed && reason.code === 'offer');

const open = (kind: OpenKind, i: number): OpenState => ({ isOpen: true, kind, i });

/** The customer's last turn that asks, tells or complains. */
function lastPoint(spoken: readonly Turn[]): Turn | null {
  return spoken.findLast((turn) => turn.message.role === 'customer' && hasPoint(turn)) ?? null;
}

const hasPoint = (turn: Turn): boolean =>
  turn.text.trim() !== '' &&
  !acknowledges(turn) &&
  !isFixed(turn) &&
  (does(turn, 'willDo') || !settles(turn));

/** "It came, but one part is missing" is no happy end. */
const isFixed = (turn: Turn): boolean => does(turn, 'fixed') && cuesIn(turn).length === 0;

/** Takes note, praises or puts off, and neither asks nor complains: needs no reply. */
const settles = (turn: Turn): boolean =>
  does(turn, 'settled') && !does(turn, 'question') && cuesIn(turn).length === 0 && !asksFor(turn);

/** A few words after an answer ("记下了", "那够了") that ask nothing and complain of nothing. */
const remarks = (turn: Turn): boolean =>
  turn.text.trim().length <= REMARK &&
  turn.isChinese &&
  !does(turn, 'question') &&
  !does(turn, 'request') &&
  !does(turn, 'prompts') &&
  cuesIn(turn).length === 0;

/** A request that is more than the subject of a note ("好的 等你处理"). */
const asksFor = (turn: Turn): boolean => does(turn, 'request') && turn.text.trim().length > 12;

function afterCustomer(
  spoken: readonly Turn[],
  last: Turn,
  point: Turn | null,
  owed: number | null,
): OpenState {
  if (isFixed(last)) return closed;
  const before = spoken.findLast((turn) => turn.message.role === 'agent');
  if (does(last, 'willDo') && before !== undefined) return open('waiting_customer', last.message.i);
  if (owed !== null && does(last, 'urges')) return open('agent_owes', owed);
  if (point === last && (does(last, 'question') || does(last, 'request') || before === undefined)) {
    return open('customer_unanswered', last.message.i);
  }
  if (owed !== null) return open('agent_owes', owed);
  if (
    point === last &&
    remarks(last) &&
    before !== undefined &&
    !does(before, 'transfer') &&
    saysSomething(before)
  )
    return closed;
  if (point === last && !isAnswerTo(before)) return open('customer_unanswered', last.message.i);
  if (before !== undefined && does(before, 'transfer')) return open('agent_owes', before.message.i);
  if (point === last && !remarks(last)) return open('customer_unanswered', last.message.i);
  if (before !== undefined && before.at > (point?.at ?? -1)) return closed;
  return point === null ? closed : open('customer_unanswered', point.message.i);
}

/** The customer only answered the agent's question: the ball is back with the agent. */
const isAnswerTo = (before: Turn | undefined): boolean =>
  before !== undefined && does(before, 'asksCustomer') && !does(before, 'closing');

function afterAgent(spoken: readonly Turn[], point: Turn | null): OpenState {
  const replies = spoken.filter(
    (turn) => turn.message.role === 'agent' && turn.at > (point?.at ?? -1),
  );
  const afterwards = spoken.some(
    (turn) =>
      turn.at > (point?.at ?? -1) && does(turn, 'fixed') && turn.message.role === 'customer',
  );
  if (afterwards) return closed;
  const real = replies.filter(saysSomething);
  const last = real.at(-1);
  if (point !== null && does(point, 'willDo')) return open('waiting_customer', point.message.i);
  if (last === undefined) {
    const isAsking =
      point !== null &&
      (does(point, 'question') || does(point, 'request') || cuesIn(point).length > 0);
    return isAsking && replies.length > 0 && !replies.every((turn) => does(turn, 'closing'))
      ? open('customer_unanswered', point.message.i)
      : closed;
  }
  const answered = spoken.some((turn) => turn.message.role === 'customer' && turn.at > last.at);
  return !answered && asks(last) ? open('waiting_customer', last.message.i) : closed;
}

const saysSomething = (turn: Turn): boolean => substanceOf(turn) !== '';

const asks = (turn: Turn): boolean => does({ ...turn, text: substanceOf(turn) }, 'asksCustomer');
