import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/contract/errors.ts';
import type { AnalysedWindow, AnalysisWindow } from '../store/analysis.ts';
import type { KnownLexicon } from '../system/shop-lexicon.ts';
import type { FoundWord, LexiconWord } from './detect-thread.ts';
import { findIn } from './find.ts';
import { packWindows } from './packed-windows.ts';

/** Finds what is in windows, here or in a thread of its own. Both find the same. */
export interface Detector {
  /** How many batches may be under way while others are read and stored. */
  readonly ahead: number;
  find(windows: readonly AnalysisWindow[]): Promise<AnalysedWindow[]>;
  close(): Promise<void>;
}

/** Messages between two turns of everybody else in this thread. */
const turnMessages = 500;

/** For little work: a thread takes longer to begin. */
export function detectorHere({ shop }: Pick<KnownLexicon, 'shop'>): Detector {
  return {
    ahead: 0,
    async find(windows) {
      const found: AnalysedWindow[] = [];
      let some: AnalysisWindow[] = [];
      let messages = 0;
      for (const window of windows) {
        some.push(window);
        messages += window.messages.length;
        if (messages < turnMessages) continue;
        found.push(...findIn(some, shop));
        [some, messages] = [[], 0];
        await nextTurn();
      }
      return [...found, ...findIn(some, shop)];
    },
    close: async () => undefined,
  };
}

/** The detectors hold a batch at a time. */
const most = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 512 };

/** Beside this module, in the sources and in the build alike. */
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? './detect-thread.ts' : './detect-thread.js',
  import.meta.url,
);

/** For much: the other processors find while this one reads and stores. `signal` ends it at once. */
export function detectorThread(
  { text }: Pick<KnownLexicon, 'text'>,
  signal: AbortSignal | undefined,
  file = threadFile,
): Detector {
  const workerData: LexiconWord = { lexicon: text };
  const worker = new Worker(file, { workerData, resourceLimits: most });
  const waiting: PromiseWithResolvers<AnalysedWindow[]>[] = [];
  let ended: AppError | null = null;
  const end = (cause: unknown): void => {
    ended ??= new AppError('unavailable', 'The thread that detects has ended.', undefined, {
      cause,
    });
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  const stop = (): void => void worker.terminate();
  worker.on('message', (found: FoundWord) => waiting.shift()?.resolve(found));
  worker.on('error', end);
  worker.on('exit', end);
  signal?.addEventListener('abort', stop);
  return {
    ahead: 2,
    find(windows) {
      if (ended) return Promise.reject(ended);
      const answer = Promise.withResolvers<AnalysedWindow[]>();
      waiting.push(answer);
      worker.postMessage(packWindows(windows));
      // Whoever waits for it may still be storing when it fails.
      answer.promise.catch(() => undefined);
      return answer.promise;
    },
    async close() {
      signal?.removeEventListener('abort', stop);
      await worker.terminate();
    },
  };
}
