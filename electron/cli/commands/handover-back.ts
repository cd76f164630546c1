import { Command } from 'commander';
import type { Quality } from '../../../shared/contract/handover-quality.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { instantOf } from '../../../shared/domain/handovers/zoned-time.ts';
import { action, common } from '../command.ts';
import { oneOf } from '../options.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions, type Session } from '../session.ts';

/** Looking at the shift as it runs and back at its note: live, miss-check, quality, polish. */
export function backCommands(): Command[] {
  return [live(), missCheck(), quality(), polish()];
}

interface LiveOptions extends CommonOptions {
  readonly shop?: string;
  readonly at?: string;
}

function live(): Command {
  return common(new Command('live'))
    .description('what the next handover would say now, and what falls due before the shift ends')
    .option('--shop <shop>', 'one shop only')
    .option('--at <time>', 'as of this time, ISO 8601')
    .action(
      action((options: LiveOptions) =>
        withArchive(options, async ({ client }) => {
          const { shop, at } = options;
          const view = await client.handovers.live({
            ...(shop ? { shop } : {}),
            ...(at ? { at: await timeOf(client, at) } : {}),
          });
          print(options.json, view, () =>
            [
              `${view.shift} ${view.onDuty.join(', ')}`,
              ...view.dueBeforeEnd.map(({ due_at, headline }) => `${due_at}\t${headline}`),
              ...view.sections.flatMap(({ id, items }) =>
                items.map(({ severity, headline }) => `${id}\t${severity}\t${headline}`),
              ),
            ].join('\n'),
          );
        }),
      ),
    );
}

function missCheck(): Command {
  return common(new Command('miss-check'))
    .description('what a signed note left out, seen from the shift after it')
    .argument('<id>', 'handover')
    .option('--until <time>', 'look so far, ISO 8601 (default: a day after the shift, or now)')
    .action(
      action((handoverId: string, options: CommonOptions & { readonly until?: string }) =>
        withArchive(options, async ({ client }) => {
          const { until } = options;
          const limit = until ? { until: await timeOf(client, until) } : {};
          const found = await client.handovers.missCheck({ handoverId, ...limit });
          print(options.json, found, () => inWords(found));
        }),
      ),
    );
}

function quality(): Command {
  return common(new Command('quality'))
    .description('how good the newest notes were, oldest first')
    .option('--limit <n>', 'at most so many', '14')
    .action(
      action((options: CommonOptions & { readonly limit: string }) =>
        withArchive(options, async ({ client }) => {
          const trend = await client.handovers.quality({ limit: Number(options.limit) });
          print(options.json, trend, () => trend.notes.map(inWords).join('\n'));
        }),
      ),
    );
}

const fields = ['headline', 'situation'] as const;

interface PolishOptions extends CommonOptions {
  readonly item?: string;
  readonly field: string;
  readonly take?: string;
  readonly dismiss?: string;
  readonly as?: string;
}

function polish(): Command {
  return common(new Command('polish'))
    .description("asks the shop's writing help for a better wording; takes it over or puts it away")
    .argument('<id>', 'handover')
    .option('--item <id>', 'item of the draft')
    .option('--field <field>', fields.join(', '), 'headline')
    .option('--take <wording>', 'this proposed wording goes into the draft, marked')
    .option('--dismiss <wording>', 'this one goes away')
    .option('--as <person>', 'who has read it')
    .action(
      action((handoverId: string, options: PolishOptions) =>
        withArchive(options, async ({ client }) => {
          const decided = options.take ?? options.dismiss;
          const wording =
            decided === undefined
              ? await client.handovers.polish({
                  handoverId,
                  itemId: itemOf(options),
                  field: oneOf('field', fields, options.field),
                })
              : await client.handovers.decidePolish({
                  polishId: decided,
                  take: options.take !== undefined,
                });
          print(options.json, wording, () => {
            const { polishId, state, before, after, problems } = wording;
            const why = problems.map(({ kind, text }) => `\n  ${kind}: ${text}`).join('');
            return `${polishId} ${state}\n- ${before}\n+ ${after}${why}`;
          });
        }),
      ),
    );
}

function itemOf({ item }: PolishOptions): string {
  if (item) return item;
  throw new AppError('invalid-input', 'Say which item (--item), or which wording (--take).');
}

async function timeOf(client: Session['client'], value: string): Promise<number> {
  const { zone } = await client.settings.get();
  const instant = instantOf(value, zone);
  if (instant !== null) return instant;
  throw new AppError('invalid-input', 'That is no ISO 8601 time.', { value });
}

function inWords({ number, shift, outgoing, complete, relevant, ...rest }: Quality): string {
  const percent = (share: number | null): string =>
    share === null ? '—' : `${Math.round(share * 100)} %`;
  const minutes =
    rest.acknowledgedMs === null ? '—' : `${Math.round(rest.acknowledgedMs / 60_000)} min`;
  const misses = rest.misses.map(
    ({ kind, how, why, customer, headline }) =>
      `\n  ${kind}\t${how}\t${why}\t${customer}\t${headline}`,
  );
  const scores = `complete ${percent(complete)}, relevant ${percent(relevant)}, taken over ${minutes}`;
  return `${number}\t${shift}\t${outgoing}\t${scores}, ${rest.questions} questions${misses.join('')}`;
}
