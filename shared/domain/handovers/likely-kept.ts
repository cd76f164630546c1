import { promiseKinds } from '../../model/analysis.ts';
import { findProofs } from '../promises/find-proofs.ts';
import type { FactMessage, HandoverFacts, PromiseFact } from './facts.ts';

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

/** The later message that looks most like the proof of a promise, as on the board of promises. */
export function proofOf({ kind, amountCents, thread, message }: PromiseFact): FactMessage | null {
  const later = thread.filter(({ messageId }) => messageId !== message.messageId);
  const known = promiseKinds.find((one) => one === kind) ?? 'other';
  const [best] = [
    ...findProofs({ kind: known, amountCents }, later),
    // Whatever was promised: when the customer says that it has come, it has.
    ...findProofs(
      { kind: 'deliver_by', amountCents },
      later.filter(({ role }) => role === 'customer'),
    ),
  ].toSorted((a, b) => b.score - a.score);
  if (best === undefined || best.score < surely) return null;
  return later.find(({ messageId }) => messageId === best.messageId) ?? null;
}

/** Weaker signs ("checked with them") are for people to judge. */
const surely = 0.7;
