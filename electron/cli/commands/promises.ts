import { Command, Option } from 'commander';
import type { PromiseRate, PromiseRow } from '../../../shared/contract/promises.ts';
import { promiseStatuses } from '../../../shared/contract/promises.ts';
import { promiseLanes } from '../../../shared/domain/promises/lanes.ts';
import { action, common } from '../command.ts';
import { given, instantOf } from '../options.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';
import { promiseLine } from '../promise-words.ts';

interface ListOptions extends CommonOptions {
  readonly status?: PromiseRow['status'];
  readonly lane?: PromiseRow['lane'];
  readonly agent?: string;
  readonly customer?: string;
  readonly shop?: string;
  readonly owner?: string;
  readonly conversation?: string;
  readonly dueBefore?: string;
  readonly age?: 'recent' | 'past';
  readonly order?: 'due' | 'newest';
  readonly limit: string;
  readonly after?: string;
  readonly rates?: PromiseRateBy | true;
  readonly from?: string;
  readonly to?: string;
  readonly reminders?: boolean;
}

type PromiseRateBy = 'agent' | 'shop';

/** `keptword promises [--status S] [--lane L] …`, `--rates`, `--reminders` */
export function promisesCommand(): Command {
  return common(new Command('promises'))
    .description('lists promises, soonest due first')
    .addOption(new Option('--status <status>', 'only these').choices(promiseStatuses))
    .addOption(new Option('--lane <lane>', 'only of this lane of the board').choices(promiseLanes))
    .option('--agent <name>', 'only made by this name')
    .option('--customer <name>', 'only made to this one')
    .option('--shop <name>', 'only of this shop')
    .option('--owner <name>', 'only those that this person is to keep')
    .option('--conversation <id>', 'only of this conversation')
    .option('--due-before <time>', 'only due before this time')
    .addOption(
      new Option(
        '--age <age>',
        'of proposals only those of the last weeks, or those from long ago',
      ).choices(['recent', 'past']),
    )
    .addOption(
      new Option('--order <order>', 'soonest due or newest first').choices(['due', 'newest']),
    )
    .option('--limit <n>', 'at most so many', '200')
    .option('--after <id>', 'goes on after this promise')
    .addOption(
      new Option('--rates [by]', 'who keeps their word, by agent or shop').choices([
        'agent',
        'shop',
      ]),
    )
    .option('--from <time>', 'with --rates: said at or after it')
    .option('--to <time>', 'with --rates: said before it')
    .option('--reminders', 'those to be brought to mind now')
    .action(
      action((options: ListOptions) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const at = (text: string | undefined): number | undefined =>
            text === undefined ? undefined : instantOf(text, zone);
          if (options.rates !== undefined) {
            const by = options.rates === true ? 'agent' : options.rates;
            const found = await client.promises.rates({
              by,
              ...given({ from: at(options.from), to: at(options.to) }),
            });
            print(options.json, found, () => found.rates.map(rateLine).join('\n'));
            return;
          }
          if (options.reminders) {
            const due = await client.promises.reminders();
            print(options.json, due, () => due.reminders.map(promiseLine).join('\n'));
            return;
          }
          const { status, lane, agent, customer, shop, owner, order, age } = options;
          const page = await client.promises.list({
            ...(status ? { status: [status] } : {}),
            ...(lane ? { lane: [lane] } : {}),
            ...given({ agent, customer, shop, owner, order, age }),
            ...given({
              conversationId: options.conversation,
              dueBefore: at(options.dueBefore),
              afterId: options.after,
            }),
            limit: Number(options.limit),
          });
          print(options.json, page, () => page.promises.map(promiseLine).join('\n'));
        }),
      ),
    );
}

function rateLine({ name, rate, kept, keptLate, broken, overdue, running }: PromiseRate): string {
  const share = rate === null ? '-' : `${Math.round(rate * 100)}%`;
  return [name || '-', share, kept, `late ${keptLate}`, broken, overdue, running].join('\t');
}
