import { DateTime } from 'luxon';
import type { Operator } from '../../../shared/domain/search/language/operators.ts';
import { operatorText, withAdded, without, replaced, type QueryClause } from './query-text.ts';

/** What the controls beside the box show of a query. Empty strings filter nothing. */
export interface Filters {
  /** `YYYY-MM-DD` by the shop's clock, both inclusive. */
  readonly from: string;
  readonly to: string;
  readonly agent: string;
  readonly customer: string;
  readonly platform: string;
  readonly shop: string;
  readonly role: string;
}

/** What a query filters by; of a condition that is there twice, the first one counts. */
export function readFilters(clauses: readonly QueryClause[], zone: string): Filters {
  const times = standing(clauses).flatMap(({ clause }) =>
    clause.operator === 'time' ? [clause] : [],
  );
  const from = Math.max(...times.map((clause) => clause.from ?? -Infinity));
  const to = Math.min(...times.map((clause) => clause.to ?? Infinity));
  const name = (operator: Operator): string => {
    const clause = clauseOf(clauses, operator)?.clause;
    if (clause === undefined) return '';
    if (clause.operator === 'role') return clause.role;
    return 'name' in clause ? clause.name : '';
  };
  return {
    from: Number.isFinite(from) ? dayOf(from, zone) : '',
    to: Number.isFinite(to) ? dayOf(to - 1, zone) : '',
    agent: name('agent'),
    customer: name('customer'),
    platform: name('platform'),
    shop: name('shop'),
    role: name('role'),
  };
}

/** The query with a name asked for: in the place of the one before, else at its end; without it when empty. */
export function withName(
  query: string,
  clauses: readonly QueryClause[],
  { operator, word, value }: { operator: Operator; word: string; value: string },
): string {
  const before = clauseOf(clauses, operator);
  if (value.trim() === '') return before ? without(query, before) : query;
  const text = operatorText(word, value.trim());
  return before ? replaced(query, before, text) : withAdded(query, text);
}

/** The query within these days; it has one condition of time afterwards, or none. */
export function withDays(
  query: string,
  clauses: readonly QueryClause[],
  { word, from, to }: { word: string; from: string; to: string },
): string {
  const rest = standing(clauses)
    .filter(({ clause }) => clause.operator === 'time')
    .toReversed()
    .reduce((text, clause) => without(text, clause), query);
  if (from === '' && to === '') return rest;
  return withAdded(rest, operatorText(word, from === to ? from : `${from}..${to}`));
}

/** The query without any condition. */
export function withoutFilters(query: string, clauses: readonly QueryClause[]): string {
  return clauses.toReversed().reduce((text, clause) => without(text, clause), query);
}

function clauseOf(clauses: readonly QueryClause[], operator: Operator): QueryClause | undefined {
  return standing(clauses).find(({ clause }) => clause.operator === operator);
}

/** Conditions that every hit meets. */
function standing(clauses: readonly QueryClause[]): readonly QueryClause[] {
  return clauses.filter(({ isAlone, isNegated }) => isAlone && !isNegated);
}

function dayOf(at: number, zone: string): string {
  return DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd');
}
