import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import {
  acknowledgementState,
  refusalReason,
} from '../../../shared/domain/handovers/acknowledgements.ts';
import { isNews, type CarriedItem } from '../../../shared/domain/handovers/draft-items.ts';
import type { HandoverStore, NoteElsewhere, StoredHandover } from '../store/handovers.ts';
import { intactElsewhere } from './elsewhere.ts';
import { currentItems } from './view.ts';

interface Elsewhere {
  readonly note: NoteElsewhere;
  readonly stored: StoredHandover;
}

/**
 * What the newest notes of the shop's other computers left open, where they are later than the one here.
 * `superseded` are items here that go on in one of them. Nothing is carried twice: of a matter that
 * several notes carry the latest counts, and what was closed here meanwhile stays closed.
 */
export async function openElsewhere(
  handovers: HandoverStore,
  { shop, to }: { readonly shop: string | null; readonly to: number },
  previous: StoredHandover | null,
): Promise<{ readonly carried: CarriedItem[]; readonly superseded: ReadonlySet<string> }> {
  const since = previous?.head.to ?? 0;
  const notes = (await intactElsewhere(handovers)).filter(
    ({ stored: { head } }) => head.shop === shop && head.from < to && head.to > since,
  );
  const superseded = new Set<string>();
  const goesOn = new Set<string>();
  const sources = new Set<string>();
  const carried: CarriedItem[] = [];
  for (const { note, stored } of newestOfEach(notes)) {
    const { archive, publishedAt } = note;
    for (const item of currentItems(stored)) {
      const { carried_elsewhere: before, carried_from } = item;
      if (goesOn.has(`${archive} ${item.id}`) || goesOn.has(`${archive} ${carried_from}`)) continue;
      if (before) goesOn.add(`${before.archive} ${before.item}`);
      const ours = note.ours.get(item.id);
      if (ours && ours.closedAt !== null && ours.closedAt > publishedAt) continue;
      for (const id of ours?.lineage ?? []) superseded.add(id);
      const source = `${item.source_ref.kind} ${item.source_ref.id}`;
      if (item.state !== 'open' || wasRead(stored, item) || sources.has(source)) continue;
      if (item.source_ref.id !== null) sources.add(source);
      carried.push(carriedItem(archive, stored, item));
    }
  }
  return { carried, superseded };
}

/** Later ones first. */
function newestOfEach(notes: readonly Elsewhere[]): Elsewhere[] {
  const byArchive = Map.groupBy(notes, ({ note }) => note.archive);
  const newest = [...byArchive.values()].map(
    (theirs) => theirs.toSorted((a, b) => b.stored.head.number! - a.stored.head.number!)[0]!,
  );
  return newest.toSorted((a, b) => b.stored.head.to - a.stored.head.to);
}

function wasRead({ acknowledgements }: StoredHandover, { id, source_ref }: HandoverItem): boolean {
  return isNews(source_ref) && acknowledgementState(acknowledgements, id) === 'accepted';
}

/** What is not known here by any id of its own goes on as a line that people close. */
function carriedItem(archive: string, stored: StoredHandover, item: HandoverItem): CarriedItem {
  const { id, kind } = item.source_ref;
  return {
    item: {
      ...item,
      source_ref: id === null ? { kind: 'manual', id } : item.source_ref,
      carried_elsewhere: { archive, item: item.id },
    },
    edited: item.due_at !== null && kind !== 'promise' ? ['due_at'] : [],
    refusal: refusalReason(stored.acknowledgements, item.id),
    isElsewhere: true,
  };
}
