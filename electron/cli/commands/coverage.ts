import { Command } from 'commander';
import { DateTime } from 'luxon';
import type { AccountCoverage } from '../../../shared/contract/coverage.ts';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface Options extends CommonOptions {
  readonly conversation?: string;
  readonly account?: string;
  readonly from?: string;
  readonly to?: string;
}

/** `keptword coverage`: what the archive bears witness of, and what is missing. */
export function coverageCommand(): Command {
  return common(new Command('coverage'))
    .description('says from when to when each account is on record, and what is missing between')
    .option('--conversation <id>', 'of this conversation instead')
    .option('--from <day>', 'day by day from this one on (YYYY-MM-DD)')
    .option('--to <day>', 'to this day; today if not given')
    .option('--account <id>', 'day by day, of this account alone')
    .action(
      action((options: Options) =>
        withArchive(options, async ({ client }) => {
          const { conversation, account, from } = options;
          const { zone } = await client.settings.get();
          const say = (at: number): string => DateTime.fromMillis(at, { zone }).toFormat(minutes);
          const missing = (gaps: AccountCoverage['gaps']): string[] =>
            gaps.map((gap) => `  missing ${say(gap.from)} – ${say(gap.to)}`);
          if (conversation !== undefined) {
            const found = await client.coverage.conversation({ conversationId: conversation });
            print(options.json, found, () =>
              [
                ...found.covered.map((each) => `${say(each.from)} – ${say(each.to)}`),
                ...missing(found.gaps),
              ].join('\n'),
            );
            return;
          }
          if (from !== undefined) {
            const to = options.to ?? DateTime.now().setZone(zone).toISODate()!;
            const asked = { from, to, ...(account !== undefined && { accountId: account }) };
            const { days } = await client.coverage.days(asked);
            print(options.json, { days }, () =>
              days
                .map(({ day, messages, covered }) => `${day} ${covered ? messages : 'not covered'}`)
                .join('\n'),
            );
            return;
          }
          const { accounts } = await client.coverage.accounts();
          print(options.json, { accounts }, () =>
            accounts
              .flatMap((each) => [
                `${each.platform} ${each.account}: ${each.messages} messages, ` +
                  `last import ${each.daysSinceLastImport} days ago`,
                ...missing(each.gaps),
              ])
              .join('\n'),
          );
        }),
      ),
    );
}

const minutes = 'yyyy-MM-dd HH:mm';
