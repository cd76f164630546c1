import { setTimeout as after } from 'node:timers/promises';
import { backUpNowAndThen } from '../core/backups/automatic.ts';
import type { Core } from '../core/core.ts';
import { publishInTime } from '../core/handovers/publish-in-time.ts';
import { watchInbox } from '../core/imports/inbox/watch.ts';
import { catchUp } from './catch-up.ts';

/** What the program shows first takes the processor for about so long, in milliseconds. */
const startMs = 1_000;

/** What the thread that writes does by itself from the start until it is told to end. */
export async function workUnasked(core: Core, signal: AbortSignal): Promise<void> {
  await after(startMs, undefined, { signal, ref: false }).catch(() => undefined);
  await catchUp(core, signal);
  await Promise.all([
    watchInbox(core, signal),
    backUpNowAndThen(core, signal),
    publishInTime(core, signal),
  ]);
}
