import type { GrantedFile } from '../../../shared/contract/desktop.ts';
import type { ImportOptions, ImportReport } from '../../../shared/contract/imports.ts';
import { importOptions, type OptionFields, type Reading } from './options.ts';

export interface BatchRequest {
  readonly grants: string[];
  readonly options: ImportOptions;
}

interface Chosen {
  readonly files: readonly GrantedFile[];
  readonly readingOf: (grant: string) => Reading;
  readonly options: OptionFields;
}

/** A batch for all files that are read in the same way; those that are read as detected come first. */
export function batchesOf({ files, readingOf, options }: Chosen): BatchRequest[] {
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
