import { Command, Option } from 'commander';
import { AppError } from '../../../shared/contract/errors.ts';
import type { CorrectionChange, CorrectionProgress } from '../../../shared/contract/imports.ts';
import { action, collect, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface Options extends CommonOptions {
  readonly dateOrder?: 'DMY' | 'MDY' | 'YMD';
  readonly zone?: string;
  readonly agent?: string[];
  readonly as?: string;
}

/** `keptword correct BATCH_ID --date-order O | --zone Z | --agent NAME…` */
export function correctCommand(): Command {
  return common(new Command('correct').argument('<batch-id>'))
    .description('reads a batch anew under another assumption and corrects its messages')
    .addOption(
      new Option('--date-order <order>', 'order of day and month').choices(['DMY', 'MDY', 'YMD']),
    )
    .option('--zone <zone>', 'time zone of the export')
    .option('--agent <name>', 'a sender that is the shop’s own; may be repeated', collect)
    .option('--as <name>', 'who corrects it')
    .action(
      action((batchId: string, options: Options) =>
        withArchive(options, async ({ client }) => {
          const change = changeOf(options);
          const changedMessages = await corrected(
            await client.imports.correct({ batchId, change }),
          );
          print(options.json, { changedMessages }, () => `${changedMessages} messages corrected`);
        }),
      ),
    );
}

/** Follows the work to its end; a person at a terminal sees how far it is. */
async function corrected(running: AsyncIterable<CorrectionProgress>): Promise<number> {
  for await (const event of running) {
    if (event.type === 'corrected') return event.changedMessages;
    if (process.stderr.isTTY) showProgress(event);
  }
  throw new AppError('internal', 'The correction ended without a result.');
}

function showProgress({ stage, done, total }: { stage: string; done: number; total: number }) {
  process.stderr.write(`\r\u001b[K${stage} ${done}/${total}`);
}

function changeOf({ dateOrder, zone, agent }: Options): CorrectionChange {
  const changes: CorrectionChange[] = [];
  if (dateOrder !== undefined) changes.push({ kind: 'date-order', value: dateOrder });
  if (zone !== undefined) changes.push({ kind: 'zone', value: zone });
  if (agent !== undefined) changes.push({ kind: 'own-account', agents: agent });
  const [change, ...others] = changes;
  if (change && others.length === 0) return change;
  throw new AppError('invalid-input', 'Say one of --date-order, --zone and --agent.');
}
