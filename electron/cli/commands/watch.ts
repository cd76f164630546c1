import { Command, Option } from 'commander';
import { watchStatuses, type WatchRow } from '../../../shared/contract/watch.ts';
import { watchInWords } from '../../../shared/i18n/findings.ts';
import { watchKinds, type WatchKind } from '../../../shared/model/analysis.ts';
import { action, common } from '../command.ts';
import { language } from '../language.ts';
import { given } from '../options.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface ListOptions extends CommonOptions {
  readonly kind?: WatchKind;
  readonly status?: WatchRow['status'];
  readonly conversation?: string;
  readonly limit: string;
  readonly after?: string;
}

interface DecideOptions extends CommonOptions {
  readonly reason?: string;
  readonly as?: string;
}

const verbs = {
  confirm: 'they are what they seem',
  dismiss: 'they are nothing, or dealt with',
  reopen: 'they wait for a decision again',
} as const;

/** `keptword watch`, `keptword watch confirm|dismiss|reopen ID…` */
export function watchCommand(): Command {
  const watch = common(new Command('watch'))
    .description('lists messages that are worth a second look, newest first')
    .addOption(new Option('--kind <kind>', 'only these').choices(watchKinds))
    .addOption(new Option('--status <status>', 'only these').choices(watchStatuses))
    .option('--conversation <id>', 'only of this conversation')
    .option('--limit <n>', 'at most so many', '200')
    .option('--after <id>', 'goes on after this finding')
    .action(
      action((options: ListOptions) =>
        withArchive(options, async ({ client }) => {
          const { kind, status, conversation, after } = options;
          const page = await client.watch.list({
            ...(kind ? { kind: [kind] } : {}),
            ...(status ? { status: [status] } : {}),
            ...given({ conversationId: conversation, afterId: after }),
            limit: Number(options.limit),
          });
          print(options.json, page, () => page.findings.map(inWords).join('\n'));
        }),
      ),
    );
  for (const [verb, description] of Object.entries(verbs)) {
    watch.addCommand(
      common(new Command(verb))
        .description(description)
        .argument('<id...>')
        .option('--reason <text>')
        .option('--as <name>', 'who decides')
        .action(
          action((ids: string[], options: DecideOptions) =>
            withArchive(options, async ({ client }) => {
              const findings: WatchRow[] = [];
              for (const findingId of ids) {
                const why = { findingId, ...given({ reason: options.reason }) };
                const decide = {
                  confirm: () => client.watch.confirm(why),
                  dismiss: () => client.watch.dismiss(why),
                  reopen: () => client.watch.reopen({ findingId }),
                }[verb as keyof typeof verbs];
                findings.push(await decide());
              }
              print(options.json, { findings }, () => findings.map(inWords).join('\n'));
            }),
          ),
        ),
    );
  }
  return watch;
}

function inWords({ findingId, status, sender, reason, text }: WatchRow): string {
  const why = watchInWords(reason, language);
  return [findingId, status, sender, why, text.replaceAll('\n', ' ')].join('\t');
}
