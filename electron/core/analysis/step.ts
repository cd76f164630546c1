import { detectorVersion } from '../../../shared/domain/detection/version.ts';
import type { Core } from '../core.ts';
import type { AnalysedWindow, AnalysisWindow } from '../store/analysis.ts';
import { readShopLexicon, type KnownLexicon } from '../system/shop-lexicon.ts';
import { detectorHere, detectorThread, type Detector } from './detector.ts';

/** Messages whose findings one transaction writes, about. */
const batchMessages = 4_000;
/** Windows of one transaction: short chats have few messages and still something to write. */
const batchWindows = 1_000;
const pageSize = 200;
/** From so many messages on a thread of its own is worth its start. */
const many = 20_000;

interface Progress {
  readonly done: number;
  readonly total: number;
}

/**
 * Runs detection over every conversation that has something new to it, in bounded batches, and says
 * how far it is. Safe to stop at any point: what is saved is whole, the rest stays pending.
 */
export async function* analysisStep(
  core: Core,
  signal?: AbortSignal,
): AsyncGenerator<Progress, void, undefined> {
  const lexicon = await knownLexicon(core);
  const { messages } = await core.store.analysis.countPending(lexicon.version);
  if (messages >= many) {
    try {
      return yield* analyse(core, lexicon.version, detectorThread(lexicon, signal), signal);
    } catch (cause) {
      if (signal?.aborted) return;
      core.log.error('detector-thread-lost', cause);
    }
  }
  yield* analyse(core, lexicon.version, detectorHere(lexicon), signal);
}

/** A slip in the shop's own words must not keep an import from ending. */
const knownLexicon = ({ folder, log }: Core): Promise<KnownLexicon> =>
  readShopLexicon(folder).catch((cause: unknown) => {
    log.error('lexicon-left-out', cause);
    return { shop: null, text: null, version: detectorVersion };
  });

async function* analyse(
  { store, clock, changes }: Core,
  version: number,
  detector: Detector,
  signal: AbortSignal | undefined,
): AsyncGenerator<Progress, void, undefined> {
  const { conversations: total } = await store.analysis.countPending(version);
  let done = 0;
  const save = async (found: readonly AnalysedWindow[]): Promise<Progress> => {
    await store.analysis.save(found, version, clock.now());
    changes.publish('changed', { topics: ['promises', 'disputes', 'watch'] });
    done += found.filter(({ window }) => window.isLast).length;
    return { done, total: Math.max(total, done) };
  };
  try {
    const underWay: Promise<AnalysedWindow[]>[] = [];
    for await (const batch of batches(store.analysis, version, signal)) {
      underWay.push(detector.find(batch));
      if (underWay.length > detector.ahead) yield await save(await underWay.shift()!);
    }
    for (const found of underWay) {
      if (signal?.aborted) return;
      yield await save(await found);
    }
  } finally {
    await detector.close();
  }
}

/** What is pending, a transaction's worth at a time. */
async function* batches(
  analysis: Core['store']['analysis'],
  version: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<AnalysisWindow[]> {
  let batch: AnalysisWindow[] = [];
  let messages = 0;
  for await (const page of pending(analysis, version, signal)) {
    for await (const window of analysis.windows(page, version)) {
      if (signal?.aborted) return;
      batch.push(window);
      messages += window.messages.length;
      if (messages < batchMessages && batch.length < batchWindows) continue;
      yield batch;
      [batch, messages] = [[], 0];
    }
  }
  if (batch.length > 0) yield batch;
}

async function* pending(
  analysis: Core['store']['analysis'],
  version: number,
  signal: AbortSignal | undefined,
): AsyncGenerator<string[]> {
  for (let last = '0'; signal?.aborted !== true;) {
    const page = await analysis.listPending(version, last, pageSize);
    if (page.length > 0) yield page;
    if (page.length < pageSize) return;
    last = page.at(-1) ?? last;
  }
}
