import type { Database } from 'better-sqlite3';
import type { Narrowing } from './filters.ts';
import { HIGHEST_SLOT } from './slots.ts';

/** A message that may be a hit; its text is still to be checked. */
export interface Candidate {
  readonly slot: number;
  readonly id: number;
  readonly sentAt: number | null;
  readonly text: string;
}

/** A statement that reads candidates, and what is bound to it whatever the range. */
export interface CandidateQuery {
  readonly sql: string;
  /** Reads nothing but the slots, of indexed messages, in no order. */
  readonly slotsSql: string;
  readonly parameters: Readonly<Record<string, bigint | string>>;
}

/**
 * Indexed messages between two slots, downwards, as lazily as they are read. The joins stand in the
 * order in which they are to be made. Slots are bound as BigInt: the driver binds numbers as REAL, and
 * FTS5 does not use REAL bounds on its rowid but reads on to the end.
 */
export function indexedCandidates(
  match: string | undefined,
  narrowing: Narrowing,
  watermark: number,
  hasHidden: boolean,
): CandidateQuery {
  const source = match === undefined ? 'search.slots AS s' : matched;
  const bound = match === undefined ? 's.slot' : 'g.rowid';
  const conditions = [
    ...(match === undefined ? [] : ['g.grams MATCH @match']),
    `${bound} BETWEEN @low AND @high`,
    's.message_id <= @watermark',
    ...narrowing.conditions,
  ];
  const joins = `CROSS JOIN messages AS m ON m.id = s.message_id`;
  const where = `WHERE ${conditions.join('\n        AND ')}`;
  // Entries of hidden messages stay in the index.
  const isFree = match !== undefined && narrowing.conditions.length === 0 && !hasHidden;
  return {
    sql: `
      SELECT s.slot, m.id, m.sent_at AS sentAt, m.text
      FROM ${source}
      ${joins}
      ${where}
      ORDER BY ${bound} DESC`,
    slotsSql: isFree
      ? 'SELECT rowid FROM search.grams WHERE grams MATCH @match'
      : `SELECT ${bound} FROM ${source} ${joins} ${where}`,
    parameters: {
      ...narrowing.parameters,
      ...(match === undefined ? {} : { match }),
      watermark: BigInt(watermark),
    },
  };
}

/** Messages of a range of ids, or of one conversation, in no order, so with a slot above all. */
export function plainCandidates(
  where: 'ids' | 'conversation',
  narrowing: Narrowing,
  parts: readonly string[],
): CandidateQuery {
  const conditions = [
    ...(where === 'ids' ? ['m.id > @low', 'm.id <= @high'] : []),
    ...narrowing.conditions,
    ...parts.map((_, at) => `INSTR(m.text, @part${at}) > 0`),
  ];
  return {
    slotsSql: '',
    sql: `
      SELECT ${HIGHEST_SLOT} AS slot, m.id, m.sent_at AS sentAt, m.text
      FROM messages AS m
      WHERE ${conditions.join('\n        AND ')}`,
    parameters: {
      ...narrowing.parameters,
      ...Object.fromEntries(parts.map((part, at) => [`part${at}`, part])),
    },
  };
}

export function iterate(
  reader: Database,
  { sql, parameters }: CandidateQuery,
  range: { readonly low: number; readonly high: number },
): IterableIterator<Candidate> {
  const bound = { ...parameters, low: BigInt(range.low), high: BigInt(range.high) };
  return reader.prepare<[typeof bound], Candidate>(sql).iterate(bound);
}

const matched = `search.grams AS g
      CROSS JOIN search.slots AS s ON s.slot = g.rowid`;
