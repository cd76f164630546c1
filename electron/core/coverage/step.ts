import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Core } from '../core.ts';

const batch = 100;

/** Finds from when to when new source files reach. Safe to stop at any point. */
export async function* coverageStep(
  { store }: Pick<Core, 'store'>,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ done: number; total: number }, void, undefined> {
  const total = await store.coverage.countPending();
  for (let done = 0; done < total && signal?.aborted !== true;) {
    const found = await store.coverage.advance(batch);
    if (found === 0) return;
    done += found;
    yield { done, total: Math.max(total, done) };
    await nextTurn();
  }
}
