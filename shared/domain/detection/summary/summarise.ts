import type { Dialogue, FoundPromise } from '../../../model/analysis.ts';
import { cuesIn } from '../disputes/cues.ts';
import { promisesIn } from '../promises/find-promises.ts';
import { sessionsOf } from '../sessions.ts';
import { acknowledges } from '../speech.ts';
import { turnsOf, type Turn } from '../turns.ts';
import { cutWhole } from './cut-whole.ts';
import { pickParts, type Part } from './pick-parts.ts';
import { partsOf } from './parts.ts';

/** Room for one handover line: characters of a Chinese and of an English summary. */
const ROOM = { zh: 90, en: 180 };
/** Messages of a long sitting that are looked at: its beginning and its end say most. */
const REACH = 60;

/** What a handover line says: what the customer wants, and what was answered or promised. */
export function summarise(dialogue: Dialogue): string {
  const turns = turnsOf(dialogue);
  return summaryOf(turns, promisesIn(turns));
}

/** The summary of the last sitting, in the words of the messages. */
export function summaryOf(turns: readonly Turn[], promises: readonly FoundPromise[]): string {
  const session = sessionsOf(turns).at(-1) ?? [];
  const shown =
    session.length > REACH * 2 ? [...session.slice(0, REACH), ...session.slice(-REACH)] : session;
  const isZh = shown.some((turn) => turn.isChinese && turn.message.role !== 'system');
  const promised = new Set(promises.map((promise) => promise.i));
  const room = isZh ? ROOM.zh : ROOM.en;
  const customer = pickParts(partsBy('customer', shown, promised), Math.floor(room * 0.48));
  const agent = pickParts(partsBy('agent', shown, promised), room - 8 - textLength(customer));
  return cutWhole(compose(customer, agent, isZh), room);
}

const textLength = (parts: readonly string[]): number => parts.join(',').length;

function partsBy(
  role: 'customer' | 'agent',
  session: readonly Turn[],
  promised: ReadonlySet<number>,
): Part[] {
  const turns = session.filter((turn) => turn.message.role === role);
  return turns.flatMap((turn, order) => {
    if (role === 'customer' && acknowledges(turn)) return [];
    const worth = role === 'customer' ? complaintOf(turn) : promised.has(turn.message.i) ? 1.2 : 0;
    const early = role === 'customer' && order < 4 ? 0.5 - order * 0.1 : 0;
    return partsOf(turn, worth + early);
  });
}

const complaintOf = (turn: Turn): number =>
  Math.min(
    1,
    cuesIn(turn).reduce((sum, cue) => sum + cue.weight, 0),
  );

function compose(customer: readonly string[], agent: readonly string[], isZh: boolean): string {
  const [comma, stop] = isZh ? [',', '。'] : ['; ', '. '];
  const said = customer.join(comma);
  const answered = agent.join(comma);
  const parts = isZh
    ? [said && `用户${said}`, answered && `客服${answered}`]
    : [said && `Customer: ${said}`, answered && `Agent: ${answered}`];
  return parts
    .filter((part) => part !== '')
    .map((part) => `${part}${stop}`)
    .join('')
    .trim();
}
