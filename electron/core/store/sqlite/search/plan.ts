import type { Database } from 'better-sqlite3';
import { compileQuery } from '../../../../../shared/domain/search/compile.ts';
import { partsAsWritten } from '../../../../../shared/domain/search/fold.ts';
import { isEmptyQuery, satisfies, type Query } from '../../../../../shared/domain/search/query.ts';
import type { SearchRequest } from '../../search.ts';
import type { Standing } from './attached-index.ts';
import {
  candidatesAtSlots,
  firstMessages,
  indexedCandidates,
  indexedSlots,
  listedCandidates,
  plainCandidates,
  type Asked,
  type Candidate,
  type CandidateQuery,
} from './candidates.ts';
import type { Few, Parameters } from './conditions.ts';
import { narrow } from './filters.ts';
import { matchOf } from './match.ts';
import type { Names } from './names.ts';
import type { Order, Position, Slots } from './order.ts';

/** How a request is answered with the index as it is now. */
export interface Plan {
  /** Reads what is in the index, in order; undefined where there is no index. */
  readonly indexed: IndexedStep | undefined;
  readonly order: Order;
  /** Messages above this id are not in the index and are read from `plain`, by ranges of ids. */
  readonly watermark: number;
  readonly newestId: number;
  /** From this id on where neither the index nor a list is read. */
  readonly unread: number;
  readonly plain: Step;
  /** Each hit has all of these. */
  readonly tokens: readonly string[];
  /** Whether a text has the words that were asked for, and none of the others. */
  isMeant(text: string): boolean;
  /**
   * All that can be a hit up to the watermark, where that is no more than so many. It then takes the
   * place of `indexed`.
   */
  listed(most: number): Step | undefined;
}

export interface Step {
  readonly candidates: CandidateQuery;
  accepts(candidate: Candidate): boolean;
}

export interface IndexedStep extends Step {
  /** What FTS5 is asked; undefined where all slots are read. */
  readonly match: string | undefined;
  /** What is still to be asked of a candidate's text. Empty: every candidate is a hit. */
  readonly unproven: Query;
  /** Every entry that FTS5 finds is a hit; neither its text nor anything else is to be looked at. */
  readonly isExact: boolean;
  /** To be read one after the other. */
  readonly parts: readonly Slots[];
  readonly slots: Slots;
  /** What is shown of the first of all; undefined where more than words is asked for. */
  readonly first: FirstStep | undefined;
  /** Nothing but the slots of all candidates. */
  readonly allSlots: CandidateQuery;
  /** The same whatever the filters; undefined where FTS5 is not asked. */
  readonly matchedSlots: CandidateQuery | undefined;
  /** Reads what stands at the slots of a JSON list `@sample`, if the filters let it through. */
  readonly atSlots: CandidateQuery;
}

export interface FirstStep {
  /** Rows are a `FirstRow` each. */
  rows(most: number): CandidateQuery;
  /** By a word that few messages have: all of these are soon read, whatever else is asked of their texts. */
  readonly isFew: boolean;
  /** Whether a row is a hit by its text. */
  isHit(text: string): boolean;
}

export interface Asking {
  readonly request: SearchRequest;
  readonly order: Order;
  /** Where the page before ended. */
  readonly before?: Position | undefined;
  /** Hand out texts also where none has to be checked. */
  readonly withTexts?: boolean;
}

export function planOf(
  reader: Database,
  names: Names,
  { meta, meetings, newestId, hasHidden }: Standing,
  { request, order, before, withTexts }: Asking,
): Plan {
  const { plan, filters, within, now } = request;
  const bound: Parameters = {};
  const bind = (value: bigint | string): string => {
    const name = `f${Object.keys(bound).length}`;
    bound[name] = value;
    return `@${name}`;
  };
  const displacement = meta?.displacement ?? 0;
  const narrowing = narrow(
    { reader, names, now, bind },
    { plan, filters, within, order, before, displacement },
  );
  const { query } = plan;
  const { conditions, expressions, fews } = narrowing;
  const watermark = meta?.watermark ?? newestId;
  const parameters = { ...bound, watermark: BigInt(watermark) };
  const asked: Asked = { conditions, parameters, needsText: true };
  const parts = query.terms.flatMap((term) => {
    const forms = partsAsWritten(term);
    return forms === null ? [] : [forms];
  });
  const onText = acceptsBy(query);
  const compiled = compileQuery(query);
  return {
    indexed: meta && indexedStep(),
    order,
    watermark,
    newestId,
    unread: meta ? watermark : 0,
    plain: { candidates: plainCandidates(asked, parts), accepts: ({ text = '' }) => onText(text) },
    tokens: compiled.tokens,
    isMeant: onText,
    listed(most) {
      const met = meetings?.idsOf({
        tokens: compiled.tokens,
        absent: compiled.absent,
        expressions,
      });
      const ids = met ?? shortest(reader, fews, parameters, meta !== undefined, most);
      if (ids === undefined) return undefined;
      const inIndex = ids.filter((id) => id <= watermark);
      return {
        candidates: listedCandidates(inIndex, asked, parts),
        accepts: ({ text = '' }) => onText(text),
      };
    },
  };

  function indexedStep(): IndexedStep {
    const match = matchOf(compiled, expressions);
    // Without anything to look for, FTS5 is not asked and has proven nothing.
    const unproven = match === undefined ? query : compiled.unproven;
    const needsText = withTexts === true || !isEmptyQuery(unproven);
    const inPlace = { ...asked, needsText };
    // Entries of hidden messages stay in the index.
    const isFree = conditions.length === 0 && !hasHidden;
    const isHit = acceptsBy(unproven);
    return {
      candidates: indexedCandidates(match, inPlace, order.direction),
      first: match !== undefined && conditions.length === 0 ? firstStep(match, isHit) : undefined,
      accepts: ({ text = '' }) => isHit(text),
      match,
      unproven,
      isExact: match !== undefined && isFree && isEmptyQuery(unproven),
      parts: order.parts(narrowing.slots, before),
      slots: narrowing.slots,
      allSlots: indexedSlots(match, asked, isFree),
      matchedSlots: match === undefined ? undefined : indexedSlots(match, asked, true),
      atSlots: candidatesAtSlots(asked),
    };
  }

  /** Words that stand beside a rare one are sooner seen in the texts than looked for in the index. */
  function firstStep(match: string, isHit: (text: string) => boolean): FirstStep {
    const few = expressions.length === 0 ? meetings?.fewWith(compiled.tokens) : undefined;
    const [asks, passing] =
      few === undefined
        ? [match, []]
        : [matchOf({ tokens: [few], absent: [] }, []) ?? match, parts];
    return {
      rows: (most) => firstMessages(asks, passing, order.direction, most),
      isFew: few !== undefined,
      isHit: few === undefined ? isHit : onText,
    };
  }
}

function acceptsBy(unproven: Query): (text: string) => boolean {
  if (isEmptyQuery(unproven)) return () => true;
  return (text) => satisfies(text, unproven);
}

/** Sooner read than another list is asked for. */
const SHORT = 1_000;

/** The shortest of the lists that tell all that can be a hit; undefined where all are longer than `most`. */
function shortest(
  reader: Database,
  fews: readonly Few[],
  parameters: Readonly<Record<string, bigint | string>>,
  hasIndex: boolean,
  most: number,
): readonly number[] | undefined {
  let best: readonly number[] | undefined;
  for (const few of fews) {
    if (best && best.length <= SHORT) break;
    const ids = idsOf(reader, few, parameters, hasIndex, best?.length ?? most);
    if (ids) best = ids;
  }
  return best;
}

function idsOf(
  reader: Database,
  few: Few,
  parameters: Readonly<Record<string, bigint | string>>,
  hasIndex: boolean,
  most: number,
): readonly number[] | undefined {
  const matches: Record<string, string> = {};
  const selects: string[] = [];
  for (const part of few) {
    if (typeof part === 'string') selects.push(part);
    else if (!hasIndex) return undefined;
    else {
      const name = `few${selects.length}`;
      matches[name] = matchOf({ tokens: [], absent: [] }, [part]) ?? '';
      selects.push(`
        SELECT s.message_id
        FROM search.grams AS g
        CROSS JOIN search.slots AS s ON s.slot = g.rowid
        WHERE g.grams MATCH @${name}`);
    }
  }
  const ids = reader
    .prepare<[object], number>(`${selects.join('\n UNION ALL ')} LIMIT ${most + 1}`)
    .pluck()
    .all({ ...parameters, ...matches });
  if (ids.length > most) return undefined;
  return [...new Set(ids)].toSorted((a, b) => a - b);
}
