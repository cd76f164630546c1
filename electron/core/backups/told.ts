import type { BackupProgress } from '../../../shared/contract/backups.ts';
import { withProgress } from '../system/progress.ts';

/** Runs `work` and yields how far it is. */
export async function* told<T>(
  signal: AbortSignal,
  work: (stop: AbortSignal, tell: (progress: Told) => void) => Promise<T>,
): AsyncGenerator<BackupProgress, T> {
  const running = withProgress<Told, T>(signal, (reporter, stop) =>
    work(stop, (progress) => reporter.tell(() => progress)),
  );
  let step = await running.next();
  try {
    for (; !step.done; step = await running.next()) yield { type: 'progress', ...step.value };
  } finally {
    if (!step.done) await running.return(undefined as never);
  }
  return step.value;
}

type Told = Omit<BackupProgress, 'type'>;
