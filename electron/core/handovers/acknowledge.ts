import { AppError } from '../../../shared/contract/errors.ts';
import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import type { Acknowledgement } from '../../../shared/contract/handover-notes.ts';
import {
  acknowledgementState,
  isAcknowledged,
  isDecided,
} from '../../../shared/domain/handovers/acknowledgements.ts';
import { mismatches, type ReadBack } from '../../../shared/domain/handovers/read-back.ts';
import type { HandoverStore, ItemChange, StoredHandover } from '../store/handovers.ts';
import type { By } from '../store/store.ts';
import { itemOf } from './edit.ts';
import { currentItems, pendingTransfer } from './view.ts';

export interface AcknowledgeRequest {
  readonly handoverId: string;
  /** Absent: all green items that are still pending. */
  readonly itemId?: string | undefined;
  readonly as: string;
  readonly action: Acknowledgement['action'];
  readonly reason?: string | undefined;
  readonly solo: boolean;
  readonly readBack?: ReadBack | undefined;
  /** No red item is accepted without reading back. */
  readonly mustReadBack: boolean;
}

/** Records a word on an item. Accepting moves the ownership; the last decision closes the note. */
export async function acknowledge(
  handovers: HandoverStore,
  request: AcknowledgeRequest,
  by: By,
): Promise<void> {
  const note = await handovers.get(request.handoverId);
  const { items, words } = wordsOn(note, request, by);
  const moved =
    request.action === 'accept'
      ? items.flatMap((item) => acceptance(note, item, request.as, by.at))
      : [];
  const ids = note.items.map(({ item }) => item.id);
  const isComplete =
    note.head.state === 'signed' && isAcknowledged(ids, [...note.acknowledgements, ...words]);
  await handovers.acknowledge(request.handoverId, words, moved, isComplete, by);
}

/** The words that a request puts on a note's items, or why it may not. */
export function wordsOn(
  note: StoredHandover,
  request: AcknowledgeRequest,
  by: By,
): { readonly items: readonly HandoverItem[]; readonly words: readonly Acknowledgement[] } {
  if (note.head.state === 'draft') {
    throw new AppError('conflict', 'The note is not signed yet.', {
      handoverId: request.handoverId,
    });
  }
  const { reason, action, as } = request;
  if (action !== 'accept' && !reason?.trim()) {
    throw new AppError('invalid-input', `To ${action} asks a reason.`, { action });
  }
  const isOwn = as === note.head.outgoing || as === note.head.signedBy;
  const items =
    request.itemId === undefined ? pendingGreen(note, action) : [itemOf(note, request.itemId)];
  for (const item of items) {
    mustBeTheirs(note, item, request, isOwn);
    mustBeReadBack(note, item, request);
  }
  const words = items.map(({ id }) => ({
    itemId: id,
    action,
    reason: reason ?? null,
    at: by.at,
    by: as,
    solo: isOwn && action !== 'answer',
    readBack: action === 'accept' ? (request.readBack ?? null) : null,
  }));
  return { items, words };
}

function pendingGreen(note: StoredHandover, action: Acknowledgement['action']): HandoverItem[] {
  if (action !== 'accept') throw new AppError('invalid-input', 'Say which item is meant.');
  return currentItems(note).filter(
    ({ id, severity, section }) =>
      severity === 'green' &&
      // A word from above is read by itself, whatever its colour.
      section !== 'orders-from-above' &&
      acknowledgementState(note.acknowledgements, id) === 'pending',
  );
}

/** Nothing stands in for saying it: another action or time than the note's is shown, not taken. */
function mustBeReadBack(
  { head }: StoredHandover,
  item: HandoverItem,
  { action, readBack, mustReadBack }: AcknowledgeRequest,
): void {
  if (action !== 'accept' || item.state !== 'open') return;
  if (readBack === undefined) {
    if (!mustReadBack || item.severity !== 'red') return;
    throw new AppError('conflict', 'A red item is read back: its next action and its time.', {
      itemId: item.id,
    });
  }
  const differ = mismatches(item, readBack, head.zone);
  if (differ.length === 0) return;
  const shown = differ.map(({ field, expected, said }) => `${field}: ${expected} ≠ ${said}`);
  throw new AppError('conflict', `That is not what the note says: ${shown.join('; ')}.`, {
    itemId: item.id,
    ...Object.fromEntries(differ.map(({ field, expected }) => [field, expected])),
  });
}

function mustBeTheirs(
  note: StoredHandover,
  item: HandoverItem,
  { as, action, solo }: AcknowledgeRequest,
  isOwn: boolean,
): void {
  const state = acknowledgementState(note.acknowledgements, item.id);
  const details = { itemId: item.id, as };
  if (action === 'answer') {
    if (!isOwn) throw new AppError('conflict', 'Only the outgoing clerk answers.', details);
    if (state === 'asked') return;
    throw new AppError('conflict', 'Nobody asked about this item.', details);
  }
  if (isTransferTo(note, item, as) && action === 'accept') return;
  if (isOwn && !solo) {
    throw new AppError(
      'conflict',
      'Nobody acknowledges their own note, but alone on duty.',
      details,
    );
  }
  if (!isDecided(state)) return;
  throw new AppError('conflict', `This item is ${state} already.`, details);
}

function acceptance(
  note: StoredHandover,
  item: HandoverItem,
  as: string,
  at: number,
): ItemChange[] {
  const common = { itemId: item.id, reason: null, proofMessageId: null, by: as, at };
  const owner = { ...common, field: 'owner', before: item.owner, after: as };
  const offer = isTransferTo(note, item, as) ? pendingTransfer(note, item.id) : null;
  if (offer === null) return [owner];
  const { reason } = offer;
  return [owner, { ...common, field: 'state', before: item.state, after: 'transferred', reason }];
}

function isTransferTo(note: StoredHandover, item: HandoverItem, as: string): boolean {
  return pendingTransfer(note, item.id)?.after === as;
}
