import type { Database } from 'better-sqlite3';
import type { Count } from '../../../../../shared/contract/search.ts';
import { isEmptyQuery } from '../../../../../shared/domain/search/query.ts';
import type { SearchRequest } from '../../search.ts';
import type { AttachedIndex } from './attached-index.ts';
import type { Candidate } from './candidates.ts';
import { planOf, type Plan, type Step } from './plan.ts';
import { walk, type Visitor } from './walk.ts';

/**
 * Counts hits, up to a cap. Where the index needs no check it counts by itself. Where it does and the
 * candidates are many, an even sample of them says how many about; where a sample would say too little,
 * every candidate is checked.
 */
export async function count(
  reader: Database,
  index: AttachedIndex,
  request: SearchRequest,
): Promise<Count> {
  for (;;) {
    const { plan, generation, indexed } = index.inSnapshot((meta) => {
      const now = planOf(reader, meta, request);
      const mayAsk = meta !== undefined && !now.isOneConversation;
      return {
        plan: now,
        generation: meta?.generation,
        indexed: mayAsk ? countIndexed(reader, now) : undefined,
      };
    });
    const rest = countUpTo(CAP - (indexed?.value ?? 0));
    // What the index has counted is not walked again, only what is not in it.
    const walked = { ...plan, steps: plan.steps.slice(-1) };
    const walkedIndex = indexed ? undefined : generation;
    if (await walk(reader, index, walked, walkedIndex, rest, request.signal)) {
      return together(indexed, rest.value());
    }
  }
}

const CAP = 10_000;
/** So many candidates are checked one by one; of more, an even sample of this size. */
const SAMPLE = 4_000;
/** Candidates of which a sample is taken. */
const POPULATION = 20_000;
/** With a smaller share of hits in it, a sample would too often be more than 5 % wrong. */
const TELLING_SHARE = 0.5;

function countUpTo(most: number): Visitor & { value(): number } {
  let hits = 0;
  return {
    hit() {
      hits += 1;
    },
    isDoneAbove: () => hits > most,
    value: () => hits,
  };
}

function together(indexed: Count | undefined, rest: number): Count {
  const value = (indexed?.value ?? 0) + rest;
  if (indexed && indexed.kind !== 'exact') return { value, kind: indexed.kind };
  return value > CAP ? { value: CAP, kind: 'atLeast' } : { value, kind: 'exact' };
}

/** Undefined when only a look at every candidate can tell. */
function countIndexed(reader: Database, plan: Plan): Count | undefined {
  const step = plan.steps.at(-1);
  if (!step) return undefined;
  const bound = { ...step.candidates.parameters, ...bigints(plan.slots) };
  if (isEmptyQuery(step.unproven)) {
    const sql = `
      SELECT COUNT(*) AS value
      FROM (${step.candidates.slotsSql} LIMIT ${CAP + 1})`;
    const row = reader.prepare<[typeof bound], { value: number }>(sql).get(bound);
    return { value: row?.value ?? 0, kind: 'exact' };
  }
  if (step.match === undefined) return undefined;
  const slots = reader
    .prepare<[typeof bound], number>(`${step.candidates.slotsSql} LIMIT ${POPULATION + 1}`)
    .pluck()
    .all(bound);
  return countBySample(reader, plan, step, slots);
}

function countBySample(
  reader: Database,
  plan: Plan,
  step: Step,
  slots: readonly number[],
): Count | undefined {
  const isAll = slots.length <= SAMPLE;
  const sample = isAll ? slots : evenly(slots, SAMPLE);
  const { sql, parameters } = plan.bySlot;
  const find = reader.prepare<[Record<string, bigint | string>], Candidate>(sql);
  const hits = sample.filter((slot) => {
    const candidate = find.get({ ...parameters, ...bigints({ low: slot, high: slot }) });
    return candidate !== undefined && step.accepts(candidate.text);
  }).length;
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
