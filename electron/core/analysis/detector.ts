import { setImmediate as nextTurn } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { AppError } from '../../../shared/contract/errors.ts';
import type {
  AnalysedWindow,
  AnalysisSource,
  AnalysisWindow,
  ArchivePlace,
} from '../store/analysis.ts';
import type { WaitedFor } from '../system/right-of-way.ts';
import type { KnownLexicon } from '../system/shop-lexicon.ts';
import { findIn } from './find.ts';
import { pendingWindows } from './pending-windows.ts';

/** All that is pending in an archive and what was found in it, a transaction's worth at a time. */
export type Detection = AsyncGenerator<AnalysedWindow[], void, undefined>;

/** Messages between two turns of everybody else in this thread. */
const turnMessages = 500;

/** For little work: a thread takes longer to begin. */
export async function* detectHere(
  source: AnalysisSource,
  { shop, version }: KnownLexicon,
  signal?: AbortSignal,
): Detection {
  for await (const windows of pendingWindows(source, version, signal)) {
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
    yield [...found, ...findIn(some, shop)];
  }
}

/** What the thread is started with. */
export interface DetectStart {
  readonly place: ArchivePlace;
  /** The text of the shop's lexicon. */
  readonly lexicon: string | null;
  readonly version: number;
  readonly waitedFor: WaitedFor | null;
}

/**
 * What it tells whenever it is asked for the next batch: what was found, as JSON (one text instead of copies of
 * thousands of objects); null for no more.
 */
export type FoundWord = string | null;

/** The detectors hold a batch at a time. */
const most = { maxYoungGenerationSizeMb: 32, maxOldGenerationSizeMb: 512 };
/** Batches that may be under way while one is stored. */
const ahead = 2;

/** In the sources and in the build alike. */
const threadFile = new URL(
  import.meta.url.endsWith('.ts') ? '../detect-thread.ts' : './detect-thread.js',
  import.meta.url,
);

/**
 * For much: the other processors read and find while this one stores. `signal` ends it at once. Throws
 * `unavailable` when the thread ends before it is done.
 */
export async function* detectInThread(
  place: ArchivePlace,
  { text, version }: Pick<KnownLexicon, 'text' | 'version'>,
  signal?: AbortSignal,
  waitedFor: WaitedFor | null = null,
  file = threadFile,
): Detection {
  const workerData: DetectStart = { place, lexicon: text, version, waitedFor };
  const worker = new Worker(file, { workerData, resourceLimits: most });
  const waiting: PromiseWithResolvers<FoundWord>[] = [];
  let ended: AppError | null = null;
  const end = (cause: unknown): void => {
    ended ??= new AppError('unavailable', 'The thread that detects has ended.', undefined, {
      cause,
    });
    for (const { reject } of waiting.splice(0)) reject(ended);
  };
  const stop = (): void => void worker.terminate();
  const ask = (): Promise<FoundWord> => {
    if (ended) return Promise.reject(ended);
    const answer = Promise.withResolvers<FoundWord>();
    waiting.push(answer);
    worker.postMessage('next');
    // Whoever waits for it may still be storing when it fails.
    answer.promise.catch(() => undefined);
    return answer.promise;
  };
  worker.on('message', (found: FoundWord) => waiting.shift()?.resolve(found));
  worker.on('error', end);
  worker.on('exit', end);
  signal?.addEventListener('abort', stop);
  try {
    const underWay = Array.from({ length: ahead }, ask);
    for (;;) {
      underWay.push(ask());
      const found = await underWay.shift();
      if (found == null || signal?.aborted) return;
      yield JSON.parse(found) as AnalysedWindow[];
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    await worker.terminate();
  }
}
