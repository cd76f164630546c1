import type { SearchFilters } from '../../../../../shared/contract/search.ts';
import type { SearchPlan } from '../../../../../shared/domain/search/language/plan.ts';
import type { Clause } from '../../../../../shared/domain/search/language/syntax.ts';
import { among, conditionOf } from './clauses.ts';
import type { Condition, Few, Making } from './conditions.ts';
import { naming } from './content-clauses.ts';
import { groupCondition, negated } from './groups.ts';
import type { Expression } from './match.ts';
import type { Order, Position, Slots } from './order.ts';
import { FIRST_TIMED_SLOT, HIGHEST_SLOT, LOWEST_SLOT, wantedSlot } from './slots.ts';

/** All that is asked beside words. `conditions` on `messages AS m` alone decide; the rest makes it fast. */
export interface Narrowing {
  readonly conditions: readonly string[];
  /** What each message that the conditions let through has in the index. */
  readonly expressions: readonly Expression[];
  /** Each tells all messages that the conditions let through, and maybe others. */
  readonly fews: readonly Few[];
  /** Slots outside hold nothing that the conditions let through. */
  readonly slots: Slots;
}

export interface NarrowingRequest {
  readonly plan: Pick<SearchPlan, 'clauses' | 'groups'>;
  readonly filters: SearchFilters;
  readonly within: readonly number[] | undefined;
  readonly order: Order;
  /** Where the page before ended. */
  readonly before: Position | undefined;
  /** How far an entry may stand above the slot that it wanted. */
  readonly displacement: number;
}

export function narrow(
  making: Making,
  { plan, filters, within, order, before, displacement }: NarrowingRequest,
): Narrowing {
  const wanted = [
    ...clausesOf(filters).map((clause) => ({ clause, isNegated: false })),
    ...plan.clauses,
  ];
  const parts: Condition[] = [
    // First, as it is the shortest list that there is.
    ...(within ? [among(within, making.bind)] : []),
    ...wanted.map(({ clause, isNegated }) => {
      const condition = conditionOf(making, clause);
      return isNegated ? negated(condition) : condition;
    }),
    ...(filters.reference === undefined ? [] : [naming(making, filters.reference)]),
    ...plan.groups.map((group) => groupCondition(making, group)),
  ];
  return {
    conditions: [
      ...parts.map(({ sql }) => sql),
      ...(before ? [behind(before, order, making.bind)] : []),
    ],
    expressions: parts.flatMap(({ expression }) => expression ?? []),
    fews: parts.flatMap(({ few }) => (few === null ? [] : [few])),
    slots: slotsOf(wanted, order, before, displacement),
  };
}

/** The filters that a caller gives apart from the words. */
function clausesOf(filters: SearchFilters): Clause[] {
  const { from, to, agent, customer, platform, shop, role, conversationId } = filters;
  const clauses: Clause[] = [];
  if (from !== undefined || to !== undefined) {
    clauses.push({ operator: 'time', from: from ?? null, to: to ?? null });
  }
  if (conversationId !== undefined) {
    clauses.push({ operator: 'in', conversation: conversationId });
  }
  if (platform !== undefined) clauses.push({ operator: 'platform', name: platform });
  if (shop !== undefined) clauses.push({ operator: 'shop', name: shop });
  if (role !== undefined) clauses.push({ operator: 'role', role });
  if (agent !== undefined) clauses.push({ operator: 'agent', name: agent });
  if (customer !== undefined) clauses.push({ operator: 'customer', name: customer });
  return clauses;
}

/** What comes after a message in the order asked for. Those without a time come last in either. */
function behind(
  { sentAt, id }: Position,
  { direction }: Order,
  bind: (value: bigint) => string,
): string {
  const sign = direction === 'newest' ? '<' : '>';
  const afterId = bind(BigInt(id));
  if (sentAt === null) return `(m.sent_at IS NULL AND m.id ${sign} ${afterId})`;
  const at = bind(BigInt(sentAt));
  return `(
    m.sent_at ${sign} ${at}
    OR (m.sent_at = ${at} AND m.id ${sign} ${afterId})
    OR m.sent_at IS NULL
  )`;
}

/** An entry stands at most `displacement` above the slot that it wanted, never below. */
function slotsOf(
  wanted: readonly { readonly clause: Clause; readonly isNegated: boolean }[],
  { direction }: Order,
  before: Position | undefined,
  displacement: number,
): Slots {
  const lows = [LOWEST_SLOT];
  const highs = [HIGHEST_SLOT];
  for (const { clause, isNegated } of wanted) {
    if (clause.operator !== 'time' || isNegated) continue;
    if (clause.from !== null || clause.to !== null) lows.push(FIRST_TIMED_SLOT);
    if (clause.from !== null) lows.push(wantedSlot(clause.from, 0));
    if (clause.to !== null) highs.push(wantedSlot(clause.to, 0) + displacement);
  }
  if (before && direction === 'newest') {
    highs.push(wantedSlot(before.sentAt, before.id) + displacement);
  }
  return { low: Math.max(...lows), high: Math.min(...highs) };
}
