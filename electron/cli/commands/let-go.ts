import { Command, Option } from 'commander';
import { DateTime } from 'luxon';
import { AppError } from '../../../shared/contract/errors.ts';
import { letGoKinds, type LetGoCounts, type LetGoKind } from '../../../shared/contract/let-go.ts';
import { action, collect, common } from '../command.ts';
import { given, instantOf } from '../options.ts';
import { print } from '../output.ts';
import { iso } from '../promise-words.ts';
import { withArchive, type CommonOptions } from '../session.ts';

/** `keptword let-go preview|run|list|undo` */
export function letGoCommand(): Command {
  return new Command('let-go')
    .description('old findings that wait for a decision: off the boards at once, and back')
    .addCommand(
      withFilter(common(new Command('preview')))
        .description('how many would be let go; changes nothing')
        .action(
          action((options: FilterOptions) =>
            withArchive(options, async ({ client, core }) => {
              const { zone } = await client.settings.get();
              const counted = await client.letGo.preview(filterOf(options, core.clock.now(), zone));
              print(options.json, counted, () => countLine(counted));
            }),
          ),
        ),
    )
    .addCommand(
      withFilter(common(new Command('run')))
        .description('lets them go, each recorded as this person’s decision; nothing is deleted')
        .requiredOption('--reason <text>', 'why nobody looks at them one by one')
        .option('--as <name>', 'who decides')
        .action(
          action((options: FilterOptions & { readonly reason: string }) =>
            withArchive(options, async ({ client, core }) => {
              const { zone } = await client.settings.get();
              const filter = filterOf(options, core.clock.now(), zone);
              const done = await client.letGo.run({ ...filter, reason: options.reason });
              print(options.json, done, () => `${done.act ?? '-'}\t${countLine(done)}`);
            }),
          ),
        ),
    )
    .addCommand(
      common(new Command('list'))
        .description('what was let go, newest first, and how much of it still is')
        .action(
          action((options: CommonOptions) =>
            withArchive(options, async ({ client }) => {
              const done = await client.letGo.list();
              print(options.json, done, () =>
                done.acts
                  .map(({ act, at, by, reason, ...counted }) =>
                    [act, iso(at), by, reason, countLine(counted)].join('\t'),
                  )
                  .join('\n'),
              );
            }),
          ),
        ),
    )
    .addCommand(
      common(new Command('undo'))
        .description('what an act let go waits for a decision again')
        .argument('<act>')
        .option('--as <name>', 'who decides')
        .action(
          action((act: string, options: CommonOptions) =>
            withArchive(options, async ({ client }) => {
              const counted = await client.letGo.takeBack({ act });
              print(options.json, counted, () => countLine(counted));
            }),
          ),
        ),
    );
}

interface FilterOptions extends CommonOptions {
  readonly before?: string;
  readonly olderThan?: string;
  readonly kind?: LetGoKind[];
  readonly conversation?: string;
  readonly shop?: string;
}

function withFilter(command: Command): Command {
  return command
    .option('--before <time>', 'said, and due where a time was named, before this')
    .option('--older-than <months>', 'or so many months ago')
    .addOption(
      new Option('--kind <kind>', `only ${letGoKinds.join(', ')}; may be repeated`).argParser(
        (value: string, before?: string[]) => collect(kindOf(value), before),
      ),
    )
    .option('--conversation <id>', 'only of this conversation')
    .option('--shop <name>', 'only of this shop');
}

function kindOf(value: string): LetGoKind {
  const kind = letGoKinds.find((name) => name === value);
  if (kind) return kind;
  throw new AppError('invalid-input', `--kind is one of ${letGoKinds.join(', ')}.`);
}

function filterOf(options: FilterOptions, now: number, zone: string) {
  const { before, olderThan, kind, conversation, shop } = options;
  if ((before === undefined) === (olderThan === undefined)) {
    throw new AppError('invalid-input', 'Say how old: --before a time, or --older-than months.');
  }
  return {
    before: before === undefined ? monthsAgo(olderThan ?? '', now, zone) : instantOf(before, zone),
    ...given({ kinds: kind, conversationId: conversation, shop }),
  };
}

function monthsAgo(text: string, now: number, zone: string): number {
  if (/^\d{1,3}$/.test(text)) {
    return DateTime.fromMillis(now, { zone })
      .minus({ months: Number(text) })
      .toMillis();
  }
  throw new AppError('invalid-input', `${text} is no whole number of months.`);
}

function countLine({ counts, total }: { readonly counts: LetGoCounts; readonly total: number }) {
  return [total, ...letGoKinds.map((kind) => `${kind} ${counts[kind]}`)].join('\t');
}
