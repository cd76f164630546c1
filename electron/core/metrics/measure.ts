import { DateTime } from 'luxon';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MetricsBy, MetricsRow } from '../../../shared/contract/metrics.ts';
import { responsesOf } from '../../../shared/domain/metrics/responses.ts';
import { timesOf } from '../../../shared/domain/metrics/times.ts';
import type { Core } from '../core.ts';
import { salesByKey } from './sales.ts';

export interface MetricsRequest {
  readonly from: number;
  readonly to: number;
  readonly by: MetricsBy;
  readonly shop?: string | undefined;
  readonly agent?: string | undefined;
}

/** Conversations that are read at once; others get their turn in between. */
const pageSize = 200;

/** Counts and times of a period, a row for each agent, shop, week or day, in the order of their keys. */
export async function measure(
  { store, clock }: Core,
  request: MetricsRequest,
  signal?: AbortSignal,
): Promise<MetricsRow[]> {
  const { zone } = await store.settings.get();
  const sums = new Map<string, Sum>();
  const keyOf = keyBy(request, zone);
  const add = (of: Facts, count: (sum: Sum) => void): void => {
    const key = keyOf(of);
    if (key === undefined) return;
    const sum = sums.get(key) ?? emptySum();
    sums.set(key, sum);
    count(sum);
  };

  const ids = await store.metrics.conversations(request);
  for (let at = 0; at < ids.length; at += pageSize) {
    signal?.throwIfAborted();
    const page = await store.metrics.said(ids.slice(at, at + pageSize), request);
    for (const [index, { shop, said }] of page.entries()) {
      const id = ids[at + index] ?? '';
      countConversation(id, shop, said, add);
    }
    await nextTurn();
  }
  for (const promise of await store.metrics.promises(request)) {
    add(promise, ({ promises }) => {
      promises.made += 1;
      promises[promise.status] += 1;
      const isLate = promise.dueAt !== null && promise.dueAt < clock.now();
      if (promise.status === 'open' && isLate) promises.overdue += 1;
    });
  }
  for (const dispute of await store.metrics.disputes(request)) {
    add({ ...dispute, agent: null }, (sum) => {
      sum.opened += 1;
      if (dispute.isClosed) sum.closed += 1;
    });
  }
  for (const repeat of await store.metrics.repeats(request)) {
    add({ ...repeat, agent: null }, (sum) => (sum.repeats += 1));
  }
  const rows = [...sums].sort(([a], [b]) => (a < b ? -1 : 1));
  const keys = rows.map(([key]) => key);
  const sales = await salesByKey(store.metrics, request, zone, { ids, keys }, signal);
  return rows.map(([key, sum]) => ({
    ...rowOf(key, sum),
    sales: sales.get(key) ?? { state: 'not-computable' },
  }));
}

interface Facts {
  readonly at: number;
  readonly agent: string | null;
  readonly shop: string | null;
}

interface Sum {
  /** Ids of those in which the customer wrote, to this agent where a row is an agent's. */
  readonly conversations: Set<string>;
  readonly first: number[];
  readonly all: number[];
  readonly promises: { made: number; kept: number; broken: number; open: number; overdue: number };
  customerMessages: number;
  agentMessages: number;
  unanswered: number;
  opened: number;
  closed: number;
  repeats: number;
}

function emptySum(): Sum {
  return {
    conversations: new Set(),
    first: [],
    all: [],
    promises: { made: 0, kept: 0, broken: 0, open: 0, overdue: 0 },
    customerMessages: 0,
    agentMessages: 0,
    unanswered: 0,
    opened: 0,
    closed: 0,
    repeats: 0,
  };
}

function countConversation(
  id: string,
  shop: string | null,
  said: Parameters<typeof responsesOf>[0],
  add: (of: Facts, count: (sum: Sum) => void) => void,
): void {
  for (const { at, agent } of said) {
    add({ at, agent, shop }, (sum) => {
      if (agent === null) sum.customerMessages += 1;
      else sum.agentMessages += 1;
      if (agent === null) sum.conversations.add(id);
    });
  }
  for (const { askedAt, answeredAt, agent, isFirst } of responsesOf(said)) {
    add({ at: askedAt, agent, shop }, (sum) => {
      sum.conversations.add(id);
      if (answeredAt === null) {
        sum.unanswered += 1;
        return;
      }
      sum.all.push(answeredAt - askedAt);
      if (isFirst) sum.first.push(answeredAt - askedAt);
    });
  }
}

/** Undefined for what no row counts: what is of no agent, in a table of agents. */
function keyBy(
  { by, agent: only }: MetricsRequest,
  zone: string,
): (of: Facts) => string | undefined {
  const isCounted = ({ agent }: Facts): boolean => only === undefined || agent === only;
  const days = new Map<number, string>();
  const dayOf = (at: number, unit: 'day' | 'week'): string => {
    // Asking for a day is dear, and no clock of our time changes its day within a quarter of an hour.
    const quarter = Math.floor(at / 900_000);
    const known = days.get(quarter);
    if (known !== undefined) return known;
    const day = DateTime.fromMillis(at, { zone }).startOf(unit).toISODate() ?? '';
    days.set(quarter, day);
    return day;
  };
  const keys: Readonly<Record<MetricsBy, (of: Facts) => string | undefined>> = {
    all: () => '',
    agent: ({ agent }) => agent ?? undefined,
    shop: ({ shop }) => shop ?? '',
    week: ({ at }) => dayOf(at, 'week'),
    day: ({ at }) => dayOf(at, 'day'),
  };
  return (of) => (isCounted(of) ? keys[by](of) : undefined);
}

function rowOf(key: string, sum: Sum): Omit<MetricsRow, 'sales'> {
  const { promises } = sum;
  const settled = promises.kept + promises.broken + promises.overdue;
  return {
    key,
    conversations: sum.conversations.size,
    customerMessages: sum.customerMessages,
    agentMessages: sum.agentMessages,
    firstResponse: timesOf(sum.first),
    response: timesOf(sum.all),
    unanswered: sum.unanswered,
    promises: { ...promises, keptRate: settled === 0 ? null : promises.kept / settled },
    disputes: { opened: sum.opened, closed: sum.closed },
    repeats: sum.repeats,
  };
}
