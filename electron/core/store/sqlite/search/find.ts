import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../../shared/contract/errors.ts';
import type { FoundMessage, SearchStore } from '../../search.ts';
import type { AttachedIndex } from './attached-index.ts';
import { foundMessages } from './found-messages.ts';
import { newestOf, type Position } from './newest.ts';
import { planOf } from './plan.ts';
import { walk } from './walk.ts';

/** The newest hits below `before`. One more than asked for tells whether there are more. */
export async function find(
  reader: Database,
  index: AttachedIndex,
  request: Parameters<SearchStore['find']>[0],
): Promise<{ readonly found: readonly FoundMessage[]; readonly hasMore: boolean }> {
  const { limit, before, signal } = request;
  const edge = before === undefined ? undefined : positionOf(reader, before);
  for (;;) {
    const newest = newestOf(limit + 1);
    const { plan, generation } = index.inSnapshot((meta) => ({
      plan: planOf(reader, meta, request, edge),
      generation: meta?.generation,
    }));
    const visitor = { hit: newest.add, isDoneAbove: newest.isSettledAbove };
    if (await walk(reader, index, plan, generation, visitor, signal)) {
      const ids = newest.all.slice(0, limit).map(({ id }) => id);
      return { found: foundMessages(reader, ids), hasMore: newest.all.length > limit };
    }
  }
}

function positionOf(reader: Database, id: number): Position {
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
