import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../../shared/contract/errors.ts';
import { isEmptyQuery } from '../../../../../shared/domain/search/query.ts';
import type { FoundMessage, SearchStore } from '../../search.ts';
import type { AttachedIndex, Standing } from './attached-index.ts';
import { foundMessages } from './found-messages.ts';
import type { Names } from './names.ts';
import { firstOf, newestFirst, oldestFirst, type Position } from './order.ts';
import { planOf, type Plan } from './plan.ts';
import { visit } from './walk.ts';

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
      return {
        plan: planAt(standing),
        visitor: {
          hit: first.add,
          isSettledAt: first.isSettledAt,
          isFull: () => false,
          result() {
            const ids = first.all.map(({ id }) => id);
            return {
              found: foundMessages(reader, ids.slice(0, limit)),
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
 * they are read to be shown, since nearly all are hits. Undefined where too few of them are.
 */
function readAtOnce(
  reader: Database,
  { indexed, order, watermark, newestId }: Plan,
  limit: number,
  displacement: number,
): Found | undefined {
  // Else too many would have to be read before it is known which come first.
  if (!indexed?.first || watermark < newestId || displacement >= limit) return undefined;
  const { sql, parameters } = indexed.first;
  const enough = limit + 1 + (isEmptyQuery(indexed.unproven) ? 0 : SPARE);
  // Others may stand beyond the slot that they wanted, but no more than so far.
  const most = enough + displacement;
  const ids: number[] = [];
  for (const { low, high } of indexed.parts) {
    const left = BigInt(most - ids.length);
    const bound = { ...parameters, low: BigInt(low), high: BigInt(high), most: left };
    ids.push(...reader.prepare<[typeof bound], number>(sql).pluck().all(bound));
    if (ids.length === most) break;
  }
  const hits = (part: readonly number[]): FoundMessage[] =>
    foundMessages(reader, part).filter(({ text }) => indexed.isHit(text));
  const sure = hits(ids.slice(0, enough));
  // Whatever was not read comes after each of these.
  if (ids.length === most && sure.length <= limit) return undefined;
  const found = ids.length > enough ? [...sure, ...hits(ids.slice(enough))] : sure;
  const inOrder = found
    .map((message) => ({ id: Number(message.messageId), sentAt: message.sentAt, message }))
    .sort(order.compare)
    .slice(0, limit)
    .map(({ message }) => message);
  return { found: inOrder, hasMore: found.length > limit };
}

/** Candidates that are read beside those that are wanted, as some may turn out to be none. */
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
