import { Command, Option } from 'commander';
import { metricsBy, type MetricsBy, type MetricsRow } from '../../../shared/contract/metrics.ts';
import { csvOf } from '../../../shared/domain/csv.ts';
import { action, common } from '../command.ts';
import { given, periodOf } from '../options.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface Options extends CommonOptions {
  readonly from: string;
  readonly to: string;
  readonly by: MetricsBy;
  readonly shop?: string;
  readonly agent?: string;
  readonly csv?: boolean;
}

/** `keptword metrics`: response times, waiting, promises, disputes, repeats of a period. */
export function metricsCommand(): Command {
  return common(new Command('metrics'))
    .description('response times, unanswered turns, promises, disputes and repeats of a period')
    .requiredOption('--from <day>', 'first day or instant')
    .requiredOption('--to <day>', 'last day, or the instant at which the period ends')
    .addOption(new Option('--by <what>', 'a row for each').choices(metricsBy).default('all'))
    .option('--shop <name>')
    .option('--agent <name>')
    .option('--csv', 'a table for a spreadsheet')
    .action(
      action((options: Options) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const { by, shop, agent } = options;
          const period = periodOf(options, zone);
          const { rows } = await client.metrics.read({ ...period, by, ...given({ shop, agent }) });
          print(options.json, { ...period, by, rows }, () =>
            options.csv ? tableOf(rows) : rows.map(lineOf).join('\n'),
          );
        }),
      ),
    );
}

function lineOf(row: MetricsRow): string {
  const { key, conversations, firstResponse, response, unanswered, promises, disputes } = row;
  return [
    key,
    `${conversations} conversations`,
    `first response ${secondsOf(firstResponse.averageMs)}`,
    `response ${secondsOf(response.averageMs)}`,
    `${unanswered} unanswered`,
    `${promises.kept} of ${promises.made} promises kept`,
    `${disputes.opened} disputes`,
    `${row.repeats} repeats`,
    salesInWords(row.sales),
  ].join('\t');
}

function salesInWords(sales: MetricsRow['sales']): string {
  if (sales.state === 'not-computable') return 'sales not computable';
  const { ordered, consulted, paid, salesCents } = sales;
  return `${ordered} of ${consulted} ordered, ${paid} paid ${(salesCents / 100).toFixed(2)}`;
}

function secondsOf(ms: number | null): string {
  return ms === null ? '–' : `${Math.round(ms / 1_000)} s`;
}

function tableOf(rows: readonly MetricsRow[]): string {
  const flat = rows.map((row) => flatten(row));
  // Not every row has sale figures.
  const columns = [...new Set(flat.flatMap((row) => Object.keys(row)))];
  return csvOf([
    columns,
    ...flat.map((row) => columns.map((column) => row[column] ?? null)),
  ]).trimEnd();
}

function flatten(row: object, before = ''): Record<string, string | number | null> {
  return Object.assign(
    {},
    ...Object.entries(row).map(([key, value]) =>
      typeof value === 'object' && value !== null
        ? flatten(value as object, `${before}${key}.`)
        : { [`${before}${key}`]: value as string | number | null },
    ),
  ) as Record<string, string | number | null>;
}
