import { setImmediate } from 'node:timers/promises';
import type { Core } from '../core.ts';

/**
 * Brings the search index up to the archive, a bounded step at a time, other work in between. To be run
 * when an archive is opened for writing and after each import; it ends when nothing is left to do, and
 * may be left off anywhere. Messages are found before they are indexed, only not as fast.
 */
export async function* indexStep(
  core: Pick<Core, 'store'>,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ done: number; total: number }, void, undefined> {
  let done = 0;
  while (signal?.aborted !== true) {
    const { indexed, remaining, isDone } = await core.store.search.advanceIndex();
    if (isDone) return;
    done += indexed;
    yield { done, total: done + remaining };
    await setImmediate();
  }
}
