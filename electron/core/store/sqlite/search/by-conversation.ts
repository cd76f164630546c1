import type { Database } from 'better-sqlite3';
import type { FoundConversation, SearchRequest, SearchStore } from '../../search.ts';
import type { AttachedIndex } from './attached-index.ts';
import type { Candidate } from './candidates.ts';
import { count } from './count.ts';
import { find, positionOf } from './find.ts';
import { foundMessages } from './found-messages.ts';
import type { Names } from './names.ts';
import { firstOf, newestFirst, oldestFirst, type Order, type Position } from './order.ts';
import { planOf, type Plan } from './plan.ts';
import { visit } from './walk.ts';

/** Conversations in the order of their first hits, each with some of them and the number of all. */
export async function byConversation(
  reader: Database,
  index: AttachedIndex,
  namesAt: (version: number) => Names,
  asked: Parameters<SearchStore['conversations']>[0],
): ReturnType<SearchStore['conversations']> {
  const { limit, perConversation, before, sort, signal, ...request } = asked;
  const order = sort === 'oldest' ? oldestFirst : newestFirst;
  const edge = before === undefined ? undefined : positionOf(reader, before);
  const first = await firstHits(reader, index, namesAt, { request, order, edge, limit, signal });
  const ids = first.slice(0, limit);
  const messages = countsOf(reader, ids);
  const long = ids.filter((id) => (messages.get(id) ?? 0) > LONG);
  const short = ids.filter((id) => !long.includes(id));
  const total = short.reduce((sum, id) => sum + (messages.get(id) ?? 0), 0);
  const groups = await gather(reader, index, namesAt, asked, order, short, total);
  for (const id of long) {
    const within = { ...request, within: [id], signal };
    const { found } = await find(reader, index, namesAt, {
      ...within,
      sort,
      limit: perConversation,
    });
    groups.set(id, {
      conversationId: String(id),
      found,
      count: await count(reader, index, namesAt, within),
    });
  }
  return { groups: ids.map((id) => groups.get(id)!), hasMore: first.length > limit };
}

/** To count every hit of one with more messages would take long. */
const LONG = 10_000;

/** Messages of conversations. */
function countsOf(reader: Database, ids: readonly number[]): ReadonlyMap<number, number> {
  const rows = reader
    .prepare<[string], [id: number, messages: number]>(`
      SELECT id, message_count
      FROM conversations
      WHERE id IN (SELECT value FROM json_each(?))`)
    .raw()
    .all(JSON.stringify(ids));
  return new Map(rows);
}

/** The first hits of conversations and the number of all, from one walk through the hits of all of them. */
function gather(
  reader: Database,
  index: AttachedIndex,
  namesAt: (version: number) => Names,
  { perConversation, plan, filters, now, signal }: Parameters<SearchStore['conversations']>[0],
  order: Order,
  conversations: readonly number[],
  messages: number,
): Promise<Map<number, FoundConversation>> {
  if (conversations.length === 0) return Promise.resolve(new Map());
  const request = { plan, filters, now, within: conversations };
  return visit(
    reader,
    index,
    (standing) => {
      const displacement = standing.meta?.displacement ?? 0;
      const all = new Map(
        conversations.map((id) => [
          id,
          { first: firstOf(perConversation, order, displacement), seen: new Set<number>() },
        ]),
      );
      const plan = planOf(reader, namesAt(standing.version), standing, { request, order });
      return {
        plan: isBroad(reader, plan, messages)
          ? { ...plan, listed: () => plan.listed(messages) }
          : plan,
        visitor: {
          hit(candidate) {
            const one = all.get(candidate.conversationId);
            one?.first.add(candidate);
            one?.seen.add(candidate.id);
          },
          isSettledAt: () => false,
          isFull: () => false,
          result: () =>
            new Map(
              [...all].map(([id, { first, seen }]) => {
                const found = foundMessages(
                  reader,
                  first.all.map((hit) => hit.id),
                );
                const count = { value: seen.size, kind: 'exact' as const };
                return [id, { conversationId: String(id), found, count }];
              }),
            ),
        },
      };
    },
    signal,
  );
}

/** Where the index knows of as much, all that was said in the conversations is sooner read. */
function isBroad(reader: Database, { indexed }: Plan, messages: number): boolean {
  if (!indexed?.matchedSlots) return true;
  const { sql, parameters } = indexed.matchedSlots;
  const most = Math.ceil(messages / 2);
  const bound = { ...parameters, low: BigInt(indexed.slots.low), high: BigInt(indexed.slots.high) };
  const known = reader
    .prepare<[typeof bound], number>(`SELECT COUNT(*) FROM (${sql} LIMIT ${most})`)
    .pluck()
    .get(bound);
  return known === most;
}

interface Wanted {
  readonly request: SearchRequest;
  readonly order: Order;
  /** The first hit of the last conversation of the page before. */
  readonly edge: Position | undefined;
  readonly limit: number;
  readonly signal: AbortSignal | undefined;
}

/** One conversation more than asked for tells whether there are more. */
async function firstHits(
  reader: Database,
  index: AttachedIndex,
  namesAt: (version: number) => Names,
  { request, order, edge, limit, signal }: Wanted,
): Promise<number[]> {
  /** Whether what a conversation has behind the edge is the first that it has at all. */
  const isNew = new Map<number, boolean>();
  for (;;) {
    const ids = await visit(
      reader,
      index,
      (standing) => {
        const first = firstOfConversations(
          limit + 1,
          order,
          standing.meta?.displacement ?? 0,
          isNew,
        );
        const names = namesAt(standing.version);
        return {
          plan: planOf(reader, names, standing, { request, order, before: edge }),
          visitor: { ...first, isFull: () => false, result: () => first.all() },
        };
      },
      signal,
    );
    const unknown = edge ? ids.filter((id) => !isNew.has(id)) : [];
    if (unknown.length === 0) return ids;
    for (const id of unknown) {
      const within = { ...request, within: [id], signal };
      const sort = order.direction;
      const { found } = await find(reader, index, namesAt, { ...within, sort, limit: 1 });
      const earliest = found[0] && { id: Number(found[0].messageId), sentAt: found[0].sentAt };
      isNew.set(id, !earliest || order.compare(edge!, earliest) < 0);
    }
  }
}

function firstOfConversations(
  most: number,
  order: Order,
  displacement: number,
  isNew: ReadonlyMap<number, boolean>,
) {
  const best = new Map<number, Position>();
  let sorted: (readonly [number, Position])[] = [];
  return {
    hit({ id, sentAt, conversationId }: Candidate): void {
      if (isNew.get(conversationId) === false) return;
      const position = { id, sentAt };
      const known = best.get(conversationId);
      if (known && order.compare(known, position) <= 0) return;
      best.set(conversationId, position);
      const others = sorted.filter(([each]) => each !== conversationId);
      sorted = [...others, [conversationId, position] as const]
        .toSorted(([, a], [, b]) => order.compare(a, b))
        .slice(0, most);
    },
    isSettledAt(slot: number): boolean {
      const last = sorted[most - 1];
      return last !== undefined && order.isBehind(slot, last[1], displacement);
    },
    all: () => sorted.map(([conversationId]) => conversationId),
  };
}
