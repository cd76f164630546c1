import type { HandoverFacts, PromiseFact } from './facts.ts';
import { saysDispatched } from './warning-words.ts';

/**
 * The facts without promises that nobody confirmed and that later messages show as kept; they are
 * counted instead. A note that lists what is done long since hides what is not. Confirmed promises stay
 * until a person says that they are kept.
 */
export function withoutLikelyKept(facts: HandoverFacts): HandoverFacts {
  const promises = facts.promises.filter((fact) => !(fact.proposed && looksKept(fact)));
  const likelyKept = facts.promises.length - promises.length;
  return { ...facts, promises, leftOut: { ...facts.leftOut, likelyKept } };
}

/** True when the shop says afterwards that it is done, or the customer that it has come. */
export function looksKept({ kind, thread, message }: PromiseFact): boolean {
  const later = thread.filter(({ messageId }) => messageId !== message.messageId);
  const ours = later.filter(({ role }) => role !== 'customer').map(({ text }) => text);
  const theirs = later.filter(({ role }) => role === 'customer').map(({ text }) => text);
  if (theirs.some((text) => arrived.test(text) && !notArrived.test(text))) return true;
  if (kind === 'ship' || kind === 'exchange' || kind === 'deliver_by') {
    return ours.some((text) => saysDispatched(text) || tracking.test(text));
  }
  if (kind === 'refund' || kind === 'compensate' || kind === 'price') {
    return ours.some((text) => paid.test(text) && !notPaid.test(text));
  }
  return false;
}

const arrived =
  /收到(?:了|啦|咯|货|退款|红包|补偿|发票|\S{0,4}谢)|(?:已经?|都)收到|到账了|到货了|\b(?:received|got) (?:it|the|my)\b|\barrived\b/iu;
const notArrived = /[没未]\S{0,3}(?:收到|到账|到货)|\b(?:not|never|n't)\b/iu;
const tracking = /(?:单号|运单|tracking)\D{0,8}[A-Z]{0,4}\d{10,}|\b[A-Z]{2}\d{10,}\b/iu;
const paid =
  /(?:已经?|给您)(?:原路)?(?:退|返|转|补|打款)|退款(?:已|成功)|\b(?:refunded|paid back)\b/iu;
const notPaid = /[会将没未](?:\S{0,2})?(?:退|返|转|补|打款)|\bwill\b/iu;
