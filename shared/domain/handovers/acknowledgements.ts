import type { Acknowledgement } from '../../contract/handover-notes.ts';

/** Where one item stands with the incoming clerk. `asked` waits for the outgoing's answer. */
export type AcknowledgementState = 'pending' | 'asked' | 'accepted' | 'refused';

/** The last word counts; an answer gives the item back to the incoming. */
export function acknowledgementState(
  acknowledgements: readonly Acknowledgement[],
  itemId: string,
): AcknowledgementState {
  const last = acknowledgements.findLast((one) => one.itemId === itemId);
  return last === undefined ? 'pending' : stateAfter[last.action];
}

/** True once every item is accepted or refused, so that no question is open. */
export function isAcknowledged(
  itemIds: readonly string[],
  acknowledgements: readonly Acknowledgement[],
): boolean {
  return itemIds.every((id) => isDecided(acknowledgementState(acknowledgements, id)));
}

export function isDecided(state: AcknowledgementState): boolean {
  return state === 'accepted' || state === 'refused';
}

/** Why the incoming clerk refused an item, or null when it was not refused. */
export function refusalReason(
  acknowledgements: readonly Acknowledgement[],
  itemId: string,
): string | null {
  const last = acknowledgements.findLast((one) => one.itemId === itemId);
  return last?.action === 'refuse' ? last.reason : null;
}

const stateAfter = {
  accept: 'accepted',
  ask: 'asked',
  refuse: 'refused',
  answer: 'pending',
} as const satisfies Record<Acknowledgement['action'], AcknowledgementState>;
