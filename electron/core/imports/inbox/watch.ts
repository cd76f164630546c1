import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '../../core.ts';
import { takeInbox } from './inbox.ts';

/** Between two looks. Looking again and again also works on drives that tell of no changes. */
const everyMs = 5_000;
const afterFailureMs = 60_000;

/** Takes in whatever comes to lie in the inbox, from the start on, for as long as the archive is open. */
export async function watchInbox(core: Core, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    let pause = everyMs;
    try {
      const taken = await takeInbox(core, signal);
      for (const { name, status, newMessages } of taken) {
        core.log.info('inbox', { name, status, newMessages });
      }
    } catch (cause) {
      if (signal.aborted) return;
      core.log.error('inbox-failed', cause);
      pause = afterFailureMs;
    }
    await wait(pause, undefined, { signal, ref: false }).catch(() => undefined);
  }
}
