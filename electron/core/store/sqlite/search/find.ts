import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../../shared/contract/errors.ts';
import type { FoundMessage, SearchStore } from '../../search.ts';
import type { AttachedIndex } from './attached-index.ts';
import { foundMessages } from './found-messages.ts';
import type { Names } from './names.ts';
import { firstOf, newestFirst, oldestFirst, type Position } from './order.ts';
import { planOf } from './plan.ts';
import { visit } from './walk.ts';

/** The first hits behind `before`. One more than asked for tells whether there are more. */
export async function find(
  reader: Database,
  index: AttachedIndex,
  namesAt: (version: number) => Names,
  { limit, before, sort, signal, ...request }: Parameters<SearchStore['find']>[0],
): Promise<{ readonly found: readonly FoundMessage[]; readonly hasMore: boolean }> {
  const order = sort === 'oldest' ? oldestFirst : newestFirst;
  const edge = before === undefined ? undefined : positionOf(reader, before);
  return visit(
    reader,
    index,
    (standing) => {
      const names = namesAt(standing.version);
      const first = firstOf(limit + 1, order, standing.meta?.displacement ?? 0);
      return {
        plan: planOf(reader, names, standing, { request, order, before: edge }),
        visitor: {
          hit: first.add,
          isSettledAt: first.isSettledAt,
          isFull: () => false,
          result: () => ({
            found: foundMessages(
              reader,
              first.all.slice(0, limit).map(({ id }) => id),
            ),
            hasMore: first.all.length > limit,
          }),
        },
      };
    },
    signal,
  );
}

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
