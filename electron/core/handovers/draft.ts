import { AppError } from '../../../shared/contract/errors.ts';
import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import type { Settings } from '../../../shared/contract/settings.ts';
import {
  acknowledgementState,
  refusalReason,
} from '../../../shared/domain/handovers/acknowledgements.ts';
import {
  isNews,
  planItems,
  sourceKey,
  type CarriedItem,
} from '../../../shared/domain/handovers/draft-items.ts';
import type {
  HandoverFacts,
  HandoverWindow,
  SourceEnd,
} from '../../../shared/domain/handovers/facts.ts';
import { proofOf, withoutLikelyKept } from '../../../shared/domain/handovers/likely-kept.ts';
import type { Line } from '../../../shared/domain/handovers/line.ts';
import { linesOf } from '../../../shared/domain/handovers/lines.ts';
import { nextShiftEnd } from '../../../shared/domain/handovers/next-shift.ts';
import { isZone } from '../../../shared/domain/handovers/zoned-time.ts';
import { handoverNoteTexts } from '../../../shared/i18n/handover-note.ts';
import { shiftsOf } from '../../../shared/domain/shifts/shift-at.ts';
import type { DraftRecord, HandoverStore, ItemChange, StoredHandover } from '../store/handovers.ts';
import type { By, Store } from '../store/store.ts';
import { openElsewhere } from './carry-elsewhere.ts';
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
  return store.handovers.saveDraft(await planDraft(store, request, by), by);
}

/** What a draft of this window would be, written nowhere. */
export async function planDraft(store: Store, request: DraftRequest, by: By): Promise<DraftRecord> {
  const { handovers } = store;
  const settings = await store.settings.get();
  const zone = zoneOf(request, settings);
  const { from, to, outgoing } = request;
  if (from >= to) throw new AppError('invalid-input', 'The window ends before it starts.');
  const shop = request.shop ?? null;
  const incoming = request.incoming ?? null;
  const previous = await handovers.findLastSigned(shop);
  const existing = await handovers.findDraft(shop, from, to);
  const elsewhere = await openElsewhere(handovers, { shop, to }, previous);
  const before = await whatGoesOn(handovers, { previous, existing, elsewhere }, by, to);
  const shiftEnd = nextShiftEnd({ from, to }, shiftsOf(settings.shifts, shop), zone);
  const quietSince = from - week;
  const window: HandoverWindow = {
    from,
    to,
    nextShiftEnd: shiftEnd,
    quietSince,
    shop,
    // What came between two notes, or before the first one, belongs to the next: but no more than a week.
    newsSince: Math.max(quietSince, Math.min(from, previous?.head.to ?? quietSince)),
    knownMessageId: previous?.snapshotMessageId ?? null,
    inHindsight: false,
    carried: before.carried.map(({ item }) => item.source_ref),
  };
  const found = await handovers.facts(window);
  const kept = keptSince(found, before.carried, by);
  const carried = before.carried.filter(({ item }) => !kept.some((one) => one.itemId === item.id));
  const facts = withoutLikelyKept(found);
  const lines = await withOrders(
    handovers,
    linesOf(facts, handoverNoteTexts[settings.language], zone),
  );
  return {
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
      lines: await withoutClosed(handovers, shop, notSaidElsewhere(lines, carried), carried),
      carried,
      existing: existing?.items ?? [],
      ended: before.ended,
      limits: {
        asOf: to,
        nextShiftEnd: shiftEnd,
        amountLimitCents: settings.handoverAmountLimitCents,
      },
      zone,
      outgoing,
      incoming,
    }),
    ends: [...before.ends, ...kept],
  };
}

export const week = 7 * 24 * 3_600_000;

function zoneOf(request: DraftRequest, settings: Settings): string {
  const zone = request.zone ?? settings.zone;
  if (isZone(zone)) return zone;
  throw new AppError('invalid-input', 'There is no time zone of this name.', { zone });
}

/** Splits the open items of the note before into those that go on and those whose source has ended. */
async function whatGoesOn(
  handovers: HandoverStore,
  {
    previous,
    existing,
    elsewhere,
  }: {
    readonly previous: StoredHandover | null;
    readonly existing: StoredHandover | null;
    readonly elsewhere: Awaited<ReturnType<typeof openElsewhere>>;
  },
  by: By,
  to: number,
): Promise<{ carried: CarriedItem[]; ends: ItemChange[]; ended: Set<string> }> {
  const open = previous === null ? [] : currentItems(previous).filter((i) => i.state === 'open');
  const drafted = existing === null ? [] : existing.items.map(({ item }) => item);
  const endOf = new Map([
    ...(await handovers.ends([...open, ...drafted], to)),
    ...(previous === null ? [] : whatWasRead(previous, open)),
  ]);
  const theirs = elsewhere.carried.map(({ item }) => item);
  const endElsewhere = await handovers.ends(theirs, to);
  const edited = new Map(previous?.items.map((one) => [one.item.id, one.edited]));
  return {
    carried: open
      .filter((item) => !endOf.has(item.id) && !goesOnElsewhere(item, elsewhere))
      .map((item): CarriedItem => ({
        item,
        edited: edited.get(item.id) ?? [],
        refusal: refusalReason(previous?.acknowledgements ?? [], item.id),
      }))
      .concat(elsewhere.carried.filter(({ item }) => !endElsewhere.has(item.id))),
    ends: open.flatMap(({ id }) => {
      const end = endOf.get(id);
      return end === undefined ? [] : [endChange(id, end, by.at)];
    }),
    ended: new Set(
      drafted.filter(({ id }) => endOf.has(id)).map(({ source_ref }) => sourceKey(source_ref)),
    ),
  };
}

function goesOnElsewhere(
  { id, source_ref }: HandoverItem,
  { carried, superseded }: Awaited<ReturnType<typeof openElsewhere>>,
): boolean {
  if (superseded.has(id)) return true;
  const isSame = ({ item }: CarriedItem): boolean =>
    sourceKey(item.source_ref) === sourceKey(source_ref);
  return source_ref.id !== null && carried.some(isSame);
}

/** News is done once the next shift has read it: there is nothing in it to do. */
function whatWasRead(
  { acknowledgements }: StoredHandover,
  open: readonly HandoverItem[],
): [string, SourceEnd][] {
  return open
    .filter(({ source_ref }) => isNews(source_ref))
    .filter(({ id }) => acknowledgementState(acknowledgements, id) === 'accepted')
    .map(({ id }) => {
      const by = acknowledgements.findLast(({ itemId }) => itemId === id)?.by ?? '';
      return [id, { state: 'done', by, reason: null, proofMessageId: null }];
    });
}

/** Promises on the note before that nobody confirmed, and that were kept since: the message proves it. */
function keptSince(
  { promises }: HandoverFacts,
  carried: readonly CarriedItem[],
  by: By,
): ItemChange[] {
  const facts = new Map(promises.map((fact) => [fact.promiseId, fact]));
  return carried.flatMap(({ item }) => {
    const { kind, id } = item.source_ref;
    const fact = kind === 'promise' && id !== null ? facts.get(id) : undefined;
    const proof = fact?.proposed ? proofOf(fact) : null;
    if (proof === null) return [];
    const end = { by: proof.sender, reason: null, proofMessageId: proof.messageId };
    return [endChange(item.id, { state: 'done', ...end }, by.at)];
  });
}

function endChange(itemId: string, end: SourceEnd, at: number): ItemChange {
  const { state, by, reason, proofMessageId } = end;
  return { itemId, field: 'state', before: 'open', after: state, reason, proofMessageId, by, at };
}

/** The order that a line's messages name, where its chat came without one and they name no other. */
function withOrders(handovers: HandoverStore, lines: readonly Line[]): Promise<Line[]> {
  return Promise.all(
    lines.map(async (line) => {
      if (line.place.orderNo !== null) return line;
      const [orderNo = null, ...others] = await handovers.ordersIn(line.evidence);
      return others.length > 0 ? line : { ...line, place: { ...line.place, orderNo } };
    }),
  );
}

/** What another computer's note says in the same words, and no id tells to be the same. */
function notSaidElsewhere(lines: readonly Line[], carried: readonly CarriedItem[]): Line[] {
  const said = new Set(
    carried.flatMap(({ item, isElsewhere }) =>
      isElsewhere && item.source_ref.kind === 'manual' ? [item.headline] : [],
    ),
  );
  return lines.filter(({ headline }) => !said.has(headline));
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
