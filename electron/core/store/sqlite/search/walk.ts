import type { Database } from 'better-sqlite3';
import { setImmediate } from 'node:timers/promises';
import type { AttachedIndex } from './attached-index.ts';
import { iterate, type Candidate } from './candidates.ts';
import type { Plan, Step } from './plan.ts';
import { HIGHEST_SLOT } from './slots.ts';

/** Takes hits as they come; answers true when it needs no more from here downwards. */
export interface Visitor {
  hit(candidate: Candidate): void;
  isDoneAbove(slot: number): boolean;
}

/**
 * Shows `visitor` every hit that is in the index, slots downwards, and then every other one, in slices
 * between which other requests are answered. False when the index was emptied meanwhile: begin again.
 */
export async function walk(
  reader: Database,
  index: AttachedIndex,
  plan: Plan,
  generation: number | undefined,
  visitor: Visitor,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  signal?.throwIfAborted();
  if (plan.isOneConversation) {
    slice(reader, plan.plain, { low: 0, high: 0 }, Infinity, visitor);
    return true;
  }
  if (generation !== undefined) {
    const isWhole = await walkIndex(reader, index, plan, generation, visitor, signal);
    if (!isWhole) return false;
  }
  await walkRest(reader, plan, visitor, signal);
  return true;
}

async function walkIndex(
  reader: Database,
  index: AttachedIndex,
  plan: Plan,
  generation: number,
  visitor: Visitor,
  signal: AbortSignal | undefined,
): Promise<boolean> {
  let { high } = plan.slots;
  for (const step of plan.steps) {
    let left = step.most;
    while (left > 0) {
      const range = { low: plan.slots.low, high };
      const outcome = index.inSnapshot((meta) =>
        meta?.generation === generation
          ? slice(reader, step, range, Math.min(left, SLICE), visitor)
          : 'emptied',
      );
      if (outcome === 'emptied') return false;
      if (outcome === 'done') return true;
      high = outcome.lastSlot - 1;
      left -= SLICE;
      await giveWay(signal);
    }
  }
  return true;
}

/** What is above the watermark, or all where there is no index. The order of reading does not matter. */
async function walkRest(
  reader: Database,
  plan: Plan,
  visitor: Visitor,
  signal: AbortSignal | undefined,
): Promise<void> {
  const last = reader
    .prepare<[], { id: number | null }>(`
      SELECT MAX(id) AS id
      FROM main.messages`)
    .get();
  for (let low = plan.watermark; low < (last?.id ?? 0); low += IDS) {
    if (visitor.isDoneAbove(HIGHEST_SLOT)) return;
    slice(reader, plan.plain, { low, high: low + IDS }, Infinity, visitor);
    await giveWay(signal);
  }
}

/** `done` when the visitor needs no more or there is no more. */
function slice(
  reader: Database,
  step: Step,
  range: { readonly low: number; readonly high: number },
  most: number,
  visitor: Visitor,
): 'done' | { readonly lastSlot: number } {
  let seen = 0;
  for (const candidate of iterate(reader, step.candidates, range)) {
    if (visitor.isDoneAbove(candidate.slot)) return 'done';
    if (step.accepts(candidate.text)) visitor.hit(candidate);
    seen += 1;
    if (seen === most) return { lastSlot: candidate.slot };
  }
  return 'done';
}

async function giveWay(signal: AbortSignal | undefined): Promise<void> {
  await setImmediate();
  signal?.throwIfAborted();
}

/** Candidates that are looked at in one go: some tens of milliseconds. */
const SLICE = 5_000;
/** Ids that are read in one go outside the index. */
const IDS = 20_000;
