import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import {
  acknowledgementState,
  isDecided,
} from '../../../shared/domain/handovers/acknowledgements.ts';
import { severityRank } from '../../../shared/domain/handovers/severity.ts';
import type { HandoverStore, StoredHandover } from '../store/handovers.ts';
import { currentItems } from './view.ts';

type Unread = StoredHandover['head'] & {
  readonly accountable: string;
  readonly pending: HandoverItem[];
};

/** Signed notes with lines that nobody has decided on: whoever handed over stays accountable for them. */
export async function unreadNotes(handovers: HandoverStore): Promise<Unread[]> {
  const notes = await handovers.unacknowledged();
  return notes.flatMap((note) => {
    const pending = currentItems(note)
      .filter(({ id }) => !isDecided(acknowledgementState(note.acknowledgements, id)))
      .toSorted((a, b) => severityRank[a.severity] - severityRank[b.severity]);
    if (pending.length === 0) return [];
    return [{ ...note.head, accountable: note.head.outgoing, pending }];
  });
}
