import { Command } from 'commander';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ImportReport } from '../../../shared/contract/imports.ts';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

/** `keptword sample --archive DIR`: the sample shop, imported like any other. */
export function sampleCommand(): Command {
  return common(new Command('sample'))
    .description('makes the archive of the sample shop')
    .action(
      action((options: CommonOptions) =>
        withArchive({ ...options, create: true }, async ({ client }) => {
          let report: ImportReport | undefined;
          for await (const event of await client.imports.sample()) {
            if (event.type === 'report') report = event.report;
          }
          if (!report) throw new AppError('internal', 'The import ended without a report.');
          const { totals, files } = report;
          print(options.json, report, () => `${totals.new} messages from ${files.length} files`);
        }),
      ),
    );
}
