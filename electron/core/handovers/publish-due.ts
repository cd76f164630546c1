import {
  shiftToHandOver,
  shiftsOf,
  type NamedShift,
  type ShiftWindow,
} from '../../../shared/domain/shifts/shift-at.ts';
import type { By, Store } from '../store/store.ts';
import { draftHandover } from './draft.ts';
import { publishHandover } from './sign.ts';

/**
 * Publishes the note of the shift that ended last, when its time has come and nobody signed it. Where
 * nobody even began one it is drafted now, so that the next shift never starts with nothing. Returns the
 * ids of what was published.
 */
export async function publishDue(store: Store, by: By): Promise<string[]> {
  const { handoverPublishAfterMinutes: minutes, shifts, zone } = await store.settings.get();
  if (minutes === null) return [];
  const limit = by.at - minutes * 60_000;
  const drafts = (await openDrafts(store)).filter(({ to }) => to <= limit);
  const published: string[] = [];
  for (const { shop, shift, from, to, outgoing, incoming, zone: ownZone } of drafts) {
    const request = { from, to, outgoing, shift, zone: ownZone };
    const rest = { ...(incoming ? { incoming } : {}), ...(shop ? { shop } : {}) };
    // Brought up to date first: what is published says all that is known of its shift.
    const id = await draftHandover(store, { ...request, ...rest }, by);
    await publishHandover(store.handovers, id, by);
    published.push(id);
  }
  const ended = endedShift(by.at, limit, shiftsOf(shifts, null), zone);
  if (ended === null || published.length > 0) return published;
  const outgoing = (await store.shifts.onDuty(ended.to - 1, null))[0]?.person;
  if (outgoing === undefined || (await hasNote(store, ended))) return published;
  const { name, from, to } = ended;
  const id = await draftHandover(store, { from, to, outgoing, shift: name, zone }, by);
  await publishHandover(store.handovers, id, by);
  return [id];
}

async function openDrafts({ handovers }: Store) {
  const { handovers: newest } = await handovers.list({ limit: 50, beforeId: undefined });
  return newest.filter(({ state }) => state === 'draft').toSorted((a, b) => a.to - b.to);
}

async function hasNote({ handovers }: Store, { from, to }: ShiftWindow): Promise<boolean> {
  const { handovers: newest } = await handovers.list({ limit: 50, beforeId: undefined });
  return newest.some((note) => note.from < to && note.to > from && note.state !== 'draft');
}

/** The shift that ended last before the limit, where no other has ended since. */
function endedShift(
  now: number,
  limit: number,
  shifts: readonly NamedShift[],
  zone: string,
): ShiftWindow | null {
  const running = shiftToHandOver(now, shifts, zone);
  if (running === null) return null;
  const last = running.to <= now ? running : shiftToHandOver(running.from - 1, shifts, zone);
  return last !== null && last.to <= limit ? last : null;
}
