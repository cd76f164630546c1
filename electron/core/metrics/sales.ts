import { DateTime } from 'luxon';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { MetricsRow } from '../../../shared/contract/metrics.ts';
import { salesOf, type Contact, type Order } from '../../../shared/domain/metrics/sales.ts';
import type { MetricsStore } from '../store/metrics.ts';
import type { MetricsRequest } from './measure.ts';

type SalesRow = MetricsRow['sales'];

const notComputable: SalesRow = { state: 'not-computable' };
/** Conversations that are read at once; others get their turn in between. */
const pageSize = 200;

interface Span {
  readonly from: number;
  readonly to: number;
}

/** The sale figures of each row, by its key. A row that no order table reaches has none. */
export async function salesByKey(
  store: MetricsStore,
  request: MetricsRequest,
  zone: string,
  { ids, keys }: { readonly ids: readonly string[]; readonly keys: readonly string[] },
  signal?: AbortSignal,
): Promise<ReadonlyMap<string, SalesRow>> {
  const span = await store.orderSpan(request.shop);
  if (span === null) return new Map(keys.map((key) => [key, notComputable]));
  const contacts: Contact[] = [];
  for (let at = 0; at < ids.length; at += pageSize) {
    signal?.throwIfAborted();
    contacts.push(...(await store.contacts(ids.slice(at, at + pageSize), request)));
    await nextTurn();
  }
  const orders = await store.orders(request);
  const rows = new Map<string, SalesRow>();
  for (const key of keys) {
    signal?.throwIfAborted();
    const part = partOf(request, key, zone);
    const reached = part.shop === undefined ? span : await store.orderSpan(part.shop);
    const isReached = reached !== null && overlaps(reached, part, zone);
    const row: SalesRow = isReached
      ? {
          state: 'computed',
          ...salesOf(contacts.flatMap(within(part)), orders.filter(isOf(part)), part.agent),
        }
      : notComputable;
    rows.set(key, row);
    await nextTurn();
  }
  return rows;
}

interface Part extends Span {
  readonly shop: string | undefined;
  readonly agent: string | undefined;
}

/** What a row is about: a shorter time, one shop or one agent. */
function partOf({ from, to, by, shop, agent }: MetricsRequest, key: string, zone: string): Part {
  if (by === 'agent') return { from, to, shop, agent: key };
  if (by === 'shop') return { from, to, shop: key, agent };
  if (by === 'all') return { from, to, shop, agent };
  const start = DateTime.fromISO(key, { zone });
  const end = by === 'week' ? start.plus({ weeks: 1 }) : start.plus({ days: 1 });
  return {
    from: Math.max(from, start.toMillis()),
    to: Math.min(to, end.toMillis()),
    shop,
    agent,
  };
}

/** Orders reach from the first order's day to the end of the last one's: a quiet hour is no gap. */
function overlaps(orders: Span, part: Span, zone: string): boolean {
  const first = DateTime.fromMillis(orders.from, { zone }).startOf('day').toMillis();
  const last = DateTime.fromMillis(orders.to, { zone }).endOf('day').toMillis();
  return part.from <= last && part.to > first;
}

function within({ from, to, shop }: Part): (contact: Contact) => Contact[] {
  return (contact) => {
    if (shop !== undefined && (contact.shop ?? '') !== shop) return [];
    const said = contact.said.filter(({ at }) => at >= from && at < to);
    const wrote = new Set(said.map(({ customer }) => customer));
    const customers = contact.customers.filter(({ id }) => wrote.has(id));
    return customers.length === 0 ? [] : [{ ...contact, customers, said }];
  };
}

function isOf({ from, to, shop }: Part): (order: Order) => boolean {
  return (order) =>
    order.orderedAt >= from &&
    order.orderedAt < to &&
    (shop === undefined || order.shop === '' || order.shop === shop);
}
