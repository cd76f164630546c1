import { Command } from 'commander';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

/** `keptword orders [FILE]` */
export function ordersCommand(): Command {
  return common(new Command('orders'))
    .description(
      'takes a table of orders (CSV) for the sale figures of `metrics`, or tells of those taken',
    )
    .argument('[file]', 'as a platform or shop system exports it')
    .option('--as <name>', 'who does it')
    .action(
      action((file: string | undefined, options: CommonOptions) =>
        withArchive(options, async ({ client, grant }) => {
          if (file === undefined) {
            const state = await client.metrics.orders();
            print(options.json, state, () =>
              [
                `${state.orders} orders`,
                ...state.files.map(({ name, orders }) => `${name}\t${orders}`),
              ].join('\n'),
            );
            return;
          }
          const report = await client.metrics.importOrders({ grant: await grant(file) });
          print(options.json, report, () =>
            [
              `${report.name}\t${report.status}\t${report.orders} orders`,
              ...report.issues.map(({ line, reason }) => `line ${line}: ${reason}`),
            ].join('\n'),
          );
        }),
      ),
    );
}
