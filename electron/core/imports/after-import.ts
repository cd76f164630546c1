import { analysisStep } from '../analysis/step.ts';
import { contradictionsStep } from '../answers/contradictions/refresh.ts';
import type { Core } from '../core.ts';
import { coverageStep } from '../coverage/step.ts';
import { referencesStep } from '../references/step.ts';
import { indexStep } from '../search/index-step.ts';
import { sideBySide } from './side-by-side.ts';

/**
 * Work that follows an import once it is committed: search index, analysis. Each step finds what is left
 * to do by itself, so that one that was interrupted goes on with the next import or start.
 */
export interface AfterImportStep {
  run(core: Core, signal: AbortSignal | undefined): AsyncGenerator<FollowProgress, void, undefined>;
}

export interface FollowProgress {
  readonly stage: 'analysing' | 'indexing';
  readonly done: number;
  readonly total: number;
}

type Run = (
  core: Core,
  signal: AbortSignal | undefined,
) => AsyncGenerator<Omit<FollowProgress, 'stage'>, void, undefined>;

const step = (stage: FollowProgress['stage'], run: Run): AfterImportStep => ({
  async *run(core, signal) {
    for await (const { done, total } of run(core, signal)) yield { stage, done, total };
  },
});

/**
 * In this order: until messages are in the index every search reads them one by one. The detectors of a large
 * import have a thread of their own and begin with the index; what they do is told once it is done.
 * Contradictions are looked for last: in all that was told, and with the orders that it was told of.
 */
export const afterImport: readonly AfterImportStep[] = [
  {
    async *run(core, signal) {
      let isIndexed = false;
      const reading = async function* (): AsyncGenerator<FollowProgress, void, undefined> {
        yield* step('indexing', indexStep).run(core, signal);
        isIndexed = true;
        // Too quick to be told of.
        for await (const _ of coverageStep(core, signal));
        for await (const _ of referencesStep(core, signal));
      };
      const analysing = step('analysing', analysisStep).run(core, signal);
      for await (const progress of sideBySide(reading(), analysing))
        if (progress.stage === 'indexing' || isIndexed) yield progress;
    },
  },
  step('analysing', contradictionsStep),
];
