import { Command } from 'commander';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface Options extends CommonOptions {
  readonly undo?: true;
  readonly as?: string;
}

/** `keptword unmask CONVERSATION_ID [--undo]` */
export function unmaskCommand(): Command {
  return common(new Command('unmask'))
    .description(
      "shows a conversation under its customer's full name, as a table of sessions tells it",
    )
    .argument('<conversation-id>')
    .option('--undo', 'shows the masked name again, and keeps it')
    .option('--as <name>', 'who decides')
    .action(
      action((conversationId: string, options: Options) =>
        withArchive(options, async ({ client }) => {
          const isShown = options.undo !== true;
          const conversation = await client.conversations.unmask({ conversationId, isShown });
          print(options.json, conversation, () => conversation.title);
        }),
      ),
    );
}
