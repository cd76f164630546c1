import type { HeldItem } from '../../../shared/contract/shifts.ts';
import type { HandoverStore } from '../store/handovers.ts';
import { currentItems } from './view.ts';

/** Open items of the newest note of each shop that are a person's: they must not go off duty with them. */
export async function heldBy(handovers: HandoverStore, person: string): Promise<HeldItem[]> {
  const notes = await handovers.newestSigned();
  return notes.flatMap((note) =>
    currentItems(note)
      .filter(({ state, owner }) => state === 'open' && owner === person)
      .map(({ id, severity, headline, due_at }) => ({
        handoverId: note.head.handoverId,
        itemId: id,
        severity,
        headline,
        due_at,
      })),
  );
}
