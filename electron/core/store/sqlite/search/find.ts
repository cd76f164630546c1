import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../../shared/contract/errors.ts';
import { isEmptyQuery } from '../../../../../shared/domain/search/query.ts';
import type { FoundMessage, SearchStore } from '../../search.ts';
import type { AttachedIndex, Standing } from './attached-index.ts';
import type { FirstRow } from './candidates.ts';
import { DamagedIndex } from './damage.ts';
import { foundMessage, foundMessages } from './found-messages.ts';
import type { Names } from './names.ts';
import { firstOf, newestFirst, oldestFirst, type Position } from './order.ts';
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
 * Where only words are asked for, and all messages are in the index: its first candidates, read as they are
 * shown, since nearly all are hits. Undefined where too few surely come first.
 */
function readAtOnce(
  reader: Database,
  plan: Plan,
  limit: number,
  displacement: number,
): Found | undefined {
  const { indexed, order, watermark, newestId } = plan;
  if (!indexed?.first || watermark < newestId) return undefined;
  const { first } = indexed;
  if (!first.isFew && shortList(plan)) return undefined;
  const spare = isEmptyQuery(indexed.unproven) ? Math.min(displacement, SPARE) : SPARE;
  const most = limit + 1 + spare;
  const rows: FirstRow[] = [];
  for (const { low, high } of indexed.parts) {
    const { sql, parameters } = first.rows(most - rows.length);
    const bound = { ...parameters, low: BigInt(low), high: BigInt(high) };
    rows.push(...reader.prepare<[typeof bound], FirstRow>(sql).all(bound));
    if (rows.length === most) break;
  }
  const hits = rows.filter(({ text }) => first.isHit(text)).sort(order.compare);
  if (hits.length > limit && isSurelyFirst(plan, rows, hits, limit, displacement)) {
    return { found: shown(plan, hits.slice(0, limit)), hasMore: true };
  }
  return rows.length < most ? { found: shown(plan, hits), hasMore: false } : undefined;
}

/**
 * Whether none that was not read comes before the first `limit` hits: by their times, or as it stands
 * further behind the last of these than any entry is displaced.
 */
function isSurelyFirst(
  { order }: Plan,
  rows: readonly FirstRow[],
  hits: readonly FirstRow[],
  limit: number,
  displacement: number,
): boolean {
  const last = rows.at(-1)?.slot ?? 0;
  const isNewest = order.direction === 'newest';
  const next = last + (isNewest ? -1 : 1);
  if (hits.filter((hit) => order.isBehind(next, hit, displacement)).length > limit) return true;
  const slots = hits.map(({ slot }) => slot).toSorted((a, b) => b - a);
  return isNewest && last < (slots[limit - 1] ?? 0) - displacement;
}

function shown(plan: Plan, hits: readonly FirstRow[]): readonly FoundMessage[] {
  return believed(plan, hits.map(foundMessage));
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
