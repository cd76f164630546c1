import { Argument, Command, Option } from 'commander';
import { disputeStages, type Dispute } from '../../../shared/contract/disputes.ts';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface ListOptions extends CommonOptions {
  readonly stage?: Dispute['stage'];
  readonly conversation?: string;
  readonly limit: string;
}

/** `keptword disputes [--stage S]` */
export function disputesCommand(): Command {
  return common(new Command('disputes'))
    .description('lists disputes, worst first')
    .addOption(new Option('--stage <stage>', 'only these').choices(disputeStages))
    .option('--conversation <id>', 'only of this conversation')
    .option('--limit <n>', 'at most so many', '200')
    .action(
      action((options: ListOptions) =>
        withArchive(options, async ({ client }) => {
          const page = await client.disputes.list({
            ...(options.stage ? { stage: [options.stage] } : {}),
            ...(options.conversation ? { conversationId: options.conversation } : {}),
            limit: Number(options.limit),
          });
          print(options.json, page, () => page.disputes.map(inWords).join('\n'));
        }),
      ),
    );
}

interface StageOptions extends CommonOptions {
  readonly reason?: string;
  readonly as?: string;
}

/** `keptword dispute stage ID STAGE` */
export function disputeCommand(): Command {
  return new Command('dispute').description('leads disputes through their stages').addCommand(
    common(new Command('stage'))
      .description('moves a dispute to a stage; from proposed this confirms it')
      .argument('<id>')
      .addArgument(new Argument('<stage>').choices(disputeStages))
      .option('--reason <text>', 'asked when it is closed')
      .option('--as <name>', 'who decides')
      .action(
        action((disputeId: string, stage: Dispute['stage'], options: StageOptions) =>
          withArchive(options, async ({ client }) => {
            const { reason } = options;
            const dispute = await client.disputes.stage({
              disputeId,
              stage,
              ...(reason ? { reason } : {}),
            });
            print(options.json, dispute, () => inWords(dispute));
          }),
        ),
      ),
  );
}

function inWords(dispute: Dispute): string {
  const { disputeId, stage, severity, kind, customer, conversationTitle, excerpt } = dispute;
  const who = customer ?? conversationTitle;
  return [disputeId, stage, severity, kind, who, excerpt.replaceAll('\n', ' ')].join('\t');
}
