import type { Proof, PromiseRow } from '../../../shared/contract/promises.ts';
import { findProofs } from '../../../shared/domain/promises/find-proofs.ts';
import { laneFrame, laneOf, type LaneFrame } from '../../../shared/domain/promises/lanes.ts';
import type { Core } from '../core.ts';
import type { SaidLater, StoredPromise } from '../store/promises.ts';

/** What the board reckons by: the present, the running shift, and how long before due it reminds. */
export interface BoardFrame extends LaneFrame {
  /** Null: it does not remind. */
  readonly leadMs: number | null;
}

export async function boardFrame({ store, clock }: Core): Promise<BoardFrame> {
  const { shifts, zone, reminderLeadMinutes } = await store.settings.get();
  return {
    ...laneFrame(clock.now(), shifts, zone),
    leadMs: reminderLeadMinutes === null ? null : reminderLeadMinutes * 60_000,
  };
}

/** Adds to promises where they stand on the board, when they remind, and what may prove them. */
export async function boardRows(
  { store }: Core,
  frame: BoardFrame,
  promises: readonly StoredPromise[],
): Promise<PromiseRow[]> {
  const later = await store.promises.later(promises.filter(isUndecided));
  const said = new Map(
    promises.filter(isUndecided).map(({ promiseId }, at) => [promiseId, later[at] ?? []]),
  );
  return promises.map((promise) => ({
    ...promise,
    lane: laneOf(promise, frame),
    remindAt: remindAt(promise, frame),
    proofs: proofsOf(promise, said.get(promise.promiseId) ?? []),
  }));
}

const isUndecided = ({ status }: StoredPromise): boolean =>
  status === 'proposed' || status === 'open' || status === 'broken';

function remindAt(
  { remindAt: own, dueAt, status }: StoredPromise,
  { leadMs }: BoardFrame,
): number | null {
  if (status !== 'open') return null;
  return own ?? (dueAt === null || leadMs === null ? null : dueAt - leadMs);
}

function proofsOf(promise: StoredPromise, later: readonly SaidLater[]): Proof[] {
  const { kind, amountCents, dueAt } = promise;
  const byId = new Map(later.map((message) => [message.messageId, message]));
  return findProofs({ kind, amountCents }, later).map(({ messageId, code, words, score }) => {
    const { conversationId, sender, sentAt, text } = byId.get(messageId)!;
    return {
      messageId,
      conversationId,
      sender,
      sentAt,
      excerpt: text.slice(0, 160),
      code,
      words,
      score,
      isLate: dueAt !== null && sentAt !== null && sentAt > dueAt,
    };
  });
}
