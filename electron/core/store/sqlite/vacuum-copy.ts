import { once } from 'node:events';
import { open, stat } from 'node:fs/promises';
import { setTimeout as wait } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { asAppError } from '../errors.ts';
import type { VacuumStart } from './vacuum-thread.ts';

/** Beside this module, in the sources and in the build alike. */
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? './vacuum-thread.ts' : './vacuum-thread.js',
  import.meta.url,
);

const lookMs = 200;

/**
 * Copies an encrypted database into a new file under the same key. SQLite's own backup cannot: it knows no
 * key for the copy. In a thread, as it is one statement that nothing interrupts.
 *
 * @param onBytes Told now and then how much is written.
 */
export async function vacuumCopy(
  start: VacuumStart,
  total: number,
  onBytes: (done: number, total: number) => void,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  const thread = new Worker(threadFile, { workerData: start });
  const stop = (): void => void thread.terminate();
  signal.addEventListener('abort', stop);
  let isRunning = true;
  let failure: unknown;
  thread.once('error', (cause) => (failure = cause));
  const ended = once(thread, 'exit').finally(() => (isRunning = false));
  try {
    while (isRunning) {
      await Promise.race([ended, wait(lookMs)]);
      const written = await stat(start.to).catch(() => null);
      onBytes(Math.min(written?.size ?? 0, total), total);
    }
  } finally {
    signal.removeEventListener('abort', stop);
  }
  signal.throwIfAborted();
  if (failure !== undefined) throw asAppError(failure);
  const copy = await open(start.to, 'r+');
  await copy.sync().finally(() => copy.close());
}
