/** Lets work tell how far it is, at most every `pause` ms; the latest word wins. */
export interface ProgressReporter<P> {
  /** Cheap to call a million times: `progress` is asked for only when it is due. */
  tell(progress: () => P): void;
}

/**
 * Runs `work` and yields what it tells until it is done. When the reader goes away, `work` is asked to
 * stop through `signal`, and waited for.
 */
export async function* withProgress<P, T>(
  signal: AbortSignal | undefined,
  work: (report: ProgressReporter<P>, signal: AbortSignal) => Promise<T>,
): AsyncGenerator<P, T> {
  const left = new AbortController();
  const stop = signal ? AbortSignal.any([signal, left.signal]) : left.signal;
  let latest: P | null = null;
  let wake = (): void => undefined;
  let due = 0;
  const reporter: ProgressReporter<P> = {
    tell(progress) {
      const now = performance.now();
      if (now < due) return;
      due = now + pause;
      latest = progress();
      wake();
    },
  };
  let isDone = false;
  const running = work(reporter, stop).finally(() => {
    isDone = true;
    wake();
  });
  running.catch(() => undefined);
  try {
    while (!isDone) {
      if (!latest) await new Promise<void>((resolve) => (wake = resolve));
      const told = latest as P | null;
      latest = null;
      if (told && !isDone) yield told;
    }
    return await running;
  } finally {
    left.abort();
    await running.catch(() => undefined);
  }
}

const pause = 100;
