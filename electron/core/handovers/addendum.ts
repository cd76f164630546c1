import { AppError } from '../../../shared/contract/errors.ts';
import type { Addendum } from '../../../shared/contract/handover-notes.ts';
import { canonicalJson } from '../../../shared/domain/canonical/canonical-json.ts';
import type { HandoverStore } from '../store/handovers.ts';
import type { By } from '../store/store.ts';
import { itemOf } from './edit.ts';
import { sha256 } from './sign.ts';

interface AddendumRequest {
  readonly handoverId: string;
  readonly as: string;
  readonly text: string;
  readonly itemId?: string | undefined;
}

/** Adds to a signed note, chained to it. The note itself stays as it was signed. */
export async function addAddendum(
  handovers: HandoverStore,
  { handoverId, as, text, itemId }: AddendumRequest,
  by: By,
): Promise<void> {
  const signed = await handovers.get(handoverId);
  if (signed.head.state === 'draft') {
    throw new AppError('conflict', 'A draft is edited; additions come after signing.', {
      handoverId,
    });
  }
  if (itemId !== undefined) itemOf(signed, itemId);
  const addendum = { itemId: itemId ?? null, text: text.trim(), by: as, at: by.at };
  await handovers.addAddendum(
    handoverId,
    addendum,
    ({ head, addenda }, number) =>
      addendumHash({ ...addendum, number }, addenda.at(-1)?.hash ?? head.hash),
    by,
  );
}

/** Number of the first addendum that does not follow from the note and those before it, or null. */
export function brokenAddendum(
  noteHash: string | null,
  addenda: readonly Addendum[],
): number | null {
  let previous = noteHash;
  for (const [index, { hash, ...addendum }] of addenda.entries()) {
    const isNext = addendum.number === index + 1;
    if (!isNext || addendumHash(addendum, previous) !== hash) return addendum.number;
    previous = hash;
  }
  return null;
}

function addendumHash(
  { number, itemId, text, by, at }: Omit<Addendum, 'hash'>,
  previousHash: string | null,
): string {
  const spec = 'keptword-handover-addendum/1';
  return sha256(canonicalJson({ spec, number, itemId, text, by, at, previousHash }));
}
