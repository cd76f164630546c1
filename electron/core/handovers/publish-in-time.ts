import { setTimeout as wait } from 'node:timers/promises';
import type { Core } from '../core.ts';
import { publishDue } from './publish-due.ts';

const everyMs = 60_000;

/**
 * Publishes unsigned notes when their time has come, as long as the app runs; what fell due while it was
 * closed follows a minute after it opens. A failure is logged and tried again.
 */
export async function publishInTime(core: Core, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await wait(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    if (signal.aborted) return;
    try {
      const ids = await publishDue(core.store, { actor: 'keptword', at: core.clock.now() });
      if (ids.length > 0) core.changes.publish('changed', { topics: ['handovers'] });
    } catch (cause) {
      core.log.error('publish-failed', cause);
    }
  }
}
