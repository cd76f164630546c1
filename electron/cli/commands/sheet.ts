import { writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Command, Option } from 'commander';
import { questionOf, categoryOf } from '../../../shared/domain/answers/topics.ts';
import { valueInWords } from '../../../shared/domain/answers/value-in-words.ts';
import { answerTopicWords } from '../../../shared/i18n/answer-words.ts';
import { commandLineTexts } from '../../../shared/i18n/command-line.ts';
import { answerScopes, topics, type AnswerScope } from '../../../shared/model/answers.ts';
import { topicOf } from '../answer-topic.ts';
import { action, common } from '../command.ts';
import { language } from '../language.ts';
import { endOf, given, instantOf, momentOf } from '../options.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';
import { answerInWords } from './answers.ts';
import { exceptionCommands } from './sheet-exceptions.ts';

const t = commandLineTexts[language];

interface Said extends CommonOptions {
  readonly as?: string;
  readonly topic: string;
  readonly scope?: AnswerScope;
  readonly for?: string;
  readonly category?: string;
  readonly question?: string;
  readonly answer: string;
  readonly value?: string;
  readonly from?: string;
  readonly until?: string;
  readonly owner?: string;
  readonly source?: string;
  readonly reason?: string;
}

/** `keptword sheet add|edit|retire|show|told|topics|import|export|except|exceptions|approve|refuse|revoke` */
export function sheetCommand(): Command {
  const sheet = new Command('sheet').description('writes the answer sheet');
  const commands = [addCommand(), editCommand(), retireCommand(), showCommand(), toldCommand()];
  for (const command of commands) sheet.addCommand(command);
  for (const command of exceptionCommands()) sheet.addCommand(command);
  for (const command of [topicsCommand(), importCommand(), exportCommand()]) {
    sheet.addCommand(command);
  }
  return sheet;
}

function addCommand(): Command {
  return saying(common(new Command('add')))
    .description('adds an entry: what is to be said on a topic, from when, to whom')
    .requiredOption('--topic <topic>', '`keptword sheet topics` lists them')
    .requiredOption('--answer <text>', 'the words to be used')
    .addOption(new Option('--scope <scope>', 'whom it is for').choices(answerScopes))
    .option('--for <name>', 'the shop, product, order or customer')
    .action(
      action((options: Said) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const { scope, answer } = options;
          const added = await client.answers.add({
            topic: topicOf(options.topic),
            answer,
            ...given({ scope, scopeValue: options.for }),
            ...contentOf(options, zone),
          });
          print(options.json, added, () => answerInWords(added));
        }),
      ),
    );
}

function editCommand(): Command {
  return saying(common(new Command('edit')))
    .description('makes a new version of an entry; what is not given stays as it is')
    .argument('<id>')
    .option('--answer <text>', 'the words to be used')
    .action(
      action((answerId: string, options: Said) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const edit = { ...given({ answer: options.answer }), ...contentOf(options, zone) };
          const revised = await client.answers.revise({ answerId, edit });
          print(options.json, revised, () => answerInWords(revised));
        }),
      ),
    );
}

function retireCommand(): Command {
  return common(new Command('retire'))
    .description('ends an entry: no answer from then on; what was said stays on record')
    .argument('<id>')
    .requiredOption('--reason <text>')
    .option('--from <time>', 'from when on (default: now)')
    .option('--as <name>', 'who does it')
    .action(
      action((answerId: string, options: Said & { readonly reason: string }) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const at = options.from === undefined ? undefined : instantOf(options.from, zone);
          const { reason } = options;
          const retired = await client.answers.retire({ answerId, reason, ...given({ at }) });
          print(options.json, retired, () => answerInWords(retired));
        }),
      ),
    );
}

function showCommand(): Command {
  return common(new Command('show'))
    .description('shows an entry with all its versions and what has been told on its topic')
    .argument('<id>')
    .action(
      action((answerId: string, options: CommonOptions) =>
        withArchive(options, async ({ client }) => {
          const shown = await client.answers.get({ answerId });
          print(options.json, shown, () =>
            [
              answerInWords(shown.answer),
              ...shown.versions.map(
                (one) => `v${one.number}\t${iso(one.validFrom)}\t${one.madeBy}\t${one.answer}`,
              ),
              ...shown.told.map(
                ({ value, count, agents }) =>
                  `${count}×\t${valueInWords(value, language)}\t${agents.join(', ')}`,
              ),
            ].join('\n'),
          );
        }),
      ),
    );
}

interface ToldOptions extends CommonOptions {
  readonly topic?: string;
  readonly customer?: string;
  readonly conversation?: string;
  readonly shop?: string;
  readonly exceptions?: boolean;
  readonly limit: string;
}

function toldCommand(): Command {
  return common(new Command('told'))
    .description('lists what agents have told, newest first, and how it spreads')
    .option('--topic <topic>')
    .option('--customer <name>')
    .option('--conversation <id>')
    .option('--shop <name>')
    .option('--exceptions', 'only what was said to be an exception')
    .option('--limit <n>', 'at most so many', '100')
    .action(
      action((options: ToldOptions) =>
        withArchive(options, async ({ client }) => {
          const { customer, shop, conversation, exceptions, limit } = options;
          const page = await client.answers.told({
            ...given({
              topic: topicOf(options.topic),
              customer,
              shop,
              conversationId: conversation,
            }),
            onlyExceptions: exceptions ?? false,
            limit: Number(limit),
          });
          print(options.json, page, () =>
            page.told
              .map(({ messageId, topic, value, by, to, statement }) =>
                [
                  messageId,
                  answerTopicWords[language][topic],
                  valueInWords(value, language),
                  `${by} → ${to ?? '?'}`,
                  statement.replaceAll('\n', ' '),
                ].join('\t'),
              )
              .join('\n'),
          );
        }),
      ),
    );
}

function topicsCommand(): Command {
  return common(new Command('topics'))
    .description('lists the topics that entries can be on')
    .action(
      action(async (options: CommonOptions) => {
        const list = topics.map((topic) => ({
          topic,
          zh: answerTopicWords['zh-CN'][topic],
          en: answerTopicWords.en[topic],
          category: categoryOf(topic),
          question: questionOf(topic),
        }));
        print(options.json, { topics: list }, () =>
          list.map(({ topic, zh, en }) => `${topic}\t${zh}\t${en}`).join('\n'),
        );
      }),
    );
}

function importCommand(): Command {
  return common(new Command('import'))
    .description('takes a CSV table into the sheet; what differs becomes a new version')
    .argument('<file>')
    .option('--dry-run', 'only count')
    .option('--as <name>', 'who does it')
    .action(
      action((file: string, options: CommonOptions & { readonly dryRun?: boolean }) =>
        withArchive(options, async ({ client, grant }) => {
          const report = await client.answers.importCsv({
            grant: await grant(file),
            dryRun: options.dryRun ?? false,
          });
          print(options.json, report, () =>
            [
              t.sheetImported(`${report.added}`, `${report.revised}`, `${report.unchanged}`),
              ...report.issues.map(({ line, reason }) => t.rowIssue(`${line}`, reason)),
            ].join('\n'),
          );
        }),
      ),
    );
}

function exportCommand(): Command {
  return common(new Command('export'))
    .description('writes the sheet in force as a CSV table, for spreadsheets')
    .argument('[file]', 'default: stdout')
    .option('--as-of <time>', 'as it was then')
    .action(
      action((file: string | undefined, options: CommonOptions & { readonly asOf?: string }) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const asOf = momentOf(options.asOf, zone);
          const { csv, answers } = await client.answers.exportCsv(given({ asOf }));
          if (file !== undefined) await writeFile(resolve(file), csv);
          const document = { answers, ...(file === undefined ? { csv } : { file: resolve(file) }) };
          print(options.json, document, () => (file === undefined ? csv : t.exactly(`${answers}`)));
        }),
      ),
    );
}

function saying(command: Command): Command {
  return command
    .option('--category <name>', 'quality, price, payment-delivery, after-sales or your own')
    .option('--question <text>', 'as customers ask it')
    .option(
      '--value <text>',
      'what is compared, where the answer does not say it: 48小时, 买家, 20元',
    )
    .option('--from <time>', 'holds from then (default: now)')
    .option('--until <time>', 'to the end of that day, or to that time; none: until further notice')
    .option('--owner <name>', 'who answers for it')
    .option('--source <text>', 'the policy or page that it follows')
    .option('--reason <text>', 'why it says so now')
    .option('--as <name>', 'who does it');
}

function contentOf(options: Said, zone: string) {
  const { category, question, value, from, until, owner, source, reason } = options;
  return given({
    category,
    question,
    value: value === 'none' ? null : value,
    validFrom: from === undefined ? undefined : instantOf(from, zone),
    validTo: until === undefined ? undefined : until === 'none' ? null : endOf(until, zone),
    owner,
    source,
    reason,
  });
}

const iso = (at: number): string => new Date(at).toISOString();
