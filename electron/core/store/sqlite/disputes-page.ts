import type { Database } from 'better-sqlite3';
import { disputeStages } from '../../../../shared/contract/disputes.ts';
import type { DisputePage, DisputeQuery, DisputeStage } from '../disputes.ts';
import { isLongPastDispute, longPastIn } from './long-past.ts';
import {
  disputeStands,
  isOverdueSql,
  selectDispute,
  toDispute,
  type DisputeColumns,
} from './disputes-rows.ts';

export function disputePage(db: Database, query: DisputeQuery): DisputePage {
  const longPast = longPastIn(db, query.now);
  const { parameters, where } = conditions(query, longPast);
  const rows = db
    .prepare<[object], DisputeColumns>(
      `${selectDispute}
      WHERE ${where.join(' AND ')}
      ORDER BY ${orders[query.order].by}
      LIMIT @limit`,
    )
    .all(parameters);
  const disputes = rows.slice(0, query.limit).map((row) => toDispute(db, row));
  const next = rows.length > query.limit ? (disputes.at(-1)?.disputeId ?? null) : null;
  return { disputes, ...counted(db, query.now, longPast), next };
}

/** The nearer of the platform's deadline and the time that the buyer was told. */
const nearest = (d: string): string =>
  `COALESCE(min(${d}.deadline_at, ${d}.reply_by), ${d}.deadline_at, ${d}.reply_by)`;

const orders = {
  severity: {
    by: 'd.severity DESC, COALESCE(d.opened_at, 0) DESC, d.id DESC',
    after: `(d.severity, COALESCE(d.opened_at, 0), d.id) < (
      SELECT severity, COALESCE(opened_at, 0), id
      FROM disputes
      WHERE id = @after)`,
  },
  deadline: {
    by: `${nearest('d')} IS NULL, COALESCE(${nearest('d')}, 0), d.id`,
    after: `(${nearest('d')} IS NULL, COALESCE(${nearest('d')}, 0), d.id) > (
      SELECT ${nearest('b')} IS NULL, COALESCE(${nearest('b')}, 0), b.id
      FROM disputes b
      WHERE b.id = @after)`,
  },
} as const;

function conditions(
  query: DisputeQuery,
  longPast: number,
): {
  parameters: Record<string, unknown>;
  where: string[];
} {
  const { stage, cause, owner, customer, shop, overdue, order, conversationId, afterId } = query;
  const parameters: Record<string, unknown> = { limit: query.limit + 1 };
  const where = [disputeStands];
  const add = (condition: string, given: Record<string, unknown>): void => {
    where.push(condition);
    Object.assign(parameters, given);
  };
  if (stage) {
    add('d.stage IN (SELECT value FROM json_each(@stage))', { stage: JSON.stringify(stage) });
  }
  if (cause) {
    add('d.cause IN (SELECT value FROM json_each(@cause))', { cause: JSON.stringify(cause) });
  }
  if (owner !== undefined) add('d.owner = @owner', { owner });
  if (customer !== undefined) add('customer.name = @customer', { customer });
  if (shop !== undefined) add('s.name = @shop', { shop });
  if (overdue === true) add(isOverdueSql, { now: query.now });
  if (query.age === 'past') add(isLongPastDispute, { longPast });
  if (query.age === 'recent') add(`NOT ${isLongPastDispute}`, { longPast });
  if (conversationId !== undefined) {
    add('d.conversation_id = @conversation', { conversation: BigInt(conversationId) });
  }
  if (afterId !== undefined) add(orders[order].after, { after: BigInt(afterId) });
  return { parameters, where };
}

/** By stage, those overdue, and of the proposals those from before `longPast`. */
export function counted(
  db: Database,
  now: number,
  longPast: number,
): Pick<DisputePage, 'counts' | 'overdue' | 'past'> {
  const rows = db
    .prepare<[object], { stage: DisputeStage; n: number; overdue: number; past: number }>(
      `
      SELECT d.stage, count(*) AS n, sum(${isOverdueSql}) AS overdue,
        sum(${isLongPastDispute}) AS past
      FROM disputes d
      WHERE ${disputeStands}
      GROUP BY d.stage`,
    )
    .all({ now, longPast });
  const found = new Map(rows.map(({ stage, n }) => [stage, n]));
  return {
    counts: Object.fromEntries(
      disputeStages.map((stage) => [stage, found.get(stage) ?? 0]),
    ) as Record<DisputeStage, number>,
    overdue: rows.reduce((sum, { overdue }) => sum + overdue, 0),
    past: rows.reduce((sum, { past }) => sum + past, 0),
  };
}
