import type { FileReport, ImportProgress, ImportReport } from '../../../shared/contract/imports.ts';
import { totalsOf } from '../../../shared/domain/imports/totals.ts';
import type { BatchRequest } from './batches-of.ts';

/** Takes one batch in, or only counts. */
type RunBatch = (
  batch: BatchRequest,
  call: { readonly signal: AbortSignal },
) => Promise<AsyncIterable<ImportProgress>>;

/**
 * One after the other, told as one import. Each is wholly in or wholly absent; a dry run stores none. Where
 * one fails or is stopped, those before it are told of before that is thrown.
 */
export async function* runBatches(
  batches: readonly BatchRequest[],
  run: RunBatch,
  signal: AbortSignal,
): AsyncGenerator<ImportProgress> {
  const reports: ImportReport[] = [];
  const fileCount = batches.reduce((sum, { grants }) => sum + grants.length, 0);
  let done = 0;
  try {
    for (const batch of batches) {
      for await (const said of await run(batch, { signal })) {
        if (said.type === 'report') reports.push(said.report);
        else if (batches.length === 1) yield said;
        else yield { ...said, fileNumber: done + said.fileNumber, fileCount };
      }
      done += batch.grants.length;
    }
  } catch (cause) {
    if (reports.length > 0) yield { type: 'report', report: together(reports) };
    throw cause;
  }
  yield { type: 'report', report: together(reports) };
}

function together(reports: readonly ImportReport[]): ImportReport {
  const files: FileReport[] = reports.flatMap((report) => report.files);
  return { batchId: reports.at(-1)?.batchId ?? null, files, totals: totalsOf(files) };
}
