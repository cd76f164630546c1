import { text as readAll } from 'node:stream/consumers';
import { Command } from 'commander';
import type { DraftCheck, DraftTopic } from '../../../shared/contract/drafts.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { valueAsWritten, valueInWords } from '../../../shared/domain/answers/value-in-words.ts';
import { answerTopicWords } from '../../../shared/i18n/answer-words.ts';
import { commandLineTexts } from '../../../shared/i18n/command-line.ts';
import { action, common } from '../command.ts';
import { language } from '../language.ts';
import { given } from '../options.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

const t = commandLineTexts[language];

interface Options extends CommonOptions {
  readonly conversation?: string;
  readonly customer?: string;
  readonly shop?: string;
  readonly asked?: string;
}

/** `keptword check [TEXT]` */
export function checkCommand(): Command {
  return common(new Command('check'))
    .description('checks a reply before it is sent; without TEXT it is read from stdin')
    .argument('[text]')
    .option('--conversation <id>', 'that it answers in')
    .option('--customer <name>', 'whom it is for')
    .option('--shop <name>', 'whose it is')
    .option('--asked <text>', 'what the customer asked, where there is no conversation')
    .action(
      action((argument: string | undefined, options: Options) =>
        withArchive(options, async ({ client }) => {
          const text = argument ?? (await readAll(process.stdin));
          if (text.trim() === '')
            throw new AppError('invalid-input', 'There is no reply to check.');
          const { conversation, customer, shop, asked } = options;
          const checked = await client.drafts.check({
            text,
            ...given({ conversationId: conversation, customer, shop, asked }),
          });
          print(options.json, checked, () => inWords(checked, text));
        }),
      ),
    );
}

function inWords({ topics, risks, promises }: DraftCheck, text: string): string {
  return [
    ...topics.flatMap((topic) => topicInWords(topic, text)),
    ...risks.map(({ risk, words, softer }) =>
      ['!', risk, words, ...(softer.length > 0 ? [`→ ${softer.join(' / ')}`] : [])].join('\t'),
    ),
    ...promises.map(({ kind, dueAt, duePhrase }) =>
      [t.promised, kind, dueAt === null ? (duePhrase ?? '-') : new Date(dueAt).toISOString()].join(
        '\t',
      ),
    ),
  ].join('\n');
}

function topicInWords(
  { topic, value, sheet, thisCustomer, others }: DraftTopic,
  text: string,
): string[] {
  const said = value ? valueAsWritten(value, text, language) : '-';
  const mark = (contradicts: boolean): string => (contradicts ? '✗' : ' ');
  return [
    `${answerTopicWords[language][topic]}\t${said}`,
    ...(sheet ? [`  ${mark(sheet.contradicts)} ${t.sheet}\t${sheet.answer}`] : []),
    ...thisCustomer.map(
      (told) =>
        `  ${mark(told.contradicts)} ${t.thisCustomer}\t${valueAsWritten(told.value, told.statement, language)}\t${told.by}\t${told.statement}`,
    ),
    ...others.map(
      (spread) =>
        `  ${mark(spread.contradicts)} ${t.others(`${spread.count}`)}\t${valueInWords(spread.value, language)}\t${spread.example.statement}`,
    ),
  ];
}
