import type { Core } from '../core/core.ts';
import { afterImport } from '../core/imports/after-import.ts';

/** Does what the last run left undone after its imports: it was ended, or the program is newer now. */
export async function catchUp(core: Core, signal: AbortSignal): Promise<void> {
  try {
    for (const step of afterImport) {
      const caughtUp = new Map<string, number>();
      for await (const { stage, done } of step.run(core, signal)) caughtUp.set(stage, done);
      for (const [stage, done] of caughtUp) core.log.info('caught-up', { stage, done });
    }
  } catch (cause) {
    if (!signal.aborted) core.log.error('catch-up-failed', cause);
  }
}
