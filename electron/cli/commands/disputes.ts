import { Command, Option } from 'commander';
import { disputeStages, type Dispute } from '../../../shared/contract/disputes.ts';
import { disputeCauses, type DisputeCause } from '../../../shared/domain/disputes/causes.ts';
import { action, common } from '../command.ts';
import { disputeLine } from '../dispute-words.ts';
import { given } from '../options.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface ListOptions extends CommonOptions {
  readonly stage?: Dispute['stage'];
  readonly cause?: DisputeCause;
  readonly owner?: string;
  readonly customer?: string;
  readonly shop?: string;
  readonly overdue?: boolean;
  readonly age?: 'recent' | 'past';
  readonly order?: 'severity' | 'deadline';
  readonly conversation?: string;
  readonly limit: string;
  readonly after?: string;
}

/** `keptword disputes [--stage S] [--cause C] [--overdue] …` */
export function disputesCommand(): Command {
  return common(new Command('disputes'))
    .description('lists disputes, worst first')
    .addOption(new Option('--stage <stage>', 'only these').choices(disputeStages))
    .addOption(new Option('--cause <cause>', 'only of this cause').choices(disputeCauses))
    .option('--owner <name>', 'only those that this person leads')
    .option('--customer <name>', 'only of this customer')
    .option('--shop <name>', 'only of this shop')
    .option('--overdue', 'only running ones of which a deadline has passed')
    .addOption(
      new Option(
        '--age <age>',
        'of proposals only those of the last weeks, or those from long ago',
      ).choices(['recent', 'past']),
    )
    .addOption(
      new Option('--order <order>', 'worst or nearest deadline first').choices([
        'severity',
        'deadline',
      ]),
    )
    .option('--conversation <id>', 'only of this conversation')
    .option('--limit <n>', 'at most so many', '200')
    .option('--after <id>', 'goes on after this dispute')
    .action(
      action((options: ListOptions) =>
        withArchive(options, async ({ client }) => {
          const { stage, cause, owner, customer, shop, overdue, age, order } = options;
          const page = await client.disputes.list({
            ...(stage ? { stage: [stage] } : {}),
            ...(cause ? { cause: [cause] } : {}),
            ...given({ owner, customer, shop, overdue, age, order }),
            ...given({ conversationId: options.conversation, afterId: options.after }),
            limit: Number(options.limit),
          });
          print(options.json, page, () => page.disputes.map(disputeLine).join('\n'));
        }),
      ),
    );
}
