import { AppError } from '../../../shared/contract/errors.ts';
import type { HandoverStore } from '../store/handovers.ts';
import type { StoredPerson } from '../store/persons.ts';
import type { By } from '../store/store.ts';

interface CountersignRequest {
  readonly handoverId: string;
  readonly as: string;
  readonly remark?: string | undefined;
  /** As the shop's list knows them; null while it keeps none. */
  readonly person: StoredPerson | null;
}

/** A supervisor's signature under a signed note: never by those who hand over or take over. */
export async function countersign(
  handovers: HandoverStore,
  { handoverId, as, remark, person }: CountersignRequest,
  by: By,
): Promise<void> {
  const { head, countersignatures } = await handovers.get(handoverId);
  const details = { handoverId, as };
  if (head.state === 'draft') {
    throw new AppError('conflict', 'The note is not signed yet.', details);
  }
  if (as === head.outgoing || as === head.signedBy || as === head.incoming) {
    throw new AppError('conflict', 'Nobody countersigns a note that is theirs.', details);
  }
  if (person !== null && person.role !== 'supervisor') {
    throw new AppError('permission-denied', 'Only a supervisor countersigns.', details);
  }
  if (countersignatures.some((one) => one.by === as)) {
    throw new AppError('conflict', 'This person has countersigned already.', details);
  }
  await handovers.countersign(handoverId, { by: as, at: by.at, remark: remark ?? null }, by);
}
