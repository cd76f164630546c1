import { Command } from 'commander';
import type { AnswerException } from '../../../shared/contract/answers.ts';
import { answerTopicWords } from '../../../shared/i18n/answer-words.ts';
import { topicOf } from '../answer-topic.ts';
import { action, common } from '../command.ts';
import { language } from '../language.ts';
import { endOf, given, instantOf, momentOf } from '../options.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface ExceptOptions extends CommonOptions {
  readonly as?: string;
  readonly topic: string;
  readonly customer?: string;
  readonly order?: string;
  readonly granted: string;
  readonly value?: string;
  readonly reason: string;
  readonly from?: string;
  readonly until?: string;
  readonly approvedBy?: string;
}

/** Exceptions: what one customer or order gets otherwise than the sheet says, and who approved it. */
export function exceptionCommands(): Command[] {
  return [exceptCommand(), exceptionsCommand(), ...decisionCommands()];
}

function exceptCommand(): Command {
  return common(new Command('except'))
    .description('asks for an exception for one customer or order')
    .requiredOption('--topic <topic>')
    .option('--customer <name>', 'whom it is for')
    .option('--order <number>', 'or which order')
    .requiredOption('--granted <text>', 'what they get')
    .option('--value <text>', 'what is compared: 20元, 卖家')
    .requiredOption('--reason <text>')
    .option('--from <time>', 'holds from then (default: now)')
    .option('--until <time>', 'to the end of that day, or to that time')
    .option('--approved-by <name>', 'who has approved it already')
    .option('--as <name>', 'who asks')
    .action(
      action((options: ExceptOptions) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const { topic, customer, order, granted, value, reason, from, until } = options;
          const exception = await client.answers.askException({
            topic: topicOf(topic),
            recipientKind: order === undefined ? 'customer' : 'order',
            recipient: order ?? customer ?? '',
            granted,
            reason,
            ...given({
              value,
              approvedBy: options.approvedBy,
              validFrom: from === undefined ? undefined : instantOf(from, zone),
              validTo: until === undefined ? undefined : endOf(until, zone),
            }),
          });
          print(options.json, exception, () => inWords(exception));
        }),
      ),
    );
}

function exceptionsCommand(): Command {
  return common(new Command('exceptions'))
    .description('lists exceptions, newest first')
    .option('--topic <topic>')
    .option('--as-of <time>', 'as they stood then; a day means its end')
    .action(
      action((options: CommonOptions & { readonly topic?: string; readonly asOf?: string }) =>
        withArchive(options, async ({ client }) => {
          const { zone } = await client.settings.get();
          const asOf = momentOf(options.asOf, zone);
          const page = await client.answers.exceptions(
            given({ topic: topicOf(options.topic), asOf }),
          );
          print(options.json, page, () => page.exceptions.map(inWords).join('\n'));
        }),
      ),
    );
}

function decisionCommands(): Command[] {
  const verbs = {
    approve: ['approved', 'approves an exception that was asked for'],
    refuse: ['refused', 'refuses it'],
    revoke: ['revoked', 'takes the approval back'],
  } as const;
  return Object.entries(verbs).map(([verb, [decision, description]]) =>
    common(new Command(verb))
      .description(description)
      .argument('<id>', 'of an exception')
      .option('--reason <text>')
      .option('--as <name>', 'who decides')
      .action(
        action((exceptionId: string, options: CommonOptions & { readonly reason?: string }) =>
          withArchive(options, async ({ client }) => {
            const { reason } = options;
            const exception = await client.answers.decideException({
              exceptionId,
              decision,
              ...given({ reason }),
            });
            print(options.json, exception, () => inWords(exception));
          }),
        ),
      ),
  );
}

function inWords(exception: AnswerException): string {
  const { exceptionId, state, topic, recipient, granted, decidedBy, askedBy } = exception;
  const who = decidedBy === null ? askedBy : `${askedBy} / ${decidedBy}`;
  return [exceptionId, state, answerTopicWords[language][topic], recipient, granted, who].join(
    '\t',
  );
}
