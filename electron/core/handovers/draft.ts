import { AppError } from '../../../shared/contract/errors.ts';
import type { Settings } from '../../../shared/contract/settings.ts';
import { refusalReason } from '../../../shared/domain/handovers/acknowledgements.ts';
import {
  planItems,
  sourceKey,
  type CarriedItem,
} from '../../../shared/domain/handovers/draft-items.ts';
import type { HandoverWindow, SourceEnd } from '../../../shared/domain/handovers/facts.ts';
import { withoutLikelyKept } from '../../../shared/domain/handovers/likely-kept.ts';
import type { Line } from '../../../shared/domain/handovers/line.ts';
import { linesOf } from '../../../shared/domain/handovers/lines.ts';
import { nextShiftEnd } from '../../../shared/domain/handovers/next-shift.ts';
import { isZone } from '../../../shared/domain/handovers/zoned-time.ts';
import { handoverNoteTexts } from '../../../shared/i18n/handover-note.ts';
import type { HandoverStore, ItemChange, StoredHandover } from '../store/handovers.ts';
import type { By, Store } from '../store/store.ts';
import { currentItems } from './view.ts';

export interface DraftRequest {
  readonly from: number;
  readonly to: number;
  readonly outgoing: string;
  readonly incoming?: string | undefined;
  readonly shop?: string | undefined;
  readonly shift: string;
  readonly zone?: string | undefined;
}

/**
 * Drafts the note of a window and returns its id: facts from the archive, items carried over from the
 * note before, and, when this window has a draft already, what people wrote in it.
 */
export async function draftHandover(store: Store, request: DraftRequest, by: By): Promise<string> {
  const settings = await store.settings.get();
  const zone = zoneOf(request, settings);
  const { from, to, outgoing } = request;
  if (from >= to) throw new AppError('invalid-input', 'The window ends before it starts.');
  const shop = request.shop ?? null;
  const incoming = request.incoming ?? null;
  const previous = await store.handovers.findLastSigned(shop);
  const existing = await store.handovers.findDraft(shop, from, to);
  const { carried, ends, ended } = await whatGoesOn(store.handovers, previous, existing, by);
  const shiftEnd = nextShiftEnd({ from, to }, settings.shifts, zone);
  const window: HandoverWindow = {
    from,
    to,
    nextShiftEnd: shiftEnd,
    quietSince: from - week,
    shop,
    knownMessageId: previous?.snapshotMessageId ?? null,
    carried: carried.map(({ item }) => item.source_ref),
  };
  const facts = withoutLikelyKept(await store.handovers.facts(window));
  const lines = linesOf(facts, handoverNoteTexts[settings.language]);
  return store.handovers.saveDraft(
    {
      handoverId: existing?.head.handoverId ?? null,
      shop,
      shift: request.shift,
      from,
      to,
      zone,
      outgoing,
      incoming,
      snapshotAt: by.at,
      snapshotMessageId: facts.snapshotMessageId,
      followsId: previous?.head.handoverId ?? null,
      coverage: facts.coverage,
      leftOut: facts.leftOut,
      items: planItems({
        lines: await withoutClosed(store.handovers, shop, lines, carried),
        carried,
        existing: existing?.items ?? [],
        ended,
        limits: {
          asOf: to,
          nextShiftEnd: shiftEnd,
          amountLimitCents: settings.handoverAmountLimitCents,
        },
        zone,
        outgoing,
        incoming,
      }),
      ends,
    },
    by,
  );
}

const week = 7 * 24 * 3_600_000;

function zoneOf(request: DraftRequest, settings: Settings): string {
  const zone = request.zone ?? settings.zone;
  if (isZone(zone)) return zone;
  throw new AppError('invalid-input', 'There is no time zone of this name.', { zone });
}

/** Splits the open items of the note before into those that go on and those whose source has ended. */
async function whatGoesOn(
  handovers: HandoverStore,
  previous: StoredHandover | null,
  existing: StoredHandover | null,
  by: By,
): Promise<{ carried: CarriedItem[]; ends: ItemChange[]; ended: Set<string> }> {
  const open = previous === null ? [] : currentItems(previous).filter((i) => i.state === 'open');
  const drafted = existing === null ? [] : existing.items.map(({ item }) => item);
  const endOf = await handovers.ends([...open, ...drafted]);
  const edited = new Map(previous?.items.map((one) => [one.item.id, one.edited]));
  return {
    carried: open
      .filter(({ id }) => !endOf.has(id))
      .map((item) => ({
        item,
        edited: edited.get(item.id) ?? [],
        refusal: refusalReason(previous?.acknowledgements ?? [], item.id),
      })),
    ends: open.flatMap(({ id }) => {
      const end = endOf.get(id);
      return end === undefined ? [] : [endChange(id, end, by.at)];
    }),
    ended: new Set(
      drafted.filter(({ id }) => endOf.has(id)).map(({ source_ref }) => sourceKey(source_ref)),
    ),
  };
}

function endChange(itemId: string, end: SourceEnd, at: number): ItemChange {
  const { state, by, reason, proofMessageId } = end;
  return { itemId, field: 'state', before: 'open', after: state, reason, proofMessageId, by, at };
}

/** A line that people closed does not come back by itself; new words about it bring it back. */
async function withoutClosed(
  handovers: HandoverStore,
  shop: string | null,
  lines: readonly Line[],
  carried: readonly CarriedItem[],
): Promise<Line[]> {
  const carriedKeys = new Set(carried.map(({ item }) => sourceKey(item.source_ref)));
  const fresh = lines.filter(({ source_ref }) => !carriedKeys.has(sourceKey(source_ref)));
  const closed = await handovers.closedSources(
    shop,
    fresh.map(({ source_ref, evidence }) => ({ ...source_ref, lastMessageId: newest(evidence) })),
  );
  const closedKeys = new Set(closed.map(sourceKey));
  return lines.filter(({ source_ref }) => !closedKeys.has(sourceKey(source_ref)));
}

function newest(messageIds: readonly string[]): string | null {
  const last = Math.max(0, ...messageIds.map(Number));
  return last === 0 ? null : String(last);
}
