import type { HandoverItem } from '../../contract/handover-items.ts';
import type { SourceRef } from './facts.ts';
import type { Line } from './line.ts';
import { noSeverityFacts, proposeSeverity, worse, type SeverityLimits } from './severity.ts';
import { isoIn } from './zoned-time.ts';

export type ItemField = keyof HandoverItem;

/** An item with the names of the fields that a person wrote. */
interface KeptItem {
  readonly item: HandoverItem;
  readonly edited: readonly ItemField[];
}

/** An open item of the note before, as it stands now. */
export interface CarriedItem extends KeptItem {
  readonly refusal: string | null;
  /** It stands on a note of another computer; its id is of no item here. */
  readonly isElsewhere?: boolean;
}

/** An item to be written; `id` is that of the draft's item that it brings up to date. */
export interface DraftItem {
  readonly id: string | null;
  readonly item: Omit<HandoverItem, 'id'>;
  readonly edited: readonly ItemField[];
}

export interface DraftPlan {
  readonly lines: readonly Line[];
  readonly carried: readonly CarriedItem[];
  /** Items of the draft that is brought up to date; empty for a new one. */
  readonly existing: readonly KeptItem[];
  /** Sources that have come to their end since: their lines leave the draft. */
  readonly ended: ReadonlySet<string>;
  readonly limits: SeverityLimits;
  readonly zone: string;
  readonly outgoing: string;
  readonly incoming: string | null;
}

/**
 * The items of a draft: what is carried over, then what is new, nothing twice. A source that is already
 * carried over updates that item. What a person wrote stays as written.
 */
export function planItems(plan: DraftPlan): DraftItem[] {
  const bySource = new Map(plan.lines.map((line) => [sourceKey(line.source_ref), line]));
  const carried = plan.carried.map((one) =>
    carryOver(one, bySource.get(sourceKey(one.item.source_ref)), plan),
  );
  const carriedSources = new Set(carried.map(({ item }) => sourceKey(item.source_ref)));
  const fresh = plan.lines
    .filter(({ source_ref }) => !carriedSources.has(sourceKey(source_ref)))
    .map((line) => freshItem(line, plan));
  const planned = [...carried, ...fresh].map((one) => withEdits(one, plan.existing));
  const taken = new Set(planned.map(({ id }) => id));
  const kept = plan.existing
    .filter(({ item }) => !taken.has(item.id))
    .filter((one) => isWorthKeeping(one, plan.ended));
  return [...planned, ...kept.map(({ item, edited }) => ({ id: item.id, item, edited }))];
}

/** Equal for items about the same thing; manual lines are each their own. */
export function sourceKey({ kind, id }: SourceRef): string {
  return `${kind}:${id ?? 'none'}`;
}

/** What is read, not done. */
export function isNews({ kind }: SourceRef): boolean {
  return newsKinds.has(kind);
}

const newsKinds: ReadonlySet<string> = new Set([
  'answer',
  'exception',
  'order',
  'feedback',
  'watch',
]);

function freshItem(line: Line, plan: DraftPlan): DraftItem {
  return {
    id: null,
    edited: [],
    item: {
      ...factFields(line, plan.zone),
      severity: proposeSeverity(line.severityFacts, plan.limits),
      next_action: line.next_action,
      owner: plan.incoming ?? line.owner ?? '',
      tz: plan.zone,
      if_then: '',
      tried: '',
      created_by: plan.outgoing,
      carried_from: null,
      carry_count: 0,
      ...stillOpen,
      returned_reason: null,
    },
  };
}

/** One shift later: facts are read anew where the archive has them, and the count goes up. */
function carryOver(carried: CarriedItem, line: Line | undefined, plan: DraftPlan): DraftItem {
  const { id, ...before } = carried.item;
  const facts = line === undefined ? {} : factFields(line, plan.zone);
  const factEdits = carried.edited.filter((field) => factNames.has(field));
  const merged = { ...before, ...facts, ...fieldsOf(before, factEdits) };
  const carryCount = before.carry_count + 1;
  const rules = proposeSeverity(
    {
      ...(line?.severityFacts ?? noSeverityFacts),
      ...(line === undefined || factEdits.includes('due_at') ? { dueAt: dueOf(merged) } : {}),
      carryCount,
    },
    plan.limits,
  );
  const isRaised = line === undefined || carried.edited.includes('severity');
  const severity = isRaised ? worse(rules, before.severity) : rules;
  return {
    id: null,
    edited: severity === rules ? factEdits : [...factEdits, 'severity'],
    item: {
      ...merged,
      severity,
      next_action: before.next_action || (line?.next_action ?? ''),
      // Whoever goes off shift holds nothing any more.
      owner: before.owner === plan.outgoing && plan.incoming ? plan.incoming : before.owner,
      carried_from: carried.isElsewhere ? null : id,
      carry_count: carryCount,
      ...stillOpen,
      returned_reason: carried.refusal,
    },
  };
}

/** What the archive says of a source; the rest of an item is written by people. */
function factFields(line: Line, zone: string) {
  const { place, dueAt, since } = line;
  return {
    section: line.section,
    customer: place.customer || null,
    shop: place.shop,
    order_no: place.orderNo,
    headline: line.headline,
    situation: line.situation,
    due_at: dueAt === null ? null : isoIn(zone, dueAt),
    evidence: line.evidence,
    source_ref: line.source_ref,
    proposed: line.proposed,
    since: since === null ? null : isoIn(zone, since),
    stage: line.stage,
    amount_cents: line.amount_cents,
  } satisfies Partial<HandoverItem>;
}

const factNames: ReadonlySet<ItemField> = new Set(['headline', 'situation', 'due_at']);

/** Lays what people wrote in the draft's own item over what the facts make of it now. */
function withEdits(planned: DraftItem, existing: readonly KeptItem[]): DraftItem {
  const mine = existing.find(({ item }) => isSame(item, planned.item));
  if (mine === undefined) return planned;
  return {
    id: mine.item.id,
    edited: mine.edited,
    item: {
      ...planned.item,
      ...fieldsOf(mine.item, mine.edited),
      created_by: mine.item.created_by,
    },
  };
}

function isSame(item: HandoverItem, planned: DraftItem['item']): boolean {
  if (planned.carried_from !== null && item.carried_from === planned.carried_from) return true;
  if (isSameElsewhere(item.carried_elsewhere, planned.carried_elsewhere)) return true;
  const isManual = item.source_ref.kind === 'manual';
  return !isManual && sourceKey(item.source_ref) === sourceKey(planned.source_ref);
}

function isSameElsewhere(
  one: HandoverItem['carried_elsewhere'],
  other: HandoverItem['carried_elsewhere'],
): boolean {
  return one !== undefined && one.archive === other?.archive && one.item === other.item;
}

/** A line of the clerk's own, or one that someone worked on and whose matter goes on. */
function isWorthKeeping({ item, edited }: KeptItem, ended: ReadonlySet<string>): boolean {
  if (item.carried_from !== null || item.carried_elsewhere) return false;
  if (item.source_ref.kind === 'manual') return true;
  return edited.length > 0 && !ended.has(sourceKey(item.source_ref));
}

function fieldsOf<T extends object>(from: T, names: readonly ItemField[]): Partial<T> {
  const wanted = new Set<string>(names);
  return Object.fromEntries(
    Object.entries(from).filter(([name]) => wanted.has(name)),
  ) as Partial<T>;
}

function dueOf({ due_at }: Pick<HandoverItem, 'due_at'>): number | null {
  return due_at === null ? null : Date.parse(due_at);
}

const stillOpen = {
  state: 'open',
  closed_by: null,
  close_reason: null,
  proof_msg: null,
} as const;
