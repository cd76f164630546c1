import { Command } from 'commander';
import { AppError } from '../../../shared/contract/errors.ts';
import { reportKindSchema, reportSections, type Report } from '../../../shared/contract/reports.ts';
import { instantOf } from '../../../shared/domain/handovers/zoned-time.ts';
import { action, common } from '../command.ts';
import { oneOf } from '../options.ts';
import { print } from '../output.ts';
import { printRendered, rendering, type RenderOptions } from '../rendered.ts';
import { secretOf, withSecret, type SecretOptions } from '../secret-option.ts';
import { withArchive, type CommonOptions, type Session } from '../session.ts';

/** `keptword report weekly|answer-changes|list|show|write|sign`. */
export function reportCommand(): Command {
  const report = new Command('report').description(
    'weekly reports, and what changed in the answers',
  );
  const drafts = reportKindSchema.options.map(draft);
  for (const command of [...drafts, list(), show(), write(), sign()]) report.addCommand(command);
  return report;
}

interface DraftOptions extends CommonOptions {
  readonly from: string;
  readonly to?: string;
  readonly shop?: string;
  readonly as: string;
}

function draft(kind: Report['kind']): Command {
  return common(new Command(kind))
    .description(
      kind === 'weekly'
        ? 'drafts the report of a week: problems, measures, plan, with its figures'
        : 'drafts the list of answers that changed since a day',
    )
    .requiredOption('--from <time>', 'ISO 8601; a day alone is its beginning')
    .option('--to <time>', 'default: a week later for a weekly report, else now')
    .option('--shop <shop>', 'one shop only')
    .requiredOption('--as <person>', 'who drafts it')
    .action(
      action((options: DraftOptions) =>
        withArchive(options, async ({ client, clock }) => {
          const from = await timeOf(client, options.from);
          const later = kind === 'weekly' ? from + week : clock.now();
          const to = options.to ? await timeOf(client, options.to) : later;
          const { shop, as } = options;
          const drafted = await client.reports.draft({
            kind,
            from,
            to,
            as,
            ...(shop ? { shop } : {}),
          });
          await printReport(options, client, drafted);
        }),
      ),
    );
}

const week = 7 * 24 * 3_600_000;

function list(): Command {
  return common(new Command('list'))
    .description('newest first')
    .option('--limit <n>', 'at most so many', '50')
    .action(
      action((options: CommonOptions & { readonly limit: string }) =>
        withArchive(options, async ({ client }) => {
          const found = await client.reports.list({ limit: Number(options.limit) });
          print(options.json, found, () =>
            found.reports
              .map(
                ({ reportId, kind, state, createdBy }) =>
                  `${reportId}\t${kind}\t${state}\t${createdBy}`,
              )
              .join('\n'),
          );
        }),
      ),
    );
}

function show(): Command {
  return rendering(common(new Command('show').argument('<id>', 'report')))
    .description('prints a report as text, Markdown, CSV, JSON, or HTML for A4 paper')
    .action(
      action((reportId: string, options: RenderOptions) =>
        withArchive(options, ({ client }) =>
          printRendered(options, (format, language) =>
            client.reports.render({ reportId, format, language }),
          ),
        ),
      ),
    );
}

interface WriteOptions extends CommonOptions {
  readonly section: string;
  readonly text: string;
  readonly as?: string;
}

function write(): Command {
  return common(new Command('write'))
    .description('writes a section of a draft')
    .argument('<id>', 'report')
    .requiredOption('--section <section>', reportSections.join(', '))
    .requiredOption('--text <text>')
    .option('--as <person>', 'who writes it')
    .action(
      action((reportId: string, options: WriteOptions) =>
        withArchive(options, async ({ client }) => {
          const section = oneOf('section', reportSections, options.section);
          const report = await client.reports.edit({ reportId, section, text: options.text });
          await printReport(options, client, report);
        }),
      ),
    );
}

function sign(): Command {
  return withSecret(common(new Command('sign')))
    .description('freezes a report with its figures')
    .argument('<id>', 'report')
    .requiredOption('--as <person>')
    .action(
      action((reportId: string, options: CommonOptions & SecretOptions & { readonly as: string }) =>
        withArchive(options, async ({ client }) => {
          const { as } = options;
          const report = await client.reports.sign({ reportId, as, ...secretOf(options) });
          await printReport(options, client, report);
        }),
      ),
    );
}

async function printReport(
  { json }: CommonOptions,
  client: Session['client'],
  report: Report,
): Promise<void> {
  const { reportId } = report;
  const { content } = await client.reports.render({ reportId, format: 'txt' });
  print(json, report, () => `report ${reportId} (${report.state})\n${content}`);
}

async function timeOf(client: Session['client'], value: string): Promise<number> {
  const { zone } = await client.settings.get();
  const instant = instantOf(value, zone);
  if (instant !== null) return instant;
  throw new AppError('invalid-input', 'That is no ISO 8601 time.', { value });
}
