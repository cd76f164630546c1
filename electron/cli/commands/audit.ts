import { Command } from 'commander';
import type { AuditEvent } from '../../../shared/contract/history.ts';
import { action, common } from '../command.ts';
import { endOf, given, instantOf } from '../options.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface Options extends CommonOptions {
  readonly by?: string;
  readonly on?: string;
  readonly id?: string;
  readonly deed?: string;
  readonly from?: string;
  readonly to?: string;
  readonly limit: number;
  readonly before?: string;
  readonly csv?: boolean;
}

/** `keptword audit`: everything that anybody did in the archive. */
export function auditCommand(): Command {
  return common(new Command('audit'))
    .description('lists what anybody did in the archive, the last first')
    .option('--by <name>', 'only what this person did')
    .option('--on <noun>', 'only what was done on such things: promise, handover, setting…')
    .option('--id <id>', 'only on the thing with this id')
    .option('--deed <action>', 'only such deeds: tag, sign, import…')
    .option('--from <time>', 'ISO 8601, inclusive; without offset in the zone of the settings')
    .option('--to <time>', 'the same; of a day its end')
    .option('--limit <n>', 'at most so many', Number, 100)
    .option('--before <eventId>', 'those before this one: the next page')
    .option('--csv', 'all of them as a table for a spreadsheet, oldest first')
    .action(
      action((options: Options) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const { by, on, id, deed, from, to, limit, before } = options;
          const filter = given({
            by,
            noun: on,
            id,
            action: deed,
            from: from === undefined ? undefined : instantOf(from, zone),
            to: to === undefined ? undefined : endOf(to, zone),
          });
          if (options.csv && !options.json) {
            for await (const { chunk } of await client.history.auditCsv(filter)) {
              process.stdout.write(chunk);
            }
            return;
          }
          const page = { ...filter, limit, ...given({ beforeId: before }) };
          const found = await client.history.audit(page);
          print(options.json, found, () => found.events.map(inWords).join('\n'));
        }),
      ),
    );
}

function inWords({ at, by, action: deed, noun, id, before, after }: AuditEvent): string {
  const values = [before, after].map((fields) => JSON.stringify(fields));
  return [new Date(at).toISOString(), by, deed, noun, id ?? '', ...values].join('\t');
}
