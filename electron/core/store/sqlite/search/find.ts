import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../../shared/contract/errors.ts';
import { isEmptyQuery } from '../../../../../shared/domain/search/query.ts';
import type { FoundMessage, SearchStore } from '../../search.ts';
import type { AttachedIndex, Standing } from './attached-index.ts';
import { DamagedIndex } from './damage.ts';
import { foundMessages } from './found-messages.ts';
import type { Names } from './names.ts';
import { firstOf, newestFirst, oldestFirst, type Order, type Position } from './order.ts';
import { planOf, type Plan } from './plan.ts';
import { shortList, visit } from './walk.ts';

interface Found {
  readonly found: readonly FoundMessage[];
  readonly hasMore: boolean;
}

/** The first hits behind `before`. One more than asked for tells whether there are more. */
export async function find(
  reader: Database,
  index: AttachedIndex,
  namesAt: (version: number) => Names,
  { limit, before, sort, signal, ...request }: Parameters<SearchStore['find']>[0],
): Promise<Found> {
  const order = sort === 'oldest' ? oldestFirst : newestFirst;
  const edge = before === undefined ? undefined : positionOf(reader, before);
  const asking = { request, order, before: edge };
  const planAt = (standing: Standing): Plan =>
    planOf(reader, namesAt(standing.version), standing, asking);
  signal?.throwIfAborted();
  const atOnce = index.inSnapshot((standing) =>
    readAtOnce(reader, planAt(standing), limit, standing.meta?.displacement ?? 0),
  );
  if (atOnce) return atOnce;
  return visit(
    reader,
    index,
    (standing) => {
      const first = firstOf(limit + 1, order, standing.meta?.displacement ?? 0);
      const plan = planAt(standing);
      return {
        plan,
        visitor: {
          hit: first.add,
          isSettledAt: first.isSettledAt,
          isFull: () => false,
          result() {
            const ids = first.all.map(({ id }) => id);
            return {
              found: believed(plan, foundMessages(reader, ids.slice(0, limit))),
              hasMore: ids.length > limit,
            };
          },
        },
      };
    },
    signal,
  );
}

/**
 * Where only words are asked for, and all messages are in the index: its first candidates, checked when
 * they are read to be shown, since nearly all are hits. Undefined where too few surely come first.
 */
function readAtOnce(
  reader: Database,
  plan: Plan,
  limit: number,
  displacement: number,
): Found | undefined {
  const { indexed, order, watermark, newestId } = plan;
  if (!indexed?.first || watermark < newestId || shortList(plan)) return undefined;
  const { sql, parameters } = indexed.first;
  const spare = isEmptyQuery(indexed.unproven) ? Math.min(displacement, SPARE) : SPARE;
  const most = limit + 1 + spare;
  const rows: (readonly [slot: number, id: number])[] = [];
  for (const { low, high } of indexed.parts) {
    const left = BigInt(most - rows.length);
    const bound = { ...parameters, low: BigInt(low), high: BigInt(high), most: left };
    rows.push(...reader.prepare<[typeof bound], (typeof rows)[number]>(sql).raw().all(bound));
    if (rows.length === most) break;
  }
  const first = indexed.isExact ? surelyFirst(rows, order, limit, displacement) : rows;
  const read = first.map(([, id]) => id);
  const hits = believed(
    plan,
    foundMessages(reader, read).filter(({ text }) => indexed.isHit(text)),
  )
    .map((message) => ({ id: Number(message.messageId), sentAt: message.sentAt, message }))
    .sort(order.compare);
  if (first.length < rows.length) {
    if (hits.length < first.length) throw new DamagedIndex();
    return { found: hits.slice(0, limit).map(({ message }) => message), hasMore: true };
  }
  const last = rows.at(-1)?.[0];
  const isCut = last !== undefined && rows.length === most;
  // Those beyond the last one may belong among the hits, though no more than so far before it.
  const next = (last ?? 0) + (order.direction === 'newest' ? -1 : 1);
  const isSure =
    !isCut || hits.filter((hit) => order.isBehind(next, hit, displacement)).length > limit;
  if (!isSure) return undefined;
  return {
    found: hits.slice(0, limit).map(({ message }) => message),
    hasMore: hits.length > limit,
  };
}

/**
 * Those among which the first `limit` surely are, where every row is a hit: what stands further behind the
 * last of these than any entry is displaced need not be read.
 */
function surelyFirst<T extends readonly [slot: number, id: number]>(
  rows: readonly T[],
  { direction }: Order,
  limit: number,
  displacement: number,
): readonly T[] {
  const last = rows[limit - 1]?.[0];
  if (last === undefined || direction === 'oldest') return rows;
  return rows.filter(([slot]) => slot >= last - displacement);
}

/** What the index alone has proven is looked at once more, as it is shown: it must not be wrong unnoticed. */
function believed(plan: Plan, found: readonly FoundMessage[]): readonly FoundMessage[] {
  if (!found.every(({ text }) => plan.isMeant(text))) throw new DamagedIndex();
  return found;
}

/** Candidates that are read beside those that are wanted, as some may be none or come later. */
const SPARE = 4;

/** `not-found` for a message that is not there. */
export function positionOf(reader: Database, id: number): Position {
  const position = reader
    .prepare<[number], Position>(
      `
      SELECT id, sent_at AS sentAt
      FROM main.messages
      WHERE id = ?`,
    )
    .get(id);
  if (!position) throw new AppError('not-found', 'There is no such message.', { messageId: id });
  return position;
}
