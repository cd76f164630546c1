import type { Database } from 'better-sqlite3';
import type { FoundConversation, SearchRequest, SearchStore } from '../../search.ts';
import type { AttachedIndex } from './attached-index.ts';
import type { Candidate } from './candidates.ts';
import { count } from './count.ts';
import { find, positionOf } from './find.ts';
import { foundMessages } from './found-messages.ts';
import type { Names } from './names.ts';
import { firstOf, newestFirst, oldestFirst, type Order, type Position } from './order.ts';
import { planOf } from './plan.ts';
import { FEW_LISTED, visit } from './walk.ts';

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
  const groups: FoundConversation[] = [];
  for (const conversationId of first.slice(0, limit)) {
    const within = { ...withinConversation(request, conversationId), signal };
    const hits = isShort(reader, conversationId)
      ? await findAndCount(reader, index, namesAt, within, order, perConversation)
      : {
          ...(await find(reader, index, namesAt, { ...within, sort, limit: perConversation })),
          count: await count(reader, index, namesAt, within),
        };
    groups.push({ conversationId: String(conversationId), found: hits.found, count: hits.count });
  }
  return { groups, hasMore: first.length > limit };
}

/** All messages of a short conversation are read at once anyway. */
function isShort(reader: Database, conversationId: number): boolean {
  const messages = reader
    .prepare<[number], number>(`
      SELECT message_count
      FROM conversations
      WHERE id = ?`)
    .pluck()
    .get(conversationId);
  return (messages ?? 0) <= FEW_LISTED;
}

function findAndCount(
  reader: Database,
  index: AttachedIndex,
  namesAt: (version: number) => Names,
  { signal, ...request }: SearchRequest,
  order: Order,
  most: number,
): Promise<Pick<FoundConversation, 'found' | 'count'>> {
  return visit(
    reader,
    index,
    (standing) => {
      const first = firstOf(most, order, standing.meta?.displacement ?? 0);
      const seen = new Set<number>();
      return {
        plan: planOf(reader, namesAt(standing.version), standing, { request, order }),
        visitor: {
          hit(candidate) {
            seen.add(candidate.id);
            first.add(candidate);
          },
          isSettledAt: () => false,
          isFull: () => false,
          result: () => ({
            found: foundMessages(
              reader,
              first.all.map(({ id }) => id),
            ),
            count: { value: seen.size, kind: 'exact' },
          }),
        },
      };
    },
    signal,
  );
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
      const within = { ...withinConversation(request, id), signal };
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

function withinConversation(request: SearchRequest, conversationId: number): SearchRequest {
  const clause = { operator: 'in', conversation: String(conversationId) } as const;
  // First, as it is the shortest list that there is.
  const clauses = [{ clause, isNegated: false }, ...request.plan.clauses];
  return { ...request, plan: { ...request.plan, clauses } };
}
