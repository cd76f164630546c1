import { Command, InvalidArgumentError } from 'commander';
import type { Provenance, Session } from '../../../shared/contract/conversations.ts';
import type { Message } from '../../../shared/model/message.ts';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface Options extends CommonOptions {
  readonly context: number;
}

/** `keptword show MESSAGE_ID` */
export function showCommand(): Command {
  return common(new Command('show'))
    .description('shows a message, its neighbours and where it came from')
    .argument('<message-id>')
    .option('--context <number>', 'messages before and after it, at most 500', wholeNumber, 10)
    .action(
      action((messageId: string, options: Options) =>
        withArchive(options, async ({ client }) => {
          const { conversation, messages, provenance, sessions } =
            await client.conversations.context({
              messageId,
              before: options.context,
              after: options.context,
            });
          const message = messages.find((one) => one.messageId === messageId);
          print(options.json, { message, conversation, messages, provenance, sessions }, () =>
            [
              `${conversation.title} (${conversation.platform})`,
              ...messages.map((one) => line(one, one === message)),
              ...provenance.map(origin),
              ...sessions.map(session),
            ].join('\n'),
          );
        }),
      ),
    );
}

function line({ wallClock, sender, text }: Message, isAsked: boolean): string {
  return `${isAsked ? '>' : ' '} ${wallClock?.replace('T', ' ') ?? '-'}  ${sender}: ${text}`;
}

function origin({ fileName, position, digest, batchId }: Provenance): string {
  return `  ${fileName}:${position}  sha256 ${digest}  batch ${batchId}`;
}

/** What a table of sessions tells of the conversation, without cells that have nothing. */
function session({ facts, fileName, batchId }: Session): string {
  const told = Object.entries(facts).filter(([, cell]) => !/^-?$/.test(cell.trim()));
  const cells = told.map(([header, cell]) => `${header} ${cell}`).join(' · ');
  return `  ${fileName}  batch ${batchId}: ${cells}`;
}

function wholeNumber(text: string): number {
  if (!/^\d{1,9}$/.test(text)) throw new InvalidArgumentError('Not a number.');
  return Number(text);
}
