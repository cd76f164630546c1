import type {
  FileReport,
  ImportOptions,
  ImportProgress,
  ImportReport,
} from '../../../shared/contract/imports.ts';
import { totalsOf } from '../../../shared/domain/imports/totals.ts';
import { client } from '../../api/client.ts';
import { importOptions } from './options.ts';
import type { ChosenFiles } from './use-chosen-files.ts';

interface BatchRequest {
  readonly grants: string[];
  readonly options: ImportOptions;
}

/** All files in one batch, but a table whose columns were named by hand in one of its own. */
export function batchesOf({ files, columns, options }: ChosenFiles): BatchRequest[] {
  const isByHand = ({ grant }: { grant: string }): boolean => columns.has(grant);
  const others = files.filter((file) => !isByHand(file)).map(({ grant }) => grant);
  const tables = files.filter(isByHand).map(({ grant }) => ({
    grants: [grant],
    options: importOptions(options, columns.get(grant)),
  }));
  if (others.length === 0) return tables;
  return [{ grants: others, options: importOptions(options, undefined) }, ...tables];
}

/** One after the other, told as one import. Each is wholly in or wholly absent. */
export async function* runBatches(
  batches: readonly BatchRequest[],
  signal: AbortSignal,
): AsyncGenerator<ImportProgress> {
  const reports: ImportReport[] = [];
  const fileCount = batches.reduce((sum, { grants }) => sum + grants.length, 0);
  let done = 0;
  for (const batch of batches) {
    for await (const said of await client.imports.run(batch, { signal })) {
      if (said.type === 'report') reports.push(said.report);
      else yield { ...said, fileNumber: done + said.fileNumber, fileCount };
    }
    done += batch.grants.length;
  }
  yield { type: 'report', report: together(reports) };
}

function together(reports: readonly ImportReport[]): ImportReport {
  const files: FileReport[] = reports.flatMap((report) => report.files);
  return { batchId: reports.at(-1)?.batchId ?? null, files, totals: totalsOf(files) };
}
