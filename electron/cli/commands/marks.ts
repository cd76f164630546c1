import { Command, Option } from 'commander';
import { thingNouns, type Thing } from '../../../shared/contract/marks.ts';
import { commandLineTexts } from '../../../shared/i18n/command-line.ts';
import { action, common } from '../command.ts';
import { language } from '../language.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

const t = commandLineTexts[language];

interface Options extends CommonOptions {
  readonly as?: string;
  readonly remove?: boolean;
  /** Absent: messages. */
  readonly on?: Thing['noun'];
}

/** `keptword tag`, `keptword tag TAG ID... [--on NOUN]` */
export function tagCommand(): Command {
  return marking('tag')
    .description('lists all tags, or puts one on messages or other things')
    .argument('[tag]')
    .argument('[ids...]', 'of messages, or of what --on names')
    .option('--remove', 'take it off; that it was there stays on record')
    .action(
      action((tag: string | undefined, messageIds: string[], options: Options) =>
        withArchive(options, async ({ client }) => {
          const { on, remove } = options;
          if (on !== undefined && tag !== undefined) {
            let count = 0;
            for (const id of messageIds) {
              const given = { noun: on, id, tag };
              const isChange = remove
                ? (await client.marks.untagThing(given)).untagged
                : (await client.marks.tagThing(given)).tagged;
              if (isChange) count++;
            }
            const document = remove ? { untagged: count } : { tagged: count };
            print(options.json, document, () => t.exactly(`${count}`));
          } else if (tag === undefined) {
            const { tags } = await client.marks.tags();
            print(options.json, { tags }, () =>
              tags.map((each) => `${String(each.messages).padStart(8)}  ${each.tag}`).join('\n'),
            );
          } else if (options.remove) {
            const { untagged } = await client.marks.untag({ messageIds, tag });
            print(options.json, { untagged }, () => t.exactly(`${untagged}`));
          } else {
            const { tagged } = await client.marks.tag({ messageIds, tag });
            print(options.json, { tagged }, () => t.exactly(`${tagged}`));
          }
        }),
      ),
    );
}

/** `keptword note ID [TEXT] [--on NOUN]` */
export function noteCommand(): Command {
  return marking('note')
    .description('writes a note on a message or another thing, or shows its tags and notes')
    .argument('<id>', 'of a message, or of what --on names; of a note with --remove')
    .argument('[text]')
    .option('--remove', 'take the note away; that it was there stays on record')
    .action(
      action((id: string, text: string | undefined, options: Options) =>
        withArchive(options, async ({ client }) => {
          const { on } = options;
          if (options.remove) {
            const gone = { noteId: id };
            await (on ? client.marks.removeThingNote(gone) : client.marks.removeNote(gone));
            print(options.json, { noteId: id }, () => id);
          } else if (text !== undefined) {
            const { noteId } = on
              ? await client.marks.noteThing({ noun: on, id, text })
              : await client.marks.note({ messageId: id, text });
            print(options.json, { noteId }, () => noteId);
          } else {
            const { tags, notes } = on
              ? await client.marks.of({ noun: on, id })
              : ((await client.marks.get({ messageIds: [id] })).marks[0] ?? {
                  tags: [],
                  notes: [],
                });
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
  return common(new Command(name))
    .option('--as <name>', 'who does it, for the record')
    .addOption(new Option('--on <noun>', 'on another thing than a message').choices(thingNouns));
}
