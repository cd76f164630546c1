import { setImmediate as nextTurn } from 'node:timers/promises';
import { toldIn } from '../../../shared/domain/answers/told.ts';
import { analyseTurns } from '../../../shared/domain/detection/analyse-dialogue.ts';
import { turnsOf } from '../../../shared/domain/detection/turns.ts';
import { detectorVersion } from '../../../shared/domain/detection/version.ts';
import type { Core } from '../core.ts';
import type { AnalysedWindow } from '../store/analysis.ts';
import { readShopLexicon } from '../system/shop-lexicon.ts';

/** Messages whose findings one transaction writes, about. */
const batchMessages = 4_000;
/** Windows of one transaction: short chats have few messages and still something to write. */
const batchWindows = 500;
const pageSize = 200;
/** Messages between two turns of everybody else. */
const turnMessages = 200;

/**
 * Runs detection over every conversation that has something new to it, in bounded batches, and says
 * how far it is. Safe to stop at any point: what is saved is whole, the rest stays pending.
 */
export async function* analysisStep(
  { store, clock, changes, folder, log }: Core,
  signal?: AbortSignal,
): AsyncGenerator<{ done: number; total: number }, void, undefined> {
  const { shop, version } = await readShopLexicon(folder).catch((cause: unknown) => {
    // A slip in the shop's own words must not keep an import from ending.
    log.error('lexicon-left-out', cause);
    return { shop: null, version: detectorVersion };
  });
  const total = await store.analysis.countPending(version);
  let done = 0;
  let results: AnalysedWindow[] = [];
  let messages = 0;
  const save = async (): Promise<void> => {
    await store.analysis.save(results, version, clock.now());
    changes.publish('changed', { topics: ['promises', 'disputes', 'watch'] });
    results = [];
    messages = 0;
  };
  let since = 0;
  for await (const page of pending(store.analysis, version, signal)) {
    for await (const window of store.analysis.windows(page, version)) {
      if (signal?.aborted) break;
      const { conversationId, messages: said } = window;
      const turns = turnsOf({ id: conversationId, messages: said }, shop);
      const analysis = analyseTurns(conversationId, turns);
      results.push({ window, analysis, told: toldIn(turns) });
      messages += said.length;
      since += said.length;
      if (window.isLast) done++;
      if (messages >= batchMessages || results.length >= batchWindows) {
        await save();
        yield { done, total: Math.max(total, done) };
      }
      if (since >= turnMessages) {
        since = 0;
        await nextTurn();
      }
    }
  }
  if (results.length > 0) await save();
  if (total > 0) yield { done, total: Math.max(total, done) };
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
