import { AppError } from '../../../shared/contract/errors.ts';
import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import type { ItemField } from '../../../shared/domain/handovers/draft-items.ts';
import { severityRank } from '../../../shared/domain/handovers/severity.ts';
import { instantOf, isoIn } from '../../../shared/domain/handovers/zoned-time.ts';
import type { HandoverStore, ItemChange, StoredHandover } from '../store/handovers.ts';
import type { By } from '../store/store.ts';
import { currentItems } from './view.ts';

export interface EditRequest {
  readonly handoverId: string;
  readonly itemId: string;
  readonly set: ItemFields;
  readonly reason?: string | undefined;
}

type ItemFields = {
  readonly [K in Editable]?: HandoverItem[K] | undefined;
} & { readonly close_reason?: string | undefined; readonly proof_msg?: string | undefined };

const writable = [
  'next_action',
  'owner',
  'due_at',
  'if_then',
  'tried',
  'headline',
  'situation',
  'severity',
] as const;
type Editable = (typeof writable)[number] | 'state';

/** Writes fields of an item of a draft; of a signed note only its state, beside the frozen line. */
export async function editItem(
  handovers: HandoverStore,
  { handoverId, itemId, set, reason }: EditRequest,
  by: By,
): Promise<void> {
  const note = await handovers.get(handoverId);
  const item = itemOf(note, itemId);
  const isDraft = note.head.state === 'draft';
  if (!isDraft) await mustBeChangeable(handovers, note, item, set);
  const closing = await closingOf(handovers, item, set, isDraft, by);
  const fields = isDraft ? writtenFields(note, item, set, reason) : {};
  const changes = [
    ...changesOf(item, fields, reason ?? null, by),
    ...(closing === null ? [] : [closing]),
  ];
  if (changes.length === 0) return;
  const edited = new Set<ItemField>(note.items.find((one) => one.item.id === itemId)?.edited);
  for (const { field } of changes) for (const name of writtenNames(field)) edited.add(name);
  const written = { ...item, ...fields, ...(closing === null ? {} : closedFields(closing)) };
  await handovers.edit(
    { handoverId, item: isDraft ? written : null, edited: [...edited], changes },
    by,
  );
}

export function itemOf(note: StoredHandover, itemId: string): HandoverItem {
  const item = currentItems(note).find(({ id }) => id === itemId);
  if (item !== undefined) return item;
  const { handoverId } = note.head;
  throw new AppError('not-found', 'The note has no item of this id.', { handoverId, itemId });
}

async function mustBeChangeable(
  handovers: HandoverStore,
  note: StoredHandover,
  item: HandoverItem,
  set: ItemFields,
): Promise<void> {
  const frozen = writable.filter((field) => set[field] !== undefined);
  const isTransfer = set.state === 'transferred';
  if (frozen.some((field) => field !== 'owner' || !isTransfer)) {
    const fields = frozen.join(', ');
    throw new AppError('conflict', 'The note is signed; its lines are frozen.', { fields });
  }
  const last = await handovers.findLastSigned(note.head.shop);
  const hasMoved = last !== null && last.head.handoverId !== note.head.handoverId;
  const carried = last?.items.find((one) => one.item.carried_from === item.id);
  if (!hasMoved) return;
  throw new AppError('conflict', 'A later note carries this matter; change it there.', {
    handoverId: last.head.handoverId,
    itemId: carried?.item.id ?? null,
  });
}

function writtenFields(
  { head }: StoredHandover,
  item: HandoverItem,
  set: ItemFields,
  reason: string | undefined,
): Partial<HandoverItem> {
  const { severity, due_at } = set;
  if (severity !== undefined && severityRank[severity] > severityRank[item.severity] && !reason) {
    throw new AppError('invalid-input', 'Lowering the severity asks a reason.', {
      from: item.severity,
      to: severity,
    });
  }
  const given = Object.fromEntries(
    writable.filter((field) => set[field] !== undefined).map((field) => [field, set[field]]),
  ) as Partial<HandoverItem>;
  return due_at === undefined ? given : { ...given, due_at: dueIn(head.zone, due_at) };
}

function dueIn(zone: string, due: string | null): string | null {
  if (due === null || due.trim() === '') return null;
  const instant = instantOf(due, zone);
  if (instant !== null) return isoIn(zone, instant);
  throw new AppError('invalid-input', 'The due time is no ISO 8601 time.', { due_at: due });
}

function changesOf(
  item: HandoverItem,
  fields: Partial<HandoverItem>,
  reason: string | null,
  { actor, at }: By,
): ItemChange[] {
  return writable
    .filter((field) => fields[field] !== undefined && fields[field] !== item[field])
    .map((field) => ({
      itemId: item.id,
      field,
      before: item[field],
      after: fields[field] ?? null,
      reason,
      proofMessageId: null,
      by: actor,
      at,
    }));
}

/** The change of state that is asked for, with what it needs; null when none is. */
async function closingOf(
  handovers: HandoverStore,
  item: HandoverItem,
  set: ItemFields,
  isDraft: boolean,
  { actor, at }: By,
): Promise<ItemChange | null> {
  const { state, owner } = set;
  if (state === undefined || state === item.state) return null;
  const reason = set.close_reason?.trim() || null;
  const proofMessageId = set.proof_msg ?? null;
  if (state === 'done' && proofMessageId === null) {
    throw new AppError('invalid-input', 'Done asks the message that proves it (proof_msg).');
  }
  if (proofMessageId !== null && !(await handovers.hasMessage(proofMessageId))) {
    throw new AppError('not-found', 'The archive has no message of this id.', { proofMessageId });
  }
  if (state === 'cancelled' && reason === null) {
    throw new AppError('invalid-input', 'Cancelling asks a reason (close_reason).');
  }
  const common = { itemId: item.id, before: item.state, reason, proofMessageId, by: actor, at };
  if (state !== 'transferred') return { ...common, field: 'state', after: state };
  if (isDraft) {
    throw new AppError(
      'conflict',
      'An item is transferred after signing; in a draft, set its owner.',
    );
  }
  if (!owner?.trim() || reason === null) {
    throw new AppError(
      'invalid-input',
      'A transfer asks the new owner and a reason (close_reason).',
    );
  }
  return { ...common, field: 'transfer', before: item.owner, after: owner };
}

function closedFields({ after, reason, proofMessageId, by }: ItemChange): Partial<HandoverItem> {
  if (after === 'open') {
    return { state: 'open', closed_by: null, close_reason: null, proof_msg: null };
  }
  const state = after === 'done' ? 'done' : 'cancelled';
  return { state, closed_by: by, close_reason: reason, proof_msg: proofMessageId };
}

function writtenNames(field: string): ItemField[] {
  if (field === 'state') return ['state', 'closed_by', 'close_reason', 'proof_msg'];
  return writable.filter((name) => name === field);
}
