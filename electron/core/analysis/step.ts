import { setImmediate as nextTurn } from 'node:timers/promises';
import { analyseDialogue } from '../../../shared/domain/detection/analyse-dialogue.ts';
import { detectorVersion } from '../../../shared/domain/detection/version.ts';
import type { Core } from '../core.ts';
import type { AnalysisWindow } from '../store/analysis.ts';

/** Conversations that one transaction of results covers at most. */
const batchSize = 50;

/**
 * Runs detection over every conversation that has something new to it, in bounded batches, and says
 * how far it is. Safe to stop at any point: what is saved is whole, the rest stays pending.
 */
export async function* analysisStep(
  { store, clock, changes, log }: Core,
  signal?: AbortSignal,
): AsyncGenerator<{ done: number; total: number }, void, undefined> {
  const total = await store.analysis.countPending(detectorVersion);
  const seen = new Set<string>();
  while (!signal?.aborted) {
    const pending = await store.analysis.listPending(detectorVersion, batchSize);
    const fresh = pending.filter((id) => !seen.has(id));
    if (fresh.length === 0) {
      if (pending.length > 0)
        log.error('analysis-stuck', 'counts disagree', { pending: pending.length });
      return;
    }
    for (const id of fresh) {
      seen.add(id);
      const windows = await store.analysis.windows(id, detectorVersion);
      await store.analysis.save(windows.map(analyse), detectorVersion, clock.now());
      await nextTurn();
    }
    changes.publish('changed', { topics: ['promises', 'disputes'] });
    yield { done: seen.size, total: Math.max(total, seen.size) };
  }
}

function analyse(window: AnalysisWindow) {
  const dialogue = { id: window.conversationId, messages: window.messages };
  return { window, analysis: analyseDialogue(dialogue) };
}
