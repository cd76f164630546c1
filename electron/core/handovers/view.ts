import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import type { Settings } from '../../../shared/contract/settings.ts';
import { lintItems } from '../../../shared/domain/handovers/lint.ts';
import { sectionsOf } from '../../../shared/domain/handovers/sections.ts';
import type { ItemChange, StoredHandover } from '../store/handovers.ts';

export type CountersignRule = Settings['handoverCountersign'];

/** A stored note as every host shows it: the items as they stand now. */
export function toHandover(note: StoredHandover, rule: CountersignRule): Handover {
  const items = currentItems(note);
  return {
    ...note.head,
    sections: sectionsOf(items),
    acknowledgements: [...note.acknowledgements],
    addenda: [...note.addenda],
    countersignatures: [...note.countersignatures],
    wantsCountersignature: wantsCountersignature(note, items, rule),
    lint: note.head.state === 'draft' ? lintItems(items) : [],
  };
}

function wantsCountersignature(
  { head, countersignatures }: StoredHandover,
  items: readonly HandoverItem[],
  rule: CountersignRule,
): boolean {
  if (head.state === 'draft' || countersignatures.length > 0 || rule === 'never') return false;
  return rule === 'always' || items.some(({ severity }) => severity === 'red');
}

/**
 * The items with what was recorded since the signature: who owns them, and whether they are still open.
 * Those of a draft stand as written.
 */
export function currentItems(note: StoredHandover): HandoverItem[] {
  if (note.head.state === 'draft') return note.items.map(({ item }) => item);
  return note.items.map(({ item }) => {
    const mine = note.changes.filter(({ itemId }) => itemId === item.id);
    const owner = mine.findLast(({ field }) => field === 'owner')?.after ?? item.owner;
    const closing = mine.findLast(({ field }) => field === 'state');
    return { ...item, owner, ...(closing === undefined ? {} : closedBy(closing)) };
  });
}

/** To whom an open item was offered, until that person accepts it. */
export function pendingTransfer(note: StoredHandover, itemId: string): ItemChange | null {
  const mine = note.changes.filter((change) => change.itemId === itemId);
  const offer = mine.findLastIndex(({ field }) => field === 'transfer');
  const answer = mine.findLastIndex(({ field }) => field === 'state');
  return offer > answer ? (mine[offer] ?? null) : null;
}

function closedBy({ after, by, reason, proofMessageId }: ItemChange) {
  const state = stateOf(after);
  if (state === 'open') return { state, closed_by: null, close_reason: null, proof_msg: null };
  return { state, closed_by: by, close_reason: reason, proof_msg: proofMessageId };
}

function stateOf(after: string | null): HandoverItem['state'] {
  return after === 'done' || after === 'cancelled' || after === 'transferred' ? after : 'open';
}
