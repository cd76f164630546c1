import { Argument, Command } from 'commander';
import { platformStates, type PlatformState } from '../../../shared/domain/disputes/deadlines.ts';
import type { Platform } from '../../../shared/model/message.ts';
import { platforms } from '../../../shared/model/platforms.ts';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

/** `keptword deadlines`, `keptword deadlines set PLATFORM STATE HOURS|none|shipped` */
export function deadlinesCommand(): Command {
  return common(new Command('deadlines'))
    .description('the hours in which platforms want an answer')
    .action(
      action((options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const table = await client.disputes.deadlines();
          print(options.json, table, () => table.rows.map(inWords).join('\n'));
        }),
      ),
    )
    .addCommand(
      common(new Command('set'))
        .description('sets the shop’s own; shipped: the value that came with the program again')
        .addArgument(new Argument('<platform>').choices(platforms))
        .addArgument(new Argument('<state>').choices(platformStates))
        .argument('<hours>', 'a number, none, or shipped')
        .option('--as <name>', 'who decides')
        .action(
          action(
            (platform: Platform, state: PlatformState, hours: string, options: CommonOptions) =>
              withArchive(options, async ({ client }) => {
                const given = hours === 'none' ? null : Number(hours);
                const own = hours === 'shipped' ? {} : { hours: given };
                const table = await client.disputes.setDeadline({ platform, state, ...own });
                print(options.json, table, () => table.rows.map(inWords).join('\n'));
              }),
          ),
        ),
    );
}

interface Row {
  readonly platform: string;
  readonly state: string;
  readonly hours: number | null;
  readonly isOwn: boolean;
}

function inWords({ platform, state, hours, isOwn }: Row): string {
  return [platform, state, hours ?? '-', isOwn ? 'set by the shop' : 'not checked'].join('\t');
}
