import { setImmediate as nextTurn } from 'node:timers/promises';
import { toldIn } from '../../../shared/domain/answers/told.ts';
import { analyseTurns } from '../../../shared/domain/detection/analyse-dialogue.ts';
import { turnsOf } from '../../../shared/domain/detection/turns.ts';
import { detectorVersion } from '../../../shared/domain/detection/version.ts';
import type { Core } from '../core.ts';
import type { AnalysedWindow } from '../store/analysis.ts';

/** Messages whose findings one transaction writes, about. */
const batchMessages = 4_000;
const pageSize = 200;

/**
 * Runs detection over every conversation that has something new to it, in bounded batches, and says
 * how far it is. Safe to stop at any point: what is saved is whole, the rest stays pending.
 */
export async function* analysisStep(
  { store, clock, changes }: Core,
  signal?: AbortSignal,
): AsyncGenerator<{ done: number; total: number }, void, undefined> {
  const total = await store.analysis.countPending(detectorVersion);
  let done = 0;
  let results: AnalysedWindow[] = [];
  let messages = 0;
  const save = async (): Promise<void> => {
    await store.analysis.save(results, detectorVersion, clock.now());
    changes.publish('changed', { topics: ['promises', 'disputes', 'watch'] });
    results = [];
    messages = 0;
  };
  for await (const id of pending(store.analysis, signal)) {
    for await (const window of store.analysis.windows(id, detectorVersion)) {
      const { conversationId, messages: said } = window;
      const turns = turnsOf({ id: conversationId, messages: said });
      const analysis = analyseTurns(conversationId, turns);
      results.push({ window, analysis, told: toldIn(turns) });
      messages += said.length;
      if (messages >= batchMessages) {
        await save();
        yield { done, total: Math.max(total, done) };
      }
      await nextTurn();
    }
    done++;
  }
  if (results.length > 0) await save();
  if (total > 0) yield { done, total: Math.max(total, done) };
}

async function* pending(
  analysis: Core['store']['analysis'],
  signal: AbortSignal | undefined,
): AsyncGenerator<string> {
  for (let last = '0'; ;) {
    const page = await analysis.listPending(detectorVersion, last, pageSize);
    for (const id of page) {
      if (signal?.aborted) return;
      yield id;
    }
    if (page.length < pageSize) return;
    last = page.at(-1) ?? last;
  }
}
