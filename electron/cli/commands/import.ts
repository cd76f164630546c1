import { Command } from 'commander';
import { stat } from 'node:fs/promises';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ImportReport } from '../../../shared/contract/imports.ts';
import { action, common } from '../command.ts';
import { importOptions, parseImportOptions, type ImportFlags } from '../import-options.ts';
import { print } from '../output.ts';
import { hasArchive, withArchive, withoutArchive, type CommonOptions } from '../session.ts';

interface Options extends CommonOptions, ImportFlags {
  readonly dryRun?: boolean;
}

/** `keptword import PATH…`: one batch. Exit code 4 when every file was refused. */
export function importCommand(): Command {
  return importOptions(common(new Command('import').argument('<path...>')))
    .description(
      'imports exported chat logs, folders of them and zips; makes the archive if need be',
    )
    .option('--dry-run', 'counts what would be new, duplicate or conflicting, and stores nothing')
    .action(
      action(async (paths: string[], options: Options) => {
        for (const path of paths) await mustExist(path);
        const parsed = parseImportOptions(options);
        const where =
          options.dryRun === true && !hasArchive(options) ? withoutArchive : withArchive;
        return where({ ...options, create: !options.dryRun }, async ({ client, grant }) => {
          const grants = await Promise.all(paths.map(grant));
          let report: ImportReport | undefined;
          const { run, dryRun } = client.imports;
          const work = options.dryRun ? dryRun : run;
          for await (const event of await work({ grants, options: parsed })) {
            if (event.type === 'report') report = event.report;
            else if (process.stderr.isTTY) showProgress(event);
          }
          if (!report) throw new AppError('internal', 'The import ended without a report.');
          const { files, totals } = report;
          print(options.json, report, () => describe(report!));
          return files.length > 0 && totals.refused === files.length ? 4 : 0;
        });
      }),
    );
}

async function mustExist(path: string): Promise<void> {
  await stat(path).catch((cause: unknown) => {
    throw new AppError('not-found', 'There is no such file or folder.', { path }, { cause });
  });
}

function showProgress({
  stage,
  file,
  messages,
}: {
  stage: string;
  file: string;
  messages: number;
}) {
  process.stderr.write(`\r\u001b[K${stage} ${file} ${messages}`);
}

function describe({ files, totals }: ImportReport): string {
  const lines = files.map(
    ({ path, status, format, error, ...counts }) =>
      `${status} ${path} (${error ? error.message : `${format}; ${told(counts)}${back(counts)}`})`,
  );
  return [...lines, told(totals)].join('\n');
}

/** Messages that were withdrawn before. */
function back({ restored = 0 }: { readonly restored?: number | undefined }): string {
  return restored === 0 ? '' : `; ${restored} of them withdrawn before, and back`;
}

/** The ledger of a file, or of all: every record that was read is one of these. */
function told(counts: Omit<ImportReport['totals'], 'refused'>): string {
  const { read, duplicate, conflicting, rejected, issues, sessions = 0 } = counts;
  const known = `${counts.new} new, ${duplicate} known`;
  const ledger = `${read} read: ${known}, ${conflicting} conflicting, ${rejected} rejected`;
  return `${ledger}; ${issues} issues${sessions === 0 ? '' : `; ${sessions} sessions`}`;
}
