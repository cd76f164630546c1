import { Command } from 'commander';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface Options extends CommonOptions {
  readonly as?: string;
  readonly remove?: boolean;
}

/** `keptword tag`, `keptword tag TAG MESSAGE...` */
export function tagCommand(): Command {
  return marking('tag')
    .description('lists all tags, or puts one on messages')
    .argument('[tag]')
    .argument('[messages...]', 'ids of messages')
    .option('--remove', 'take it off; that it was there stays on record')
    .action(
      action((tag: string | undefined, messageIds: string[], options: Options) =>
        withArchive(options, async ({ client }) => {
          if (tag === undefined) {
            const { tags } = await client.marks.tags();
            print(options.json, { tags }, () =>
              tags.map((each) => `${String(each.messages).padStart(8)}  ${each.tag}`).join('\n'),
            );
          } else if (options.remove) {
            const { untagged } = await client.marks.untag({ messageIds, tag });
            print(options.json, { untagged }, () => `${untagged} 条`);
          } else {
            const { tagged } = await client.marks.tag({ messageIds, tag });
            print(options.json, { tagged }, () => `${tagged} 条`);
          }
        }),
      ),
    );
}

/** `keptword note MESSAGE [TEXT]` */
export function noteCommand(): Command {
  return marking('note')
    .description('writes a note beside a message, or shows its tags and notes')
    .argument('<id>', 'of a message; of a note with --remove')
    .argument('[text]')
    .option('--remove', 'take the note away; that it was there stays on record')
    .action(
      action((id: string, text: string | undefined, options: Options) =>
        withArchive(options, async ({ client }) => {
          if (options.remove) {
            await client.marks.removeNote({ noteId: id });
            print(options.json, { noteId: id }, () => id);
          } else if (text !== undefined) {
            const { noteId } = await client.marks.note({ messageId: id, text });
            print(options.json, { noteId }, () => noteId);
          } else {
            const { marks } = await client.marks.get({ messageIds: [id] });
            const { tags, notes } = marks[0] ?? { tags: [], notes: [] };
            print(options.json, { tags, notes }, () =>
              [
                ...tags.map(({ tag, addedBy }) => `#${tag}  ${addedBy}`),
                ...notes.map((note) => `${note.noteId}  ${note.addedBy}: ${note.text}`),
              ].join('\n'),
            );
          }
        }),
      ),
    );
}

function marking(name: string): Command {
  return common(new Command(name)).option('--as <name>', 'who does it, for the record');
}
