import type { Database } from 'better-sqlite3';
import { setImmediate } from 'node:timers/promises';
import type { AttachedIndex, Standing } from './attached-index.ts';
import { iterate, type Candidate } from './candidates.ts';
import type { IndexedStep, Plan, Step } from './plan.ts';
import type { Order, Slots } from './order.ts';
import type { Part, Unindexed } from './unindexed.ts';

/** Takes hits as they come, some maybe twice. */
export interface Visitor<T> {
  hit(candidate: Candidate): void;
  /** True when nothing at this slot of the index or behind it is needed any more. */
  isSettledAt(slot: number): boolean;
  /** True when nothing is needed any more, from wherever. */
  isFull(): boolean;
  /** What came of it, on the state of the archive on which the last hits were found. */
  result(): T;
}

/**
 * Shows a visitor all hits: those in the index in order, then every other one, in slices between which
 * other requests are answered. Begins again when the index was emptied meanwhile.
 */
export async function visit<T>(
  reader: Database,
  index: AttachedIndex,
  begin: (standing: Standing) => { readonly plan: Plan; readonly visitor: Visitor<T> },
  signal: AbortSignal | undefined,
): Promise<T> {
  signal?.throwIfAborted();
  for (;;) {
    // Most searches end in their first slice, so planning, looking and showing are one snapshot.
    const begun = index.inSnapshot((standing) => {
      const { plan, visitor } = begin(standing);
      const slices = slicesOf(reader, plan, index.unindexed.parts(standing, plan.tokens), visitor);
      const generation = standing.meta?.generation;
      return { slices, visitor, standing, generation, ended: endOf(slices, visitor) };
    });
    index.unindexed.learn(begun.standing);
    if (begun.ended) return begun.ended.result;
    const { slices, visitor, generation } = begun;
    for (;;) {
      await setImmediate();
      signal?.throwIfAborted();
      const next = index.inSnapshot(({ meta }) =>
        meta?.generation === generation ? { ended: endOf(slices, visitor) } : undefined,
      );
      if (next === undefined) break;
      if (next.ended) return next.ended.result;
    }
  }
}

function endOf<T>(slices: Iterator<void>, visitor: Visitor<T>): { readonly result: T } | undefined {
  return slices.next().done === true ? { result: visitor.result() } : undefined;
}

function* slicesOf(
  reader: Database,
  plan: Plan,
  unindexed: ReturnType<Unindexed['parts']>,
  visitor: Visitor<unknown>,
): Generator<void, void, undefined> {
  const { indexed } = plan;
  const listed = shortList(plan);
  if (listed) slice(reader, listed, EVERYWHERE, Infinity, visitor);
  else if (indexed) yield* indexedSlices(reader, plan, indexed, visitor);
  yield* partSlices(reader, plan, unindexed.parts, visitor);
  const low = Math.max(unindexed.end, listed ? plan.watermark : plan.unread);
  yield* plainSlices(reader, plan.plain, { low, high: plan.newestId }, visitor);
}

/** Parts in which no word is missing, until the others can have nothing that comes soon enough. */
function* partSlices(
  reader: Database,
  { plain, order, watermark }: Plan,
  parts: readonly Part[],
  visitor: Visitor<unknown>,
): Generator<void, void, undefined> {
  let read = 0;
  for (const { low, high, newest } of parts) {
    if (visitor.isFull()) return;
    if (order.direction === 'newest' && visitor.isSettledAt(newest)) return;
    const range = { low: Math.max(low, watermark), high };
    slice(reader, plain, range, Infinity, visitor);
    read += high - range.low;
    if (read < IDS) continue;
    read = 0;
    yield;
  }
}

/** A list that is sooner read than the newest of the index. */
export function shortList(plan: Plan): Step | undefined {
  return plan.listed(plan.indexed ? FEW_LISTED : MANY_LISTED);
}

function* indexedSlices(
  reader: Database,
  plan: Plan,
  indexed: IndexedStep,
  visitor: Visitor<unknown>,
): Generator<void, void, undefined> {
  let walked = 0;
  let isListTried = false;
  for (const part of indexed.parts) {
    let range = part;
    for (;;) {
      // Without words to look for, conditions may pass over any number of messages.
      const most = indexed.match !== undefined ? SLICE : walked === 0 ? FEW_SLOTS : MANY_SLOTS;
      const end =
        indexed.match === undefined ? slotBehind(reader, range, plan.order, most) : undefined;
      const next = end === undefined ? range : plan.order.upTo(end, range);
      const last = slice(reader, indexed, next, most, visitor) ?? end;
      if (last === undefined || visitor.isSettledAt(last)) break;
      range = plan.order.beyond(last, range);
      walked += most;
      yield;
      if (isListTried || walked < SLICE) continue;
      // It takes long: by now a longer list is worth to be read, too.
      isListTried = true;
      const listed = plan.listed(MANY_LISTED);
      if (listed) {
        slice(reader, listed, EVERYWHERE, Infinity, visitor);
        return;
      }
    }
  }
}

/** The slot behind `most` others; undefined where no more are left. */
function slotBehind(
  reader: Database,
  { low, high }: Slots,
  { direction }: Order,
  most: number,
): number | undefined {
  return reader
    .prepare<[bigint, bigint, bigint], number>(`
      SELECT slot
      FROM search.slots
      WHERE slot BETWEEN ? AND ?
      ORDER BY slot ${direction === 'newest' ? 'DESC' : 'ASC'}
      LIMIT 1 OFFSET ?`)
    .pluck()
    .get(BigInt(low), BigInt(high), BigInt(most));
}

function* plainSlices(
  reader: Database,
  step: Step,
  { low, high }: Slots,
  visitor: Visitor<unknown>,
): Generator<void, void, undefined> {
  for (let from = low; from < high && !visitor.isFull(); from += IDS) {
    slice(reader, step, { low: from, high: Math.min(high, from + IDS) }, Infinity, visitor);
    if (from + IDS < high) yield;
  }
}

/** The slot at which it stopped after `most`, or undefined when no more is needed or there. */
function slice(
  reader: Database,
  step: Step,
  range: Slots,
  most: number,
  visitor: Visitor<unknown>,
): number | undefined {
  let seen = 0;
  for (const candidate of iterate(reader, step.candidates, range)) {
    const { slot } = candidate;
    if (slot === null ? visitor.isFull() : visitor.isSettledAt(slot)) return undefined;
    if (step.accepts(candidate)) visitor.hit(candidate);
    seen += 1;
    if (seen === most && slot !== null) return slot;
  }
  return undefined;
}

const EVERYWHERE: Slots = { low: 0, high: 0 };
/** Candidates that are looked at in one go: some tens of milliseconds. */
const SLICE = 5_000;
/** Slots in one go where there are no words to look for. Mostly the first few are enough. */
const FEW_SLOTS = 2_000;
const MANY_SLOTS = 20_000;
/** Ids that are read in one go outside the index. */
const IDS = 20_000;
/** So many are sooner read than looked for in the index. */
const FEW_LISTED = 2_000;
/** So many are sooner read than all messages. */
const MANY_LISTED = 25_000;
