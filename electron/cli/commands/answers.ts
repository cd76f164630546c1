import { Command, Option } from 'commander';
import { answerStates, type Answer } from '../../../shared/contract/answers.ts';
import { valueInWords } from '../../../shared/domain/answers/value-in-words.ts';
import { answerTopicWords } from '../../../shared/i18n/answer-words.ts';
import { topicOf } from '../answer-topic.ts';
import { action, common } from '../command.ts';
import { language } from '../language.ts';
import { given, momentOf } from '../options.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface Options extends CommonOptions {
  readonly asOf?: string;
  readonly knownAt?: string;
  readonly topic?: string;
  readonly category?: string;
  readonly text?: string;
  readonly state?: (typeof answerStates)[number];
  readonly all?: boolean;
}

/** `keptword answers [--as-of DAY]` */
export function answersCommand(): Command {
  return common(new Command('answers'))
    .description('lists the answer sheet as it is, or as it was on a day')
    .option('--as-of <time>', 'what was in force then; a day means its end')
    .option('--known-at <time>', 'what the sheet could say then: later versions are left out')
    .option('--topic <topic>', 'only on this; `keptword sheet topics` lists them')
    .option('--category <name>', 'quality, price, payment-delivery, after-sales or your own')
    .option('--text <words>', 'in question, answer or scope')
    .addOption(new Option('--state <state>', 'only these').choices(answerStates))
    .option('--all', 'also what is not in force: to come, ended, retired')
    .action(
      action((options: Options) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const { asOf, knownAt, category, text, all, state } = options;
          const states = all ? [...answerStates] : state ? [state] : undefined;
          const page = await client.answers.list(
            given({
              asOf: momentOf(asOf, zone),
              knownAt: momentOf(knownAt, zone),
              topic: topicOf(options.topic),
              category,
              text,
              state: states,
            }),
          );
          print(options.json, page, () => page.answers.map(answerInWords).join('\n'));
        }),
      ),
    );
}

export function answerInWords(answer: Answer): string {
  const { answerId, topic, scope, scopeValue, state, version } = answer;
  const values = version.values.map(({ value }) => valueInWords(value, language)).join(' / ');
  const whom = scopeValue === '' ? scope : `${scope}:${scopeValue}`;
  const words = version.answer.replaceAll('\n', ' ');
  const name = answerTopicWords[language][topic];
  return [answerId, state, name, whom, values, words].join('\t');
}
