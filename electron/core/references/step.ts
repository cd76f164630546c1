import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  findReferences,
  referencesVersion,
} from '../../../shared/domain/references/find-references.ts';
import type { Core } from '../core.ts';

const batch = 5_000;

/** Finds what new messages refer to, in bounded batches. Safe to stop at any point. */
export async function* referencesStep(
  { store }: Pick<Core, 'store'>,
  signal: AbortSignal | undefined,
): AsyncGenerator<{ done: number; total: number }, void, undefined> {
  const total = await store.references.countPending(referencesVersion);
  for (let done = 0; done < total && signal?.aborted !== true;) {
    const seen = await store.references.advance(referencesVersion, batch, findReferences);
    if (seen === 0) return;
    done += seen;
    yield { done, total: Math.max(total, done) };
    await nextTurn();
  }
}
