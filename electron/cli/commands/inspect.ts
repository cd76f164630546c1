import { Command } from 'commander';
import { AppError } from '../../../shared/contract/errors.ts';
import { mostConversationsCounted } from '../../../shared/contract/imports.ts';
import { action } from '../command.ts';
import { importOptions, parseImportOptions, type ImportFlags } from '../import-options.ts';
import { print } from '../output.ts';
import { hasArchive, withArchive, withoutArchive, type CommonOptions } from '../session.ts';

interface Options extends CommonOptions, ImportFlags {
  readonly limit: string;
}

/** `keptword inspect FILE [--limit N]`: says what is in a file and stores nothing. */
export function inspectCommand(): Command {
  return importOptions(new Command('inspect').argument('<file>'))
    .description('says what is in an exported chat log; stores nothing')
    .option('--json', 'one JSON document on stdout')
    .option('--archive <folder>', 'archive whose presets are used (default: none)')
    .option('--limit <n>', 'messages to list', '20')
    .action(
      action(async (path: string, options: Options) => {
        const limit = Number(options.limit);
        if (!Number.isInteger(limit) || limit < 1) {
          throw new AppError('invalid-input', '--limit is a whole number from 1.');
        }
        const parsed = parseImportOptions(options);
        const look: Parameters<typeof withArchive>[1] = async ({ client, grant }) => {
          const asked = { grant: await grant(path), options: parsed, limit };
          const found = await client.imports.inspect(asked);
          print(options.json, found, () => describe(found));
        };
        // Presets are the archive's; without one nothing of it is needed.
        const hasOwn = options.archive !== undefined && hasArchive(options);
        if (hasOwn || parsed.preset !== undefined) {
          await withArchive(options, look);
          return;
        }
        await withoutArchive(options, look);
      }),
    );
}

type Found = Awaited<
  ReturnType<Parameters<Parameters<typeof withArchive>[1]>[0]['client']['imports']['inspect']>
>;

function describe({ format, encoding, counts, questions, messages }: Found): string {
  return [
    `${format} (${encoding}): ${counts.messages} messages, ${counts.system} system lines, ` +
      `${counts.issues} issues, ${conversationsIn(counts)}${sessionsIn(counts)}`,
    ...questions.map(
      ({ id, choices, assumed }) => `? ${id}: ${choices.join(' or ')}, ${assumed} assumed`,
    ),
    ...messages.map(({ wallClock, sender, text }) => `${wallClock ?? ''} ${sender}: ${text}`),
  ].join('\n');
}

function conversationsIn({ conversations }: Found['counts']): string {
  return `${conversations}${conversations < mostConversationsCounted ? '' : ' or more'} conversations`;
}

/** Of tables that tell of sessions and have no messages. */
function sessionsIn({ sessions }: Found['counts']): string {
  return sessions === 0 ? '' : `, ${sessions} sessions`;
}
