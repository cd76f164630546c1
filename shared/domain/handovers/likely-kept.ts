import type { FactMessage, HandoverFacts, PromiseFact } from './facts.ts';
import { saysDispatched } from './warning-words.ts';

/**
 * The facts without promises that nobody confirmed and that later messages show as kept; they are
 * counted instead. A note that lists what is done long since hides what is not. Confirmed promises stay
 * until a person says that they are kept.
 */
export function withoutLikelyKept(facts: HandoverFacts): HandoverFacts {
  const promises = facts.promises.filter((fact) => !(fact.proposed && proofOf(fact) !== null));
  const likelyKept = facts.promises.length - promises.length;
  return { ...facts, promises, leftOut: { ...facts.leftOut, likelyKept } };
}

/** The first message in which the shop says that it is done, or the customer that it has come. */
export function proofOf({ kind, thread, message }: PromiseFact): FactMessage | null {
  const later = thread.filter(({ messageId }) => messageId !== message.messageId);
  return (
    later.find(({ role, text }) => (role === 'customer' ? hasCome(text) : isDone(kind, text))) ??
    null
  );
}

const hasCome = (text: string): boolean => arrived.test(text) && !notArrived.test(text);

function isDone(kind: string, text: string): boolean {
  if (kind === 'ship' || kind === 'exchange' || kind === 'deliver_by') {
    return saysDispatched(text) || tracking.test(text);
  }
  if (kind === 'refund' || kind === 'compensate' || kind === 'price') {
    return paid.test(text) && !notPaid.test(text);
  }
  return (
    (kind === 'callback' || kind === 'investigate') && found.test(text) && !notFound.test(text)
  );
}

const arrived =
  /收到(?:了|啦|咯|货|退款|红包|补偿|发票|\S{0,4}谢)|(?:已经?|都)收到|到账了|到货了|\b(?:received|got) (?:it|the|my)\b|\barrived\b/iu;
const notArrived = /[没未]\S{0,3}(?:收到|到账|到货)|\b(?:not|never|n't)\b/iu;
const tracking = /(?:单号|运单|tracking)\D{0,8}[A-Z]{0,4}\d{10,}|\b[A-Z]{2}\d{10,}\b/iu;
const paid =
  /(?:已经?|给您)(?:原路)?(?:退|返|转|补|打款)|退款(?:已|成功)|\b(?:refunded|paid back)\b/iu;
/** The result of what was to be found out: 核实了, 查到了. */
const found =
  /(?:核实|查|查询|问|确认|联系)(?:到|过|清楚|好|完)?了(?![吗么])|(?:结果|回复)(?:出来|来)了|\b(?:checked with|heard back|found out)\b/iu;
const notFound = /[没未](?:\S{0,3})(?:核实|查|回复|结果)|\b(?:not|haven't|yet)\b/iu;
const notPaid = /[会将没未](?:\S{0,2})?(?:退|返|转|补|打款)|\bwill\b/iu;
