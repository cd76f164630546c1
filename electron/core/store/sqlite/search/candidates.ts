import type { Database } from 'better-sqlite3';
import { foundColumns, foundJoins, type FoundRow } from './found-messages.ts';
import type { Slots } from './order.ts';

/** A message that may be a hit; its text is still to be checked. */
export interface Candidate {
  /** Null for what is not read from the index. */
  readonly slot: number | null;
  readonly id: number;
  readonly sentAt: number | null;
  readonly conversationId: number;
  /** Only where it is needed. */
  readonly text?: string | undefined;
}

/** A statement that reads candidates, and what is bound to it whatever the range. */
export interface CandidateQuery {
  readonly sql: string;
  readonly parameters: Readonly<Record<string, bigint | string>>;
}

/** What a candidate has to be, in SQL on `messages AS m`. */
export interface Asked {
  readonly conditions: readonly string[];
  readonly parameters: Readonly<Record<string, bigint | string>>;
  readonly needsText: boolean;
}

/**
 * Indexed messages between two slots, in order, as lazily as they are read. The joins stand in the order
 * in which they are to be made. Slots are bound as BigInt: the driver binds numbers as REAL, and FTS5
 * does not use REAL bounds on its rowid but reads on to the end.
 */
export function indexedCandidates(
  match: string | undefined,
  { conditions, parameters, needsText }: Asked,
  direction: 'newest' | 'oldest',
): CandidateQuery {
  return {
    sql: `
      SELECT s.slot, ${columns(needsText)}
      FROM ${indexed(match)}
      WHERE ${where([...asked(match), ...conditions])}
      ORDER BY ${slotOf(match)} ${direction === 'newest' ? 'DESC' : 'ASC'}`,
    parameters: { ...parameters, ...(match === undefined ? {} : { match }) },
  };
}

/** A row of a first page: its slot, and what is shown of it. */
export type FirstRow = FoundRow & { readonly slot: number };

/**
 * All that is shown of the first `most` that have these words, where nothing else is asked. `parts` pass over
 * texts. The limit is no parameter: of what FTS5 is asked, the database compiles a statement anew whenever
 * another value is bound there, which takes as long as the search.
 */
export function firstMessages(
  match: string,
  parts: readonly (readonly string[])[],
  direction: 'newest' | 'oldest',
  most: number,
): CandidateQuery {
  const asked = ['g.grams MATCH @match', 'g.rowid BETWEEN @low AND @high', ...written(parts)];
  return {
    sql: `
      SELECT i.slot, ${foundColumns}
      FROM search.grams AS g
      CROSS JOIN search.slots AS i ON i.slot = g.rowid
      CROSS JOIN messages AS m ON m.id = i.message_id
      ${foundJoins}
      WHERE ${where(asked)}
      ORDER BY g.rowid ${direction === 'newest' ? 'DESC' : 'ASC'}
      LIMIT ${most}`,
    parameters: { ...partsBound(parts), match },
  };
}

/** Nothing but the slots of the same, in no order; `isFree` where no message has to be looked at. */
export function indexedSlots(
  match: string | undefined,
  { conditions, parameters }: Asked,
  isFree: boolean,
): CandidateQuery {
  const sql =
    isFree && match !== undefined
      ? `
      SELECT g.rowid
      FROM search.grams AS g
      WHERE g.grams MATCH @match
        AND g.rowid BETWEEN @low AND @high`
      : `
      SELECT ${slotOf(match)}
      FROM ${indexed(match)}
      WHERE ${where([...asked(match), ...conditions])}`;
  return { sql, parameters: { ...parameters, ...(match === undefined ? {} : { match }) } };
}

/** What stands at the slots of a JSON list `@sample`. */
export function candidatesAtSlots({ conditions, parameters, needsText }: Asked): CandidateQuery {
  return {
    sql: `
      SELECT s.slot, ${columns(needsText)}
      FROM json_each(@sample) AS sampled
      CROSS JOIN search.slots AS s ON s.slot = sampled.value
      CROSS JOIN messages AS m ON m.id = s.message_id
      WHERE ${where(conditions)}`,
    parameters,
  };
}

/** Messages of a range of ids, in no order. */
export function plainCandidates(
  { conditions, parameters, needsText }: Asked,
  parts: readonly (readonly string[])[],
): CandidateQuery {
  return {
    sql: `
      SELECT NULL AS slot, ${columns(needsText)}
      FROM messages AS m
      WHERE ${where(['m.id > @low', 'm.id <= @high', ...conditions, ...written(parts)])}`,
    parameters: { ...parameters, ...partsBound(parts) },
  };
}

/** Those of a list of ids, in no order. */
export function listedCandidates(
  ids: readonly number[],
  { conditions, parameters, needsText }: Asked,
  parts: readonly (readonly string[])[],
): CandidateQuery {
  return {
    sql: `
      SELECT NULL AS slot, ${columns(needsText)}
      FROM json_each(@ids) AS listed
      CROSS JOIN messages AS m ON m.id = listed.value
      WHERE ${where([...conditions, ...written(parts)])}`,
    parameters: { ...parameters, ...partsBound(parts), ids: JSON.stringify(ids) },
  };
}

/** As lazily as it is read. Rows come as lists, which costs less than naming their columns each time. */
export function* iterate(
  reader: Database,
  { sql, parameters }: CandidateQuery,
  range: Slots,
): Generator<Candidate, void, undefined> {
  const bound = { ...parameters, low: BigInt(range.low), high: BigInt(range.high) };
  const rows = reader.prepare<[typeof bound], Row>(sql).raw().iterate(bound);
  for (const [slot, id, sentAt, conversationId, text] of rows) {
    yield { slot, id, sentAt, conversationId, text };
  }
}

type Row = readonly [number | null, number, number | null, number, string | undefined];

function columns(needsText: boolean): string {
  return `m.id, m.sent_at AS sentAt, m.conversation_id AS conversationId${needsText ? ', m.text' : ''}`;
}

function indexed(match: string | undefined): string {
  const slots =
    match === undefined
      ? 'search.slots AS s'
      : 'search.grams AS g CROSS JOIN search.slots AS s ON s.slot = g.rowid';
  return `${slots}
      CROSS JOIN messages AS m ON m.id = s.message_id`;
}

function slotOf(match: string | undefined): string {
  return match === undefined ? 's.slot' : 'g.rowid';
}

function asked(match: string | undefined): string[] {
  return [
    ...(match === undefined ? [] : ['g.grams MATCH @match']),
    `${slotOf(match)} BETWEEN @low AND @high`,
    's.message_id <= @watermark',
  ];
}

function where(conditions: readonly string[]): string {
  return conditions.length === 0 ? 'TRUE' : conditions.join('\n        AND ');
}

/** Lets the database pass over most texts without handing them out. */
function written(parts: readonly (readonly string[])[]): string[] {
  return parts.map((forms, part) => {
    const any = forms.map((_, form) => `INSTR(m.text, @part${part}_${form}) > 0`);
    return `(${any.join(' OR ')})`;
  });
}

function partsBound(parts: readonly (readonly string[])[]): Record<string, string> {
  return Object.fromEntries(
    parts.flatMap((forms, part) => forms.map((form, at) => [`part${part}_${at}`, form] as const)),
  );
}
