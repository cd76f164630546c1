import { Command } from 'commander';
import type { Batch } from '../../../shared/contract/imports.ts';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface ListOptions extends CommonOptions {
  readonly limit: string;
  readonly beforeId?: string;
}

/** `keptword batches`: imports so far, newest first, the withdrawn ones too. */
export function batchesCommand(): Command {
  return common(new Command('batches'))
    .description('lists import batches, newest first, with what was withdrawn and corrected')
    .option('--limit <n>', 'at most so many', '50')
    .option('--before-id <id>', 'older than this batch')
    .action(
      action(({ limit, beforeId, ...options }: ListOptions) =>
        withArchive(options, async ({ client }) => {
          const page = await client.imports.batches({
            limit: Number(limit),
            ...(beforeId === undefined ? {} : { beforeId }),
          });
          print(options.json, page, () => page.batches.map(inWords).join('\n'));
        }),
      ),
    );
}

interface WithdrawOptions extends CommonOptions {
  readonly reason: string;
  readonly as?: string;
}

/** `keptword withdraw BATCH_ID --reason TEXT` */
export function withdrawCommand(): Command {
  return common(new Command('withdraw').argument('<batch-id>'))
    .description('hides everything that only this batch has brought; nothing is deleted')
    .requiredOption('--reason <text>', 'why, for the record')
    .option('--as <name>', 'who withdraws it')
    .action(
      action((batchId: string, options: WithdrawOptions) =>
        withArchive(options, async ({ client }) => {
          const effect = await client.imports.withdraw({ batchId, reason: options.reason });
          print(options.json, effect, () => `${effect.messages} messages withdrawn`);
        }),
      ),
    );
}

interface RestoreOptions extends CommonOptions {
  readonly as?: string;
}

/** `keptword restore BATCH_ID` */
export function restoreCommand(): Command {
  return common(new Command('restore').argument('<batch-id>'))
    .description('brings a withdrawn batch back as it was')
    .option('--as <name>', 'who restores it')
    .action(
      action((batchId: string, options: RestoreOptions) =>
        withArchive(options, async ({ client }) => {
          const effect = await client.imports.restore({ batchId });
          print(options.json, effect, () => `${effect.messages} messages restored`);
        }),
      ),
    );
}

function inWords({ batchId, finishedAt, actor, files, totals, ...batch }: Batch): string {
  const told = `${files.length} files, ${totals.new} new, ${totals.duplicate} known`;
  const line = [batchId, new Date(finishedAt).toISOString(), actor, told].join('\t');
  const withdrawn =
    batch.withdrawnAt === null
      ? []
      : [`  withdrawn by ${batch.withdrawnBy ?? ''}: ${batch.withdrawnReason ?? ''}`];
  const corrected = batch.corrections.map(
    ({ kind, from, to, by, messages }) =>
      `  ${kind} ${from.join(' | ')} -> ${to} by ${by}: ${messages} messages`,
  );
  return [line, ...withdrawn, ...corrected].join('\n');
}
