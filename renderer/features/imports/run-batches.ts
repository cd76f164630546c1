import type { GrantedFile } from '../../../shared/contract/desktop.ts';
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

/** A batch for all files that are read in the same way; those that are read as detected come first. */
export function batchesOf({
  files,
  readingOf,
  options,
}: Pick<ChosenFiles, 'files' | 'readingOf' | 'options'>): BatchRequest[] {
  const batches = new Map<string, BatchRequest>();
  for (const { grant } of files) {
    const reading = readingOf(grant);
    const key = JSON.stringify(Object.entries(reading).toSorted(([a], [b]) => (a < b ? -1 : 1)));
    const batch = batches.get(key);
    if (batch) batch.grants.push(grant);
    else batches.set(key, { grants: [grant], options: importOptions(options, reading) });
  }
  return [...batches].toSorted(([a], [b]) => a.length - b.length).map(([, batch]) => batch);
}

/** One after the other, told as one import. Each is wholly in or wholly absent; a dry run stores none. */
export async function* runBatches(
  batches: readonly BatchRequest[],
  procedure: 'run' | 'dryRun',
  signal: AbortSignal,
): AsyncGenerator<ImportProgress> {
  const reports: ImportReport[] = [];
  const fileCount = batches.reduce((sum, { grants }) => sum + grants.length, 0);
  let done = 0;
  for (const batch of batches) {
    for await (const said of await client.imports[procedure](batch, { signal })) {
      if (said.type === 'report') reports.push(said.report);
      else if (batches.length === 1) yield said;
      else yield { ...said, fileNumber: done + said.fileNumber, fileCount };
    }
    done += batch.grants.length;
  }
  yield { type: 'report', report: together(reports) };
}

/** Those that were refused: a person may say how they are read, and try again. */
export function refusedOf(
  files: readonly GrantedFile[],
  report: ImportReport,
): readonly GrantedFile[] {
  const refused = new Set(
    report.files.flatMap(({ path, status }) => (status === 'refused' ? [nameOf(path)] : [])),
  );
  return files.filter(({ name }) => refused.has(name));
}

/** A file's name without the folders before it. */
export function nameOf(path: string): string {
  return path.split(/[\\/]/).at(-1) ?? path;
}

function together(reports: readonly ImportReport[]): ImportReport {
  const files: FileReport[] = reports.flatMap((report) => report.files);
  return { batchId: reports.at(-1)?.batchId ?? null, files, totals: totalsOf(files) };
}
