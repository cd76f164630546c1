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
      const displacement = standing.meta?.displacement ?? 0;
      const plan = planOf(reader, namesAt(standing.version), standing, {
        request,
        order,
        before: edge,
        // Else too many would have to be read before it is known which come first.
        mayBeBare: displacement < limit,
      });
      const first = firstOf(limit + 1, order, displacement);
      const bare = bareHits(limit + 1, displacement);
      const isBare = plan.indexed?.isBare === true;
      return {
        plan,
        visitor: {
          hit(candidate) {
            // What is not read from the index comes with its time.
            if (isBare && candidate.slot !== null) bare.add(candidate.id, candidate.slot);
            else first.add(candidate);
          },
          isSettledAt: isBare ? bare.isSettledAt : first.isSettledAt,
          isFull: () => false,
          result() {
            const ids = new Set([...bare.ids, ...first.all.map(({ id }) => id)]);
            const all = [...ids];
            const shown = isBare ? all : all.slice(0, limit);
            const found = foundMessages(reader, shown);
            if (isBare) found.sort((a, b) => order.compare(placeOf(a), placeOf(b)));
            return { found: found.slice(0, limit), hasMore: ids.size > limit };
          },
        },
      };
    },
    signal,
  );
}

/** As many as are surely enough, in the order of their slots. */
function bareHits(most: number, displacement: number) {
  const ids: number[] = [];
  let edge: number | undefined;
  return {
    ids,
    add(id: number, slot: number): void {
      ids.push(id);
      if (ids.length === most) edge = slot;
    },
    isSettledAt: (slot: number) => edge !== undefined && Math.abs(slot - edge) > displacement,
  };
}

function placeOf({ messageId, sentAt }: FoundMessage): Position {
  return { id: Number(messageId), sentAt };
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
