import { basename } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { AppError } from '../../../shared/contract/errors.ts';
import type {
  FileReport,
  ImportOptions,
  ImportProgress,
  ImportReport,
} from '../../../shared/contract/imports.ts';
import { totalsOf } from '../../../shared/domain/imports/totals.ts';
import type { Core } from '../core.ts';
import type { ProgressReporter } from '../system/progress.ts';
import { joinSessions } from './join-sessions.ts';
import type { InputFile } from './inputs.ts';
import { openParser } from './parse-ahead.ts';
import { smallOnDisk, worthAhead } from './read-ahead.ts';
import { companion, isWanted, settleRefusals, takeInput, type Refusal } from './take-input.ts';
import { openTray } from './tray.ts';

export interface RunRequest {
  readonly inputs: readonly InputFile[];
  readonly options: ImportOptions;
  readonly actor: string;
  /** Does all of it, tells what came of it, and takes it back. */
  readonly isDryRun?: boolean;
}

export type RunProgress = Omit<Extract<ImportProgress, { type: 'progress' }>, 'type'>;

export interface RunResult {
  readonly report: ImportReport;
  /** Whether any conversation got messages, or another name. */
  readonly hasTouched: boolean;
}

/** Milliseconds. */
const longestTurn = 5;
/** Of the work on a file: its bytes are told by how far it is, not by what is copied. */
const copying = 0.1;

/**
 * Imports everything given as one batch, in one transaction: wholly in, or wholly absent. A file that
 * cannot be read is refused and does not stop the others. Throws `cancelled` when `signal` says so.
 */
export async function runImport(
  core: Core,
  { inputs, options, actor, isDryRun = false }: RunRequest,
  progress: ProgressReporter<RunProgress>,
  signal: AbortSignal,
): Promise<RunResult> {
  const { clock, store } = core;
  const tray = openTray(core.shelves);
  const parser = openParser(signal);
  const files: FileReport[] = [];
  const refusals: Refusal[] = [];
  let batchId: string | null = null;
  let hasTouched = false;
  const facts = {
    startedAt: clock.now(),
    now: () => clock.now(),
    actor,
    machine: core.machine,
    programVersion: core.version,
    zone: options.zone,
    shop: options.shop ?? null,
    agents: options.agents,
  };
  const state = { fileNumber: 0, fileCount: inputs.length, bytes: 0, messages: 0 };
  const bytesTotal = inputs.reduce((sum, { source }) => sum + source.bytes, 0);
  let done = 0;
  try {
    await store.imports.writeBatch(facts, async (batch) => {
      const ahead = parser.readAhead(inputs, options, (input) => isWanted(input, batch));
      const smallInBulk = smallOnDisk(inputs).length < worthAhead ? null : 'batch';
      let due = 0;
      for (const input of inputs) {
        state.fileNumber++;
        const tell = (stage: 'reading' | 'storing'): void =>
          progress.tell(() => {
            const bytes = Math.round(state.bytes);
            return { stage, file: input.name, bytesTotal, ...state, bytes };
          });
        const reports = await takeInput(input, {
          batch,
          refusals,
          tray,
          parser,
          ahead,
          smallInBulk,
          options,
          signal,
          onBytes(bytes) {
            state.bytes = Math.min(state.bytes + bytes * copying, done + input.source.bytes);
            tell('reading');
          },
          onMessages(count, share) {
            state.messages += count;
            const here = input.source.bytes * (copying + share * (1 - copying));
            // A file that is read once more does not go back.
            state.bytes = Math.max(state.bytes, done + here);
            tell('storing');
          },
        });
        files.push(...reports);
        done += input.source.bytes;
        state.bytes = done;
        tray.syncSoon();
        // Small files are read without waiting; others want their turn.
        if (performance.now() > due) {
          await nextTurn();
          due = performance.now() + longestTurn;
        }
      }
      signal.throwIfAborted();
      batch.endBulk();
      const companions = new Set(settleRefusals(refusals, batch));
      for (const [index, file] of files.entries()) {
        if (companions.has(file)) files[index] = companion(file.path);
      }
      if (isDryRun || !files.some(({ status }) => status === 'imported')) return false;
      const named = joinSessions(batch.sessionJoining());
      batchId = batch.batchId;
      hasTouched = batch.hasTouched() || named.length > 0;
      await tray.sync();
      return true;
    });
    tray.commit(batchId !== null);
  } catch (cause) {
    throw signal.aborted ? new AppError('cancelled', 'The import was stopped.') : cause;
  } finally {
    await parser.close();
    await tray.clear();
  }
  if (batchId === null && !isDryRun) {
    const tried = files.map(({ path, status, error }) => ({ name: basename(path), status, error }));
    await store.imports.recordAttempt({ actor, at: clock.now() }, { files: tried });
    batchId = tray.knownDigest ? await store.imports.findBatchOf(tray.knownDigest) : null;
  }
  return { report: { batchId, files, totals: totalsOf(files) }, hasTouched };
}
