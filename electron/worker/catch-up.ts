import type { Core } from '../core/core.ts';
import { afterImport } from '../core/imports/after-import.ts';

/** Does what the last run left undone after its imports: it was ended, or the program is newer now. */
export async function catchUp(core: Core, signal: AbortSignal): Promise<void> {
  try {
    for (const step of afterImport) {
      let done = 0;
      for await (const progress of step.run(core, signal)) done = progress.done;
      if (done > 0) core.log.info('caught-up', { stage: step.stage, done });
    }
  } catch (cause) {
    if (!signal.aborted) core.log.error('catch-up-failed', cause);
  }
}
