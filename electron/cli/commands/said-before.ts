import { Command, InvalidArgumentError } from 'commander';
import { AppError } from '../../../shared/contract/errors.ts';
import { action, common } from '../command.ts';
import { hitLine, plainHit } from '../hits.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface Options extends CommonOptions {
  readonly limit: number;
  readonly text?: string;
  readonly customer?: string;
}

/** `keptword said-before MESSAGE_ID`, `keptword said-before --text TEXT [--customer NAME]` */
export function saidBeforeCommand(): Command {
  return common(new Command('said-before'))
    .description(
      'tells what a customer said like it before, and what others who asked were answered',
    )
    .argument('[message-id]', 'what was said')
    .option('--text <text>', 'what was said, where it is no message of the archive yet')
    .option('--customer <name>', 'who said that text')
    .option('--limit <number>', 'of each, at most 50', wholeNumber, 10)
    .action(
      action((messageId: string | undefined, options: Options) =>
        withArchive(options, async ({ client }) => {
          const { sameCustomer, others } = await client.search.saidBefore(
            askedOf(messageId, options),
          );
          const found = {
            sameCustomer: sameCustomer.map(plainHit),
            others: others.map(({ question, answers }) => ({
              question: plainHit(question),
              answers: answers.map(plainHit),
            })),
          };
          print(options.json, found, () =>
            [
              ...sameCustomer.map(hitLine),
              ...others.flatMap(({ question, answers }) => [
                '',
                hitLine(question),
                ...answers.map((answer) => `  ${hitLine(answer)}`),
              ]),
            ].join('\n'),
          );
        }),
      ),
    );
}

function askedOf(messageId: string | undefined, { text, customer, limit }: Options) {
  if (messageId !== undefined && text === undefined) return { messageId, limit };
  if (messageId !== undefined || text === undefined) {
    throw new AppError('invalid-input', 'Either the id of a message or --text is needed.');
  }
  return { text, limit, ...(customer === undefined ? {} : { customer }) };
}

/** `keptword similar MESSAGE_ID` */
export function similarCommand(): Command {
  return common(new Command('similar'))
    .description('finds messages that say nearly the same, most alike first')
    .argument('<message-id>')
    .option('--limit <number>', 'messages, at most 100', wholeNumber, 20)
    .action(
      action((messageId: string, options: Options) =>
        withArchive(options, async ({ client }) => {
          const { hits } = await client.search.similar({ messageId, limit: options.limit });
          print(options.json, { hits: hits.map(plainHit) }, () =>
            hits
              .map(
                (hit) => `${String(Math.round(hit.similarity * 100)).padStart(3)}% ${hitLine(hit)}`,
              )
              .join('\n'),
          );
        }),
      ),
    );
}

function wholeNumber(text: string): number {
  if (!/^[1-9]\d{0,8}$/.test(text)) throw new InvalidArgumentError('Not a positive number.');
  return Number(text);
}
