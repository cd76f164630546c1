import type { FoundPromise, PromiseKind } from '../../../model/analysis.ts';
import { does } from '../speech.ts';
import type { Turn } from '../turns.ts';

/** Promises that somebody must still act on. Parcels under way and prices run by themselves. */
const owing: readonly PromiseKind[] = [
  'callback',
  'investigate',
  'exchange',
  'warranty',
  'compensate',
  'other',
];

/** `i` of the promise still owed when the sitting ends, or null. */
export function owedAtEnd(
  spoken: readonly Turn[],
  promises: readonly FoundPromise[],
): number | null {
  const turnOf = new Map(spoken.map((turn) => [turn.message.i, turn]));
  const owed = promises.filter((promise) => {
    const turn = turnOf.get(promise.i);
    return turn !== undefined && isOwed(promise, turn) && !isSettled(turn, spoken);
  });
  const dated = owed.findLast((promise) => promise.due !== null && promise.kind === 'callback');
  return (dated ?? owed.findLast((promise) => promise.due !== null) ?? owed.at(-1))?.i ?? null;
}

function isOwed(promise: FoundPromise, turn: Turn): boolean {
  if (promise.kind === 'refund')
    return promise.reason.code !== 'estimate' && !runsByItself(promise.due);
  if (promise.kind === 'ship')
    return (
      promise.reason.code === 'commitment' && promise.due?.iso != null && !runsByItself(promise.due)
    );
  if (promise.kind === 'price') return promise.due?.iso != null && !runsByItself(promise.due);
  if (promise.kind === 'other' && !turn.isChinese)
    return promise.due !== null && promise.reason.code !== 'estimate';
  return owing.includes(promise.kind);
}

/** Banks take days; what is to be done on a named day somebody must do. */
const runsByItself = (due: FoundPromise['due']): boolean =>
  due?.iso != null &&
  /工作|business|working|\d\s?(?:个|-)?(?:天|日|周|月)|[一两二三四五六七十](?:个)?(?:天|周|月)|\b(?:days?|weeks?|months?)\b/i.test(
    due.phrase,
  );

/** Done, or the customer says it is: nothing is owed any more. */
function isSettled(turn: Turn, spoken: readonly Turn[]): boolean {
  return spoken.some(
    (later) =>
      later.at > turn.at &&
      (later.message.role === 'customer' ? does(later, 'fixed') : does(later, 'done')),
  );
}
