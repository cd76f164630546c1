import { Command, Option } from 'commander';
import {
  contradictionKinds,
  contradictionStatuses,
  type ContradictionRow,
  type ContradictionSide,
} from '../../../shared/contract/contradictions.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { valueAsWritten } from '../../../shared/domain/answers/value-in-words.ts';
import { answerTopicWords } from '../../../shared/i18n/answer-words.ts';
import { topicOf } from '../answer-topic.ts';
import { action, common } from '../command.ts';
import { language } from '../language.ts';
import { endOf, given } from '../options.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions, type Session } from '../session.ts';

interface Options extends CommonOptions {
  readonly as?: string;
  readonly status?: ContradictionRow['status'];
  readonly all?: boolean;
  readonly kind?: ContradictionRow['kind'];
  readonly topic?: string;
  readonly conversation?: string;
  readonly limit: string;
  readonly choose?: 'a' | 'b';
  readonly answer?: string;
  readonly value?: string;
  readonly product?: string;
  readonly exception?: boolean;
  readonly customer?: string;
  readonly order?: string;
  readonly until?: string;
  readonly approvedBy?: string;
  readonly unrelated?: boolean;
  readonly reason?: string;
}

const verbs = ['list', 'show', 'resolve', 'reopen'] as const;

/** `keptword contradictions [list|show|resolve|reopen] [ID]` */
export function contradictionsCommand(): Command {
  return common(new Command('contradictions'))
    .description('lists what cannot both be true, side by side, and decides on it')
    .argument('[verb]', 'list, show, resolve or reopen', 'list')
    .argument('[id]')
    .addOption(new Option('--status <status>', 'list only these').choices(contradictionStatuses))
    .option('--all', 'list also what was decided')
    .addOption(new Option('--kind <kind>', 'list only these').choices(contradictionKinds))
    .option('--topic <topic>', 'list only on this')
    .option('--conversation <id>', 'list only of this conversation')
    .option('--limit <n>', 'at most so many', '200')
    .addOption(new Option('--choose <side>', 'this statement holds').choices(['a', 'b']))
    .option('--answer <text>', 'with --choose: write this into the sheet')
    .option('--value <text>', 'with --answer: what is compared')
    .option('--product <name>', 'with --answer: of which product it is')
    .option('--exception', 'what differs was for this customer or order alone')
    .option('--customer <name>', 'with --exception: whom it is for (default: the one of b)')
    .option('--order <number>', 'with --exception: which order it is for')
    .option('--until <time>', 'with --exception: to the end of that day')
    .option('--approved-by <name>', 'with --exception: who has approved it')
    .option('--unrelated', 'they are not about the same matter')
    .option('--reason <text>')
    .option('--as <name>', 'who decides')
    .action(
      action((verb: string, id: string | undefined, options: Options) =>
        withArchive(options, async (session) => {
          if (!(verbs as readonly string[]).includes(verb)) {
            throw new AppError('invalid-input', `${verb} is none of ${verbs.join(', ')}.`);
          }
          if (verb === 'list') return list(session, options);
          if (id === undefined) throw new AppError('invalid-input', 'Which one? Give its id.');
          if (verb === 'show') return show(session, id, options);
          const decided = await (verb === 'resolve'
            ? resolve(session, id, options)
            : session.client.contradictions.reopen({
                contradictionId: id,
                ...given({ reason: options.reason }),
              }));
          print(options.json, decided, () => inWords(decided));
        }),
      ),
    );
}

async function list({ client }: Session, options: Options): Promise<void> {
  const { status, all, kind, topic, conversation, limit } = options;
  const page = await client.contradictions.list({
    ...given({
      status: all ? [...contradictionStatuses] : status && [status],
      topic: topicOf(topic),
      kind,
      conversationId: conversation,
    }),
    limit: Number(limit),
  });
  print(options.json, page, () => page.contradictions.map(inWords).join('\n'));
}

async function show({ client }: Session, id: string, { json }: Options): Promise<void> {
  const shown = await client.contradictions.get({ contradictionId: id });
  print(json, shown, () =>
    [
      inWords(shown.contradiction),
      ...shown.told.map(({ value, by, to, statement }) =>
        [valueAsWritten(value, statement, language), `${by} → ${to ?? '?'}`, statement].join('\t'),
      ),
    ].join('\n'),
  );
}

async function resolve(
  { client }: Session,
  contradictionId: string,
  options: Options,
): Promise<ContradictionRow> {
  const { choose, answer, value, product, exception, unrelated, reason, order, customer } = options;
  if (choose) {
    return client.contradictions.choose({
      contradictionId,
      chosen: choose,
      ...given({ answer, value, product, reason }),
    });
  }
  if (exception) {
    const { zone } = await client.settings.get();
    const { until, approvedBy } = options;
    return client.contradictions.except({
      contradictionId,
      recipientKind: order === undefined ? 'customer' : 'order',
      reason: reason ?? '',
      approvedBy: approvedBy ?? '',
      ...given({
        recipient: order ?? customer,
        validTo: until === undefined ? undefined : endOf(until, zone),
      }),
    });
  }
  if (unrelated) {
    return client.contradictions.unrelated({ contradictionId, reason: reason ?? '' });
  }
  throw new AppError('invalid-input', 'Say how: --choose a|b, --exception or --unrelated.');
}

function inWords({ contradictionId, kind, topic, status, a, b }: ContradictionRow): string {
  const head = [contradictionId, status, kind, answerTopicWords[language][topic]].join('\t');
  return [head, sideInWords('a', a), sideInWords('b', b)].join('\n');
}

function sideInWords(name: string, { value, by, to, at, text, count }: ContradictionSide): string {
  const said = value === null ? '' : valueAsWritten(value, text, language);
  const when = at === null ? '-' : new Date(at).toISOString();
  const times = count > 1 ? ` ×${count}` : '';
  return `  ${name}\t${said}${times}\t${when}\t${by} → ${to ?? '?'}\t${text.replaceAll('\n', ' ')}`;
}
