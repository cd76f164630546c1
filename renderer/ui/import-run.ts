import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { ImportProgress, ImportReport } from '../../shared/contract/imports.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { timeLeft } from './time-left.ts';

export interface ImportRun {
  readonly isRunning: boolean;
  /** Counts what would come of it, and takes nothing in. */
  readonly isDry: boolean;
  /** The last word of a running import. */
  readonly progress: Extract<ImportProgress, { type: 'progress' }> | null;
  /** Milliseconds that the present stage may still take; null while nobody can tell. */
  readonly timeLeft: number | null;
  /** Beside an error: of what had come in before it. */
  readonly report: ImportReport | null;
  readonly error: unknown;
}

const idle: ImportRun = {
  isRunning: false,
  isDry: false,
  progress: null,
  timeLeft: null,
  report: null,
  error: null,
};
let run = idle;
let stop: AbortController | null = null;
const listeners = new Set<() => void>();

/** The one import of this window: it goes on while one walks through other rooms. */
export function useImport(): ImportRun & {
  /** The report, or null where it failed or was stopped. */
  start: (open: Opener, kind?: 'run' | 'dry') => Promise<ImportReport | null>;
  /** Leaves nothing of a batch behind that is not stored yet; what is stored stays. */
  cancel: () => void;
  clear: () => void;
} {
  const queries = useQueryClient();
  const state = useSyncExternalStore(subscribe, () => run);
  return {
    ...state,
    start: async (open, kind = 'run') => {
      if (run.isRunning) return null;
      const report = await follow(open, kind === 'dry');
      // What was only counted has changed nothing.
      if (kind === 'run') await queries.invalidateQueries();
      return report;
    },
    cancel: () => stop?.abort(),
    clear: () => put(idle),
  };
}

type Opener = (signal: AbortSignal) => Promise<AsyncIterable<ImportProgress>>;

async function follow(open: Opener, isDry: boolean): Promise<ImportReport | null> {
  stop = new AbortController();
  const { signal } = stop;
  const left = leftOfStage();
  put({ ...idle, isRunning: true, isDry });
  try {
    for await (const said of await open(signal)) {
      if (said.type === 'report') put({ ...run, report: said.report });
      else put({ ...run, progress: said, timeLeft: left(said) });
    }
    put({ ...run, isRunning: false, progress: null, timeLeft: null });
    return run.report;
  } catch (error) {
    const shown = signal.aborted ? new AppError('cancelled', 'Cancelled.') : error;
    put({ ...idle, isDry, report: run.report, error: shown });
    return null;
  }
}

/** Reading and storing take turns over the same bytes; what follows them counts anew. */
function leftOfStage(): (said: NonNullable<ImportRun['progress']>) => number | null {
  let stage = '';
  let since = 0;
  return (said) => {
    const now = said.stage === 'reading' ? 'storing' : said.stage;
    if (now !== stage) since = performance.now();
    stage = now;
    return timeLeft(performance.now() - since, said.bytes, said.bytesTotal);
  };
}

function put(next: ImportRun): void {
  run = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
