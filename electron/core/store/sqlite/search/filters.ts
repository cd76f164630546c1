import type { Database } from 'better-sqlite3';
import type { SearchFilters } from '../../../../../shared/contract/search.ts';
import type { SearchPlan } from '../../../../../shared/domain/search/language/plan.ts';
import type { Clause } from '../../../../../shared/domain/search/language/syntax.ts';
import { facet } from '../../../../../shared/domain/search/tokens.ts';
import { conditionOf, mostFacets, type Condition, type Parameters } from './clauses.ts';
import { groupCondition, indexedGroup, type IndexedGroup } from './groups.ts';
import type { Position } from './newest.ts';
import { HIGHEST_SLOT, LOWEST_SLOT, wantedSlot } from './slots.ts';

/** Filters as SQL. `conditions` on `messages AS m` alone decide; the rest only makes it fast. */
export interface Narrowing {
  readonly conditions: readonly string[];
  readonly parameters: Readonly<Parameters>;
  /** Of each group at least one facet is in every message that the conditions let through. */
  readonly facets: readonly (readonly string[])[];
  /** What the index can ask beside words. */
  readonly groups: readonly IndexedGroup[];
  /** Slots outside hold nothing that the conditions let through, `displacement` given. */
  slots(displacement: number): { readonly low: number; readonly high: number };
}

export interface NarrowingRequest {
  readonly plan: Pick<SearchPlan, 'clauses' | 'groups'>;
  readonly filters: SearchFilters;
  /** UTC ms. */
  readonly now: number;
}

export function narrow(
  reader: Database,
  { plan, filters, now }: NarrowingRequest,
  before?: Position,
): Narrowing {
  const parameters: Parameters = {};
  const bind = (value: bigint | string): string => {
    const name = `f${Object.keys(parameters).length}`;
    parameters[name] = value;
    return `@${name}`;
  };
  const wanted = [
    ...clausesOf(filters).map((clause) => ({ clause, isNegated: false })),
    ...plan.clauses,
  ];
  const parts: Condition[] = wanted.map(({ clause, isNegated }) => {
    const condition = conditionOf(reader, clause, now, bind);
    return isNegated ? { sql: `NOT COALESCE(${condition.sql}, FALSE)` } : condition;
  });
  if (filters.reference !== undefined) parts.push(naming(reader, filters.reference, bind));
  if (before) parts.push({ sql: olderThan(before, bind) });
  for (const group of plan.groups) {
    parts.push({ sql: groupCondition(reader, group, now, bind) });
  }
  return {
    conditions: parts.map(({ sql }) => sql),
    parameters,
    facets: parts.flatMap(({ facets }) => (facets && facets.length <= mostFacets ? [facets] : [])),
    groups: plan.groups.flatMap((group) => indexedGroup(reader, group, now) ?? []),
    slots: (displacement) => slotsOf(wanted, before, displacement),
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

/** A number that somebody wrote with spaces or hyphens is the same number. */
function naming(reader: Database, reference: string, bind: (value: string) => string): Condition {
  const value = reference.replace(/[\s-]/g, '').toUpperCase();
  const conversations = reader
    .prepare<[string, number], { id: number }>(`
      SELECT DISTINCT m.conversation_id AS id
      FROM message_references AS r
      JOIN messages AS m ON m.id = r.message_id
      WHERE r.kind IN ('order', 'item', 'tracking', 'phone')
        AND r.value = ?
      LIMIT ?`)
    .all(value, mostFacets + 1);
  return {
    sql: `EXISTS (
      SELECT 1
      FROM message_references AS r
      WHERE r.message_id = m.id
        AND r.kind <> 'amount'
        AND r.value = ${bind(value)}
    )`,
    facets: conversations.map(({ id }) => facet.conversation(id)),
  };
}

function olderThan({ sentAt, id }: Position, bind: (value: bigint) => string): string {
  const beforeId = bind(BigInt(id));
  if (sentAt === null) return `(m.sent_at IS NULL AND m.id < ${beforeId})`;
  const beforeAt = bind(BigInt(sentAt));
  return `(
    m.sent_at < ${beforeAt}
    OR (m.sent_at = ${beforeAt} AND m.id < ${beforeId})
    OR m.sent_at IS NULL
  )`;
}

/** An entry stands at most `displacement` above the slot that it wanted, never below. */
function slotsOf(
  wanted: readonly { readonly clause: Clause; readonly isNegated: boolean }[],
  before: Position | undefined,
  displacement: number,
): { low: number; high: number } {
  const lows = [LOWEST_SLOT];
  const highs = [HIGHEST_SLOT];
  for (const { clause, isNegated } of wanted) {
    if (clause.operator !== 'time' || isNegated) continue;
    if (clause.from !== null) lows.push(wantedSlot(clause.from, 0));
    if (clause.to !== null) highs.push(wantedSlot(clause.to, 0) + displacement);
  }
  if (before) highs.push(wantedSlot(before.sentAt, before.id) + displacement);
  return { low: Math.max(...lows), high: Math.min(...highs) };
}
