import { useQueryClient } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';
import type { ImportProgress, ImportReport } from '../../shared/contract/imports.ts';
import { AppError } from '../../shared/contract/errors.ts';

export interface ImportRun {
  readonly isRunning: boolean;
  /** The last word of a running import. */
  readonly progress: Extract<ImportProgress, { type: 'progress' }> | null;
  readonly report: ImportReport | null;
  readonly error: unknown;
}

const idle: ImportRun = { isRunning: false, progress: null, report: null, error: null };
let run = idle;
let stop: AbortController | null = null;
const listeners = new Set<() => void>();

/** The one import of this window: it goes on while one walks through other rooms. */
export function useImport(): ImportRun & {
  start: (open: (signal: AbortSignal) => Promise<AsyncIterable<ImportProgress>>) => Promise<void>;
  /** Leaves nothing behind: a batch is wholly in or wholly absent. */
  cancel: () => void;
  clear: () => void;
} {
  const queries = useQueryClient();
  const state = useSyncExternalStore(subscribe, () => run);
  return {
    ...state,
    start: async (open) => {
      await follow(open);
      await queries.invalidateQueries();
    },
    cancel: () => stop?.abort(),
    clear: () => put(idle),
  };
}

async function follow(
  open: (signal: AbortSignal) => Promise<AsyncIterable<ImportProgress>>,
): Promise<void> {
  if (run.isRunning) return;
  stop = new AbortController();
  const { signal } = stop;
  put({ ...idle, isRunning: true });
  try {
    for await (const said of await open(signal)) {
      if (said.type === 'progress') put({ ...run, progress: said });
      else put({ ...run, report: said.report });
    }
    put({ ...run, isRunning: false, progress: null });
  } catch (error) {
    const shown = signal.aborted ? new AppError('cancelled', 'Cancelled.') : error;
    put({ ...idle, error: shown });
  }
}

function put(next: ImportRun): void {
  run = next;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
