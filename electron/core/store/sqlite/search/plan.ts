import type { Database } from 'better-sqlite3';
import { compileQuery } from '../../../../../shared/domain/search/compile.ts';
import { fold, unfoldablePart } from '../../../../../shared/domain/search/fold.ts';
import { isEmptyQuery, satisfies, type Query } from '../../../../../shared/domain/search/query.ts';
import type { SearchRequest } from '../../search.ts';
import { indexedCandidates, plainCandidates, type CandidateQuery } from './candidates.ts';
import { narrow } from './filters.ts';
import { matchOf } from './match.ts';
import type { Position } from './newest.ts';
import type { Meta } from './schema.ts';

/** How a request is answered with the index as it is now. */
export interface Plan {
  /** Each goes on below the slot where the one before stopped. */
  readonly steps: readonly Step[];
  /** Slots outside hold no hit. */
  readonly slots: { readonly low: number; readonly high: number };
  /** Messages above this id are not in the index and are read from `plain`, by ranges of ids. */
  readonly watermark: number;
  readonly plain: Step;
  /** Reads what stands at one slot, if the filters let it through. */
  readonly bySlot: CandidateQuery;
  /** True when `plain` reads one conversation whole, which needs no index. */
  readonly isOneConversation: boolean;
}

export interface Step {
  readonly candidates: CandidateQuery;
  /** What FTS5 is asked; undefined where all slots are read. */
  readonly match: string | undefined;
  /** Candidates to look at before the next step takes over. */
  readonly most: number;
  /** What is still to be asked of a candidate's text. Empty: every candidate is a hit. */
  readonly unproven: Query;
  accepts(text: string): boolean;
}

/** `before` is where the page before ended. */
export function planOf(
  reader: Database,
  meta: Meta | undefined,
  { plan, filters, now }: SearchRequest,
  before?: Position,
): Plan {
  const { query } = plan;
  const narrowing = narrow(reader, { plan, filters, now }, before);
  const compiled = compileQuery(query);
  const match = matchOf(compiled, narrowing.facets, narrowing.groups);
  const watermark = meta?.watermark ?? 0;
  const hidden = hasHidden(reader);
  const stepOf = (asked: string | undefined, most: number, unproven: Query): Step =>
    step(indexedCandidates(asked, narrowing, watermark, hidden), asked, most, unproven);
  const withoutPrefixes = matchOf(
    { ...compiled, prefixes: [], absent: [] },
    narrowing.facets,
    narrowing.groups,
  );
  const isOneConversation = isShort(reader, filters.conversationId);
  const parts = query.terms.map(unfoldablePart).filter((part) => part !== '');
  const plain = plainCandidates(isOneConversation ? 'conversation' : 'ids', narrowing, parts);
  return {
    steps: [
      ...(compiled.prefixes.length > 0 ? [stepOf(withoutPrefixes, BEFORE_PREFIXES, query)] : []),
      // Without anything to look for, FTS5 is not asked and has proven nothing.
      stepOf(match, Infinity, match === undefined ? query : compiled.unproven),
    ],
    slots: narrowing.slots(meta?.displacement ?? 0),
    watermark,
    plain: step(plain, undefined, Infinity, query),
    bySlot: indexedCandidates(undefined, narrowing, watermark, hidden),
    isOneConversation,
  };
}

/** Collecting a prefix takes longer than looking through so many of the newest. */
const BEFORE_PREFIXES = 20_000;
/** A conversation with no more messages than this is read as it is. */
const SHORT = 5_000;

function step(
  candidates: CandidateQuery,
  match: string | undefined,
  most: number,
  unproven: Query,
): Step {
  const accepts = isEmptyQuery(unproven)
    ? () => true
    : (text: string) => satisfies(fold(text), unproven);
  return { candidates, match, most, unproven, accepts };
}

function hasHidden(reader: Database): boolean {
  const found = reader
    .prepare<[], unknown>(`
      SELECT 1
      FROM main.messages
      WHERE hidden > 0
      LIMIT 1`)
    .get();
  return found !== undefined;
}

function isShort(reader: Database, conversationId: string | undefined): boolean {
  if (conversationId === undefined) return false;
  const row = reader
    .prepare<[bigint, number], { messages: number }>(
      `
      SELECT COUNT(*) AS messages
      FROM (
        SELECT 1
        FROM main.messages
        WHERE conversation_id = ?
        LIMIT ?
      )`,
    )
    .get(BigInt(conversationId), SHORT + 1);
  return (row?.messages ?? 0) <= SHORT;
}
