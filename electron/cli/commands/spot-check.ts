import { Command, Option } from 'commander';
import { readFileSync } from 'node:fs';
import type { ReviewCard, SpotCheck, SpotCheckItem } from '../../../shared/contract/spot-checks.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { spotRulesSchema } from '../../../shared/model/spot-checks.ts';
import type { Platform } from '../../../shared/model/message.ts';
import { platforms } from '../../../shared/model/platforms.ts';
import { action, collect, common } from '../command.ts';
import { given, periodOf } from '../options.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface ByOptions extends CommonOptions {
  readonly as?: string;
}

/** `keptword spot-check draw|list|show|card|review|appeal|settle|agents|rules` */
export function spotCheckCommand(): Command {
  const command = new Command('spot-check').description(
    'draws conversations at random, reviews them by the shop’s rules, hears the clerks',
  );
  for (const part of [draw(), list(), show(), card(), review(), appeal(), settle(), agents()]) {
    command.addCommand(part);
  }
  return command.addCommand(rules());
}

interface DrawOptions extends ByOptions {
  readonly from: string;
  readonly to: string;
  readonly size: string;
  readonly seed?: string;
  readonly stratify: SpotCheck['stratifiedBy'];
  readonly shop?: string;
  readonly agent?: string;
  readonly platform?: Platform;
}

function draw(): Command {
  return named(new Command('draw'))
    .description('a stratified random sample; the same seed draws the same')
    .requiredOption('--from <day>', 'first day or instant')
    .requiredOption('--to <day>', 'last day, or the instant at which the period ends')
    .option('--size <n>', 'conversations', '10')
    .option('--seed <text>')
    .addOption(
      new Option('--stratify <by>')
        .choices(['agent', 'shop', 'agent-shop', 'none'])
        .default('agent'),
    )
    .option('--shop <name>')
    .option('--agent <name>')
    .addOption(new Option('--platform <id>').choices(platforms))
    .action(
      action((options: DrawOptions) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const { seed, shop, agent, platform } = options;
          const drawn = await client.spotChecks.draw({
            ...periodOf(options, zone),
            size: Number(options.size),
            stratifiedBy: options.stratify,
            ...given({ seed, shop, agent, platform }),
          });
          const { items } = await client.spotChecks.get({ spotCheckId: drawn.spotCheckId });
          print(options.json, { ...drawn, items }, () =>
            [checkLine(drawn), ...items.map(itemLine)].join('\n'),
          );
        }),
      ),
    );
}

function list(): Command {
  return named(new Command('list'))
    .description('the spot checks, newest first')
    .action(
      action((options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const found = await client.spotChecks.list();
          print(options.json, found, () => found.spotChecks.map(checkLine).join('\n'));
        }),
      ),
    );
}

function show(): Command {
  return named(new Command('show').argument('<spot-check-id>'))
    .description('a spot check with what was drawn')
    .action(
      action((spotCheckId: string, options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const found = await client.spotChecks.get({ spotCheckId });
          print(options.json, found, () =>
            [checkLine(found), ...found.items.map(itemLine)].join('\n'),
          );
        }),
      ),
    );
}

function card(): Command {
  return named(new Command('card').argument('<item-id>'))
    .description('what the rules find in one conversation, reviews and appeals')
    .action(
      action((itemId: string, options: CommonOptions) =>
        withArchive(options, async ({ client }) =>
          printCard(options, await client.spotChecks.card({ itemId })),
        ),
      ),
    );
}

interface ReviewOptions extends ByOptions {
  readonly finding?: string[];
  readonly note?: string;
}

function review(): Command {
  return named(new Command('review').argument('<item-id>'))
    .description('a person’s judgement; an earlier one stays on record')
    .option('--finding <rule[:message,…]>', 'a rule that holds (repeatable)', collect)
    .option('--note <text>')
    .action(
      action((itemId: string, options: ReviewOptions) =>
        withArchive(options, async ({ client }) => {
          const findings = (options.finding ?? []).map((text) => {
            const [ruleId = '', messages = ''] = text.split(':');
            return { ruleId, messageIds: messages.split(',').filter((id) => id !== '') };
          });
          const note = options.note ?? '';
          printCard(options, await client.spotChecks.review({ itemId, findings, note }));
        }),
      ),
    );
}

function appeal(): Command {
  return named(new Command('appeal').argument('<item-id>'))
    .description('the clerk’s word against a review')
    .requiredOption('--comment <text>')
    .action(
      action((itemId: string, options: ByOptions & { readonly comment: string }) =>
        withArchive(options, async ({ client }) => {
          const { comment } = options;
          printCard(options, await client.spotChecks.appeal({ itemId, comment }));
        }),
      ),
    );
}

interface SettleOptions extends ByOptions {
  readonly comment: string;
  readonly changed?: boolean;
}

function settle(): Command {
  return named(new Command('settle').argument('<appeal-id>'))
    .description('upholds the review, or with --changed confirms the newer one')
    .requiredOption('--comment <text>')
    .option('--changed', 'the review was made anew')
    .action(
      action((appealId: string, options: SettleOptions) =>
        withArchive(options, async ({ client }) => {
          const decision = options.changed ? 'changed' : 'upheld';
          const { comment } = options;
          printCard(options, await client.spotChecks.settle({ appealId, decision, comment }));
        }),
      ),
    );
}

function agents(): Command {
  return named(new Command('agents'))
    .description('who was checked when, with what score; who waits longest first')
    .action(
      action((options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const found = await client.spotChecks.byAgent();
          print(options.json, found, () =>
            found.agents
              .map(({ agent, reviewed, averageScore, lastReviewedAt }) =>
                [agent, reviewed, averageScore?.toFixed(1) ?? '–', isoOr(lastReviewedAt)].join(
                  '\t',
                ),
              )
              .join('\n'),
          );
        }),
      ),
    );
}

function rules(): Command {
  return named(new Command('rules'))
    .description('what reviews look at; --set reads them from a JSON file')
    .option('--set <file>', 'a JSON file as --json prints it')
    .action(
      action((options: ByOptions & { readonly set?: string }) =>
        withArchive(options, async ({ client }) => {
          if (options.set !== undefined) {
            await client.spotChecks.setRules({ rules: rulesIn(options.set) });
          }
          const found = await client.spotChecks.rules();
          print(options.json, found, () =>
            found.rules
              .map(({ id, points, level, zh, en }) => [id, points, level, zh, en].join('\t'))
              .join('\n'),
          );
        }),
      ),
    );
}

function rulesIn(file: string): ReturnType<typeof spotRulesSchema.parse> {
  try {
    const document: unknown = JSON.parse(readFileSync(file, 'utf8'));
    const { rules: list } = document as { rules?: unknown };
    return spotRulesSchema.parse(list ?? document);
  } catch (cause) {
    const message = `The rules cannot be read: ${cause instanceof Error ? cause.message : ''}`;
    throw new AppError('invalid-input', message, { file }, { cause });
  }
}

function named(command: Command): Command {
  return common(command).option('--as <name>', 'who does it');
}

function printCard(options: CommonOptions, found: ReviewCard): void {
  print(options.json, found, () => {
    const [newest] = found.reviews;
    return [
      itemLine(found),
      `proposed: ${found.proposedScore}`,
      ...found.proposed.map(
        ({ ruleId, points, messageIds }) => `  ${points}\t${ruleId}\t${messageIds.join(' ')}`,
      ),
      ...(newest ? [`review by ${newest.by}: ${newest.score} ${newest.note}`] : []),
      ...found.appeals.map(
        ({ appealId, by, comment, decision }) =>
          `appeal ${appealId} by ${by}: ${comment} (${decision ?? 'waiting'})`,
      ),
    ].join('\n');
  });
}

function checkLine({ spotCheckId, at, size, population, reviewed, seed }: SpotCheck): string {
  return `${spotCheckId}\t${isoOr(at)}\t${size} of ${population}, ${reviewed} reviewed\tseed ${seed}`;
}

function itemLine({ itemId, agent, conversation, messages, state, score }: SpotCheckItem): string {
  return [itemId, state, score ?? '–', agent, conversation, `${messages} messages`].join('\t');
}

function isoOr(at: number | null): string {
  return at === null ? '–' : new Date(at).toISOString();
}
