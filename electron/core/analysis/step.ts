import { detectorVersion } from '../../../shared/domain/detection/version.ts';
import type { Core } from '../core.ts';
import { readShopLexicon, type KnownLexicon } from '../system/shop-lexicon.ts';
import { detectHere, detectInThread, type Detection } from './detector.ts';

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
  const { analysis } = core.store;
  const lexicon = await knownLexicon(core);
  const { messages } = await analysis.countPending(lexicon.version);
  if (messages >= many) {
    try {
      const detection = detectInThread(analysis.place, lexicon, signal, core.rightOfWay.waitedFor);
      return yield* save(core, lexicon.version, detection);
    } catch (cause) {
      if (signal?.aborted) return;
      core.log.error('detector-thread-lost', cause);
    }
  }
  yield* save(core, lexicon.version, detectHere(analysis, lexicon, signal));
}

/** A slip in the shop's own words must not keep an import from ending. */
const knownLexicon = ({ folder, log }: Core): Promise<KnownLexicon> =>
  readShopLexicon(folder).catch((cause: unknown) => {
    log.error('lexicon-left-out', cause);
    return { shop: null, text: null, version: detectorVersion };
  });

async function* save(
  { store, clock, changes }: Core,
  version: number,
  detection: Detection,
): AsyncGenerator<Progress, void, undefined> {
  const { conversations: total } = await store.analysis.countPending(version);
  let done = 0;
  for await (const found of detection) {
    await store.analysis.save(found, version, clock.now());
    changes.publish('changed', { topics: ['promises', 'disputes', 'watch'] });
    done += found.filter(({ window }) => window.isLast).length;
    yield { done, total: Math.max(total, done) };
  }
}
