import type { Database } from 'better-sqlite3';
import { AppError } from '../../../../../shared/contract/errors.ts';
import type { FoundMessage, SearchStore } from '../../search.ts';
import type { AttachedIndex } from './attached-index.ts';
import { foundMessages } from './found-messages.ts';
import type { Names } from './names.ts';
import {
  firstOf,
  newestFirst,
  oldestFirst,
  type First,
  type Order,
  type Position,
} from './order.ts';
import { planOf, type Bare } from './plan.ts';
import { visit, type Visitor } from './walk.ts';

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
  const look = (mayBeBare: boolean): Promise<Found | undefined> =>
    visit(
      reader,
      index,
      (standing) => {
        const displacement = standing.meta?.displacement ?? 0;
        const asking = { request, order, before: edge };
        // Else too many would have to be read before it is known which come first.
        const bareHits = mayBeBare && displacement < limit ? limit + 1 : undefined;
        const plan = planOf(reader, namesAt(standing.version), standing, { ...asking, bareHits });
        const first = firstOf(limit + 1, order, displacement);
        const { indexed } = plan;
        return {
          plan,
          visitor: indexed?.bare
            ? reading(reader, indexed.bare, order, limit, displacement, first)
            : telling(reader, limit, first),
        };
      },
      signal,
    );
  return (await look(true)) ?? (await look(false))!;
}

/** Reads what is shown of hits once it is known which those are. */
function telling(reader: Database, limit: number, first: First): Visitor<Found> {
  return {
    hit: first.add,
    isSettledAt: first.isSettledAt,
    isFull: () => false,
    result() {
      const ids = first.all.map(({ id }) => id);
      return { found: foundMessages(reader, ids.slice(0, limit)), hasMore: ids.length > limit };
    },
  };
}

/**
 * Takes the first candidates of the index as they come, since most are hits, and sees which are when they
 * are read to be shown. Undefined where too few are.
 */
function reading(
  reader: Database,
  bare: Bare,
  order: Order,
  limit: number,
  displacement: number,
  first: First,
): Visitor<Found | undefined> {
  const ids: number[] = [];
  let edge: number | undefined;
  return {
    hit(candidate) {
      const { id, slot } = candidate;
      // What is not read from the index comes with its time, and is one.
      if (slot === null) return first.add(candidate);
      ids.push(id);
      if (ids.length === bare.most) edge = slot;
    },
    isSettledAt: (slot) => edge !== undefined && Math.abs(slot - edge) > displacement,
    isFull: () => false,
    result() {
      const read = (part: readonly number[]): FoundMessage[] =>
        foundMessages(reader, part).filter(({ text }) => bare.isHit(text));
      const sure = read(ids.slice(0, bare.most));
      // Whatever was not looked at comes after each of these.
      if (edge !== undefined && sure.length <= limit) return undefined;
      const unsure = [...ids.slice(bare.most), ...first.all.map(({ id }) => id)];
      const found = unsure.length === 0 ? sure : [...sure, ...read(unsure)];
      found.sort((a, b) => order.compare(placeOf(a), placeOf(b)));
      return { found: found.slice(0, limit), hasMore: found.length > limit };
    },
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
