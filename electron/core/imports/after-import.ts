import { analysisStep } from '../analysis/step.ts';
import { contradictionsStep } from '../answers/contradictions/refresh.ts';
import type { Core } from '../core.ts';
import { coverageStep } from '../coverage/step.ts';
import { referencesStep } from '../references/step.ts';
import { indexStep } from '../search/index-step.ts';

/**
 * Work that follows an import once it is committed: search index, analysis. Each step finds what is left
 * to do by itself, so that one that was interrupted goes on with the next import or start.
 */
export interface AfterImportStep {
  readonly stage: 'analysing' | 'indexing';
  run(core: Core, signal: AbortSignal | undefined): AsyncGenerator<{ done: number; total: number }>;
}

/** In this order: until messages are in the index every search reads them one by one. */
export const afterImport: readonly AfterImportStep[] = [
  { stage: 'indexing', run: indexStep },
  { stage: 'analysing', run: coverageStep },
  { stage: 'analysing', run: referencesStep },
  { stage: 'analysing', run: analysisStep },
  { stage: 'analysing', run: contradictionsStep },
];
