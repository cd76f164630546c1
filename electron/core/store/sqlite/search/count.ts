import type { Database } from 'better-sqlite3';
import type { Count } from '../../../../../shared/contract/search.ts';
import { isEmptyQuery } from '../../../../../shared/domain/search/query.ts';
import type { SearchRequest } from '../../search.ts';
import type { AttachedIndex } from './attached-index.ts';
import type { Candidate, CandidateQuery } from './candidates.ts';
import type { Names } from './names.ts';
import { newestFirst } from './order.ts';
import { planOf, type IndexedStep } from './plan.ts';
import { shortList, visit, type Visitor } from './walk.ts';

/**
 * Counts hits, up to a cap. Where the index needs no check it counts by itself. Where it does and the
 * candidates are many, an even sample of them says how many about; where a sample would say too little,
 * every candidate is checked.
 */
export async function count(
  reader: Database,
  index: AttachedIndex,
  namesAt: (version: number) => Names,
  { signal, ...request }: SearchRequest,
): Promise<Count> {
  return visit(
    reader,
    index,
    (standing) => {
      const names = namesAt(standing.version);
      const plan = planOf(reader, names, standing, { request, order: newestFirst });
      const listed = shortList(plan);
      const indexed = listed ? undefined : plan.indexed && countIndexed(reader, plan.indexed);
      // What the index has counted is not walked again, only what is not in it.
      const rest = { ...plan, listed: () => listed, ...(indexed && { indexed: undefined }) };
      return { plan: rest, visitor: counting(indexed) };
    },
    signal,
  );
}

const CAP = 10_000;
/** So many candidates are checked one by one; of more, an even sample of this size. */
const SAMPLE = 4_000;
/** Candidates of which a sample is taken. */
const POPULATION = 20_000;
/** With a smaller share of hits in it, a sample would too often be more than 5 % wrong. */
const TELLING_SHARE = 0.5;

function counting(indexed: Count | undefined): Visitor<Count> {
  const seen = new Set<number>();
  // Whatever is about so much is so much with all that is counted beside it.
  const known = indexed?.kind === 'exact' ? indexed.value : 0;
  const isFull = (): boolean => indexed?.kind === 'atLeast' || known + seen.size > CAP;
  return {
    hit: ({ id }) => seen.add(id),
    isSettledAt: isFull,
    isFull,
    result: () => (isFull() ? { value: CAP, kind: 'atLeast' } : together(indexed, seen.size)),
  };
}

function together(indexed: Count | undefined, rest: number): Count {
  return { value: (indexed?.value ?? 0) + rest, kind: indexed?.kind ?? 'exact' };
}

/** Undefined when only a look at every candidate can tell. */
function countIndexed(reader: Database, step: IndexedStep): Count | undefined {
  if (!step.matchedSlots) return undefined;
  const isFree = step.allSlots.sql === step.matchedSlots.sql;
  const isProven = isEmptyQuery(step.unproven);
  // A look at more candidates than this is to be taken in slices.
  const slots = slotsOf(reader, step.matchedSlots, step, isFree && isProven ? CAP : POPULATION);
  if (isFree && isProven) return { value: slots.length, kind: 'exact' };
  if (isFree) return countBySample(reader, step, slots);
  if (slots.length > POPULATION) return undefined;
  const left = slotsOf(reader, step.allSlots, step, POPULATION);
  return isProven ? { value: left.length, kind: 'exact' } : countBySample(reader, step, left);
}

function slotsOf(
  reader: Database,
  { sql, parameters }: CandidateQuery,
  { slots }: IndexedStep,
  most: number,
): number[] {
  const bound = { ...parameters, ...bigints(slots) };
  return reader
    .prepare<[typeof bound], number>(`${sql} LIMIT ${most + 1}`)
    .pluck()
    .all(bound);
}

function countBySample(
  reader: Database,
  step: IndexedStep,
  slots: readonly number[],
): Count | undefined {
  const isAll = slots.length <= SAMPLE;
  const sample = isAll ? slots : evenly(slots, SAMPLE);
  let hits = 0;
  const bound = { ...step.atSlots.parameters, sample: JSON.stringify(sample) };
  const candidates = reader.prepare<[typeof bound], Candidate>(step.atSlots.sql);
  for (const candidate of candidates.iterate(bound)) if (step.accepts(candidate)) hits += 1;
  if (isAll) return { value: hits, kind: 'exact' };
  const share = hits / sample.length;
  if (slots.length > POPULATION) {
    return share * POPULATION * 0.95 > CAP ? { value: CAP, kind: 'atLeast' } : undefined;
  }
  if (share < TELLING_SHARE) return undefined;
  return { value: Math.round(share * slots.length), kind: 'about' };
}

function evenly(slots: readonly number[], size: number): number[] {
  const stride = slots.length / size;
  return Array.from({ length: size }, (_, at) => slots[Math.floor(at * stride)] ?? 0);
}

function bigints({ low, high }: { low: number; high: number }): { low: bigint; high: bigint } {
  return { low: BigInt(low), high: BigInt(high) };
}
