import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { asAppError } from '../store/errors.ts';

/**
 * What is made anew lies in here until all of it is there and proven; then `ready.json` says so, and from
 * that moment on the archive is the new one: a switch that is interrupted is ended by who opens it next.
 */
export const stagingName = '.converting';
export const readyName = 'ready.json';

const readySchema = z.strictObject({
  /** What stands in the archive folder afterwards. */
  made: z.array(z.string()),
  /** Where the old files go. */
  aside: z.string(),
  /** Where folders go that are for others, and stay readable. */
  beside: z.record(z.string(), z.string()),
});
export type Ready = z.infer<typeof readySchema>;

/** Ends a switch that was begun. Nothing happens where there is none. */
export function finishSwitch(folder: string): void {
  if (!existsSync(join(folder, stagingName, readyName))) return;
  try {
    for (const _ of switchSteps(folder)) continue;
  } catch (cause) {
    throw asAppError(cause);
  }
}

/** One move after the other; abandoned at any of them, they go on from there the next time. */
export function* switchSteps(folder: string): Generator<void> {
  const staging = join(folder, stagingName);
  const text = readFileSync(join(staging, readyName), 'utf8');
  const { made, aside, beside } = readySchema.parse(JSON.parse(text));
  mkdirSync(aside, { recursive: true });
  const waiting = new Set(readdirSync(staging));
  for (const name of readdirSync(folder)) {
    // What no longer waits has come in before the interruption.
    if (name === stagingName || (made.includes(name) && !waiting.has(name))) continue;
    const target = beside[name];
    if (target === undefined) renameSync(join(folder, name), join(aside, name));
    else moveInto(join(folder, name), target);
    yield;
  }
  for (const name of made) {
    if (waiting.has(name)) renameSync(join(staging, name), join(folder, name));
    yield;
  }
  rmSync(staging, { recursive: true });
}

/** Removes what a conversion that was interrupted before its end has left. Only for who has it open alone. */
export function removeHalfConverted(folder: string): void {
  const staging = join(folder, stagingName);
  if (!existsSync(join(staging, readyName))) rmSync(staging, { recursive: true, force: true });
}

/** One by one where the folder is there already. */
function moveInto(from: string, to: string): void {
  const names = readdirSync(from);
  if (names.length > 0) mkdirSync(to, { recursive: true });
  for (const name of names) renameSync(join(from, name), join(to, name));
  rmSync(from, { recursive: true });
}
