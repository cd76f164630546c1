import { AppError } from '../../../shared/contract/errors.ts';
import type { Quality } from '../../../shared/contract/handover-quality.ts';
import { withoutLikelyKept } from '../../../shared/domain/handovers/likely-kept.ts';
import type { Line } from '../../../shared/domain/handovers/line.ts';
import { linesOf } from '../../../shared/domain/handovers/lines.ts';
import { nextShiftEnd } from '../../../shared/domain/handovers/next-shift.ts';
import { lookBack } from '../../../shared/domain/handovers/quality.ts';
import { shiftsOf } from '../../../shared/domain/shifts/shift-at.ts';
import { handoverNoteTexts } from '../../../shared/i18n/handover-note.ts';
import type { StoredHandover } from '../store/handovers.ts';
import type { Store } from '../store/store.ts';
import { week } from './draft.ts';

/** Looks at a signed note from the day after: what it left out, and how it was taken over. */
export async function missCheck(
  store: Store,
  handoverId: string,
  now: number,
  asked?: number,
): Promise<Quality> {
  const note = await store.handovers.get(handoverId);
  const { head } = note;
  if (head.state === 'draft' || head.number === null) {
    throw new AppError('conflict', 'Only a signed note can be looked back at.', { handoverId });
  }
  const until = asked ?? Math.max(head.to, Math.min(now, head.to + day));
  const lines = (await expectedLines(store, note)).filter((line) => wasKnown(line, note));
  const items = note.items.map(({ item }) => item);
  const evidence = [...lines, ...items].flatMap((one) => one.evidence);
  const heard = await store.handovers.heard([...new Set(evidence)], head.to, until);
  const worked = new Set(
    note.changes.filter(({ at }) => at > (head.publishedAt ?? 0)).map(({ itemId }) => itemId),
  );
  const seen = lookBack({
    lines,
    items,
    worked,
    aftermath: (messageIds) => {
      const about = messageIds.find((id) => heard.has(id));
      return about === undefined ? null : (heard.get(about) ?? null);
    },
    to: head.to,
    until,
  });
  const { number, shift, outgoing, incoming, from, to } = head;
  const about = { handoverId, number, shift, outgoing, incoming, from, to, until };
  return { ...about, ...seen, ...takenOver(note) };
}

const day = 24 * 3_600_000;

/** What a draft would say about the same window, had nobody touched anything since. */
async function expectedLines(store: Store, note: StoredHandover): Promise<Line[]> {
  const { from, to, shop, zone } = note.head;
  const { shifts, language } = await store.settings.get();
  const previous = note.followsId === null ? null : await store.handovers.get(note.followsId);
  const facts = await store.handovers.facts({
    from,
    to,
    nextShiftEnd: nextShiftEnd({ from, to }, shiftsOf(shifts, shop), zone),
    quietSince: from - week,
    shop,
    newsSince: Math.max(from - week, Math.min(from, previous?.head.to ?? from - week)),
    knownMessageId: previous?.snapshotMessageId ?? null,
    inHindsight: true,
    carried: note.items.map(({ item }) => item.source_ref),
  });
  return linesOf(withoutLikelyKept(facts), handoverNoteTexts[language], zone);
}

/** Of messages that the archive had at the snapshot: nobody can hand over what was not there. */
function wasKnown({ evidence }: Line, { snapshotMessageId }: StoredHandover): boolean {
  return evidence.some((id) => Number(id) <= Number(snapshotMessageId ?? 0));
}

function takenOver({
  head,
  items,
  acknowledgements,
}: StoredHandover): Pick<Quality, 'acknowledgedMs' | 'medianItemMs' | 'questions' | 'unreadBack'> {
  const since = head.publishedAt ?? 0;
  const decisions = items.flatMap(({ item }) => {
    const last = acknowledgements.findLast(({ itemId }) => itemId === item.id);
    const isDecided = last?.action === 'accept' || last?.action === 'refuse';
    return isDecided ? [{ item, word: last }] : [];
  });
  const times = decisions.map(({ word }) => word.at - since).toSorted((a, b) => a - b);
  const isComplete = head.state === 'acknowledged';
  return {
    acknowledgedMs: isComplete ? (times.at(-1) ?? null) : null,
    medianItemMs: times.length === 0 ? null : (times[Math.floor((times.length - 1) / 2)] ?? null),
    questions: acknowledgements.filter(({ action }) => action === 'ask').length,
    unreadBack: decisions.filter(
      ({ item, word }) =>
        item.severity === 'red' &&
        item.state === 'open' &&
        word.action === 'accept' &&
        word.readBack === null,
    ).length,
  };
}
