import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { sectionsOf } from '../../../shared/domain/handovers/sections.ts';
import { shiftsOf, shiftToHandOver } from '../../../shared/domain/shifts/shift-at.ts';
import type { Store } from '../store/store.ts';
import { planDraft } from './draft.ts';

interface Live extends Pick<
  Handover,
  'sections' | 'coverage' | 'leftOut' | 'shift' | 'from' | 'zone'
> {
  readonly at: number;
  readonly endsAt: number;
  readonly onDuty: string[];
  readonly dueBeforeEnd: HandoverItem[];
}

/** What the handover of the running shift would say at a moment, and what falls due before it ends. */
export async function liveView(
  store: Store,
  {
    at,
    shop,
    actor,
  }: { readonly at: number; readonly shop: string | null; readonly actor: string },
): Promise<Live> {
  const { shifts: plan, zone } = await store.settings.get();
  const shift = shiftToHandOver(at, shiftsOf(plan, shop), zone) ?? wholeDay(at);
  const onDuty = (await store.shifts.onDuty(at, shop)).map(({ person }) => person);
  const outgoing = onDuty[0] ?? actor;
  const from = Math.min(shift.from, at - 1);
  const draft = await planDraft(
    store,
    { from, to: at, outgoing, shift: shift.name, ...(shop === null ? {} : { shop }) },
    { actor, at },
  );
  const items = draft.items.map(({ item }, index) => ({ ...item, id: String(index + 1) }));
  const endsAt = Math.max(shift.to, at);
  return {
    shift: shift.name,
    from,
    at,
    endsAt,
    zone: draft.zone,
    onDuty: [...new Set(onDuty)],
    sections: sectionsOf(items),
    dueBeforeEnd: items
      .filter(
        ({ state, due_at }) => state === 'open' && due_at !== null && Date.parse(due_at) <= endsAt,
      )
      .toSorted((a, b) => Date.parse(a.due_at ?? '') - Date.parse(b.due_at ?? '')),
    coverage: [...draft.coverage],
    leftOut: draft.leftOut,
  };
}

/** Without a plan: the day up to now. */
function wholeDay(at: number): { name: string; from: number; to: number } {
  return { name: '', from: at - 24 * 3_600_000, to: at };
}
