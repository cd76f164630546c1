import type { Database } from 'better-sqlite3';
import { promiseStatuses } from '../../../../shared/contract/promises.ts';
import {
  promiseLanes,
  type LaneFrame,
  type PromiseLane,
} from '../../../../shared/domain/promises/lanes.ts';
import type { PromisePage, PromiseQuery, PromiseStatus } from '../promises.ts';
import { isLongPastPromise, longPastIn } from './long-past.ts';
import { selectPromise, toPromise, type PromiseColumns } from './promises-rows.ts';

export function promisePage(db: Database, query: PromiseQuery): PromisePage {
  const longPast = longPastIn(db, query.frame.now);
  const { parameters, where } = conditions(query, longPast);
  const rows = db
    .prepare<[object], PromiseColumns>(
      `${selectPromise}
      ${where.length > 0 ? `WHERE ${where.join(' AND ')}` : ''}
      ORDER BY ${orders[query.order].by}
      LIMIT @limit`,
    )
    .all(parameters);
  const promises = rows.slice(0, query.limit).map(toPromise);
  const next = rows.length > query.limit ? (promises.at(-1)?.promiseId ?? null) : null;
  const { counts, past } = countByStatus(db, longPast);
  return { promises, counts, lanes: countByLane(db, query.frame), past, next };
}

/** `laneOf` of the domain, as a question to the database. */
const laneSql = `
  CASE
    WHEN p.status NOT IN ('proposed', 'open') THEN p.status
    WHEN p.due_at IS NULL AND p.due_phrase IS NOT NULL AND p.strength = 'soft' THEN 'vague'
    WHEN p.due_at IS NULL THEN 'undated'
    WHEN p.due_at < @now THEN 'overdue'
    WHEN p.due_at <= @shiftEnd THEN 'shift'
    WHEN p.due_at <= @dayEnd THEN 'today'
    ELSE 'later'
  END`;

const orders = {
  due: {
    by: 'p.due_at IS NULL, COALESCE(p.due_at, 0), p.id',
    after: `(p.due_at IS NULL, COALESCE(p.due_at, 0), p.id) > (
      SELECT due_at IS NULL, COALESCE(due_at, 0), id
      FROM promises
      WHERE id = @after)`,
  },
  newest: {
    by: 'COALESCE(m.sent_at, 0) DESC, p.id DESC',
    after: `(COALESCE(m.sent_at, 0), p.id) < (
      SELECT COALESCE(said.sent_at, 0), before.id
      FROM promises before
      JOIN messages said ON said.id = before.message_id
      WHERE before.id = @after)`,
  },
} as const;

function conditions(
  query: PromiseQuery,
  longPast: number,
): {
  parameters: Record<string, unknown>;
  where: string[];
} {
  const { status, lane, frame, order, limit, afterId, conversationId, dueBefore } = query;
  const { agent, customer, shop, owner, age } = query;
  const parameters: Record<string, unknown> = { limit: limit + 1 };
  const where: string[] = [];
  const add = (condition: string, given: Record<string, unknown>): void => {
    where.push(condition);
    Object.assign(parameters, given);
  };
  if (status) {
    add('p.status IN (SELECT value FROM json_each(@status))', { status: JSON.stringify(status) });
  }
  if (lane) {
    const lanes = JSON.stringify(lane);
    add(`${laneSql} IN (SELECT value FROM json_each(@lanes))`, { lanes, ...frame });
  }
  if (agent !== undefined) add('m.sender = @agent', { agent });
  if (customer !== undefined) add('customer.name = @customer', { customer });
  if (shop !== undefined) add('s.name = @shop', { shop });
  if (owner !== undefined) add('p.owner = @owner', { owner });
  if (conversationId !== undefined) {
    add('m.conversation_id = @conversation', { conversation: BigInt(conversationId) });
  }
  if (dueBefore !== undefined) add('p.due_at < @dueBefore', { dueBefore });
  if (age === 'past') add(isLongPastPromise, { longPast });
  if (age === 'recent') add(`NOT ${isLongPastPromise}`, { longPast });
  if (afterId !== undefined) add(orders[order].after, { after: BigInt(afterId) });
  return { parameters, where };
}

/** By status, and of the proposals those from before `longPast`. */
export function countByStatus(
  db: Database,
  longPast: number,
): { readonly counts: Record<PromiseStatus, number>; readonly past: number } {
  const rows = db
    .prepare<[object], { name: PromiseStatus; n: number; past: number }>(
      `
      SELECT p.status AS name, count(*) AS n, sum(${isLongPastPromise}) AS past
      FROM promises p
      JOIN messages m ON m.id = p.message_id
      GROUP BY p.status`,
    )
    .all({ longPast });
  return {
    counts: counted(promiseStatuses, rows),
    past: rows.reduce((sum, { past }) => sum + past, 0),
  };
}

function countByLane(db: Database, frame: LaneFrame): Record<PromiseLane, number> {
  const rows = db
    .prepare<[LaneFrame], { name: PromiseLane; n: number }>(
      `
      SELECT ${laneSql} AS name, count(*) AS n
      FROM promises p
      JOIN messages m ON m.id = p.message_id
      WHERE p.status <> 'proposed'
      GROUP BY 1`,
    )
    .all(frame);
  return counted(promiseLanes, rows);
}

function counted<Name extends string>(
  names: readonly Name[],
  rows: readonly { readonly name: Name; readonly n: number }[],
): Record<Name, number> {
  const found = new Map(rows.map(({ name, n }) => [name, n]));
  return Object.fromEntries(names.map((name) => [name, found.get(name) ?? 0])) as Record<
    Name,
    number
  >;
}
