import { Command } from 'commander';
import { action, collect, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface Options extends CommonOptions {
  readonly set?: string[];
}

/** `keptword settings [--set key=value]…` */
export function settingsCommand(): Command {
  return common(new Command('settings'))
    .description('shows or changes what the archive remembers for its people')
    .option('--set <key=value>', 'change a setting; the value may be JSON', collect)
    .action(
      action((options: Options) =>
        withArchive(options, async ({ client }) => {
          const changes = Object.fromEntries((options.set ?? []).map(parsePair));
          const settings = options.set
            ? await client.settings.set(changes)
            : await client.settings.get();
          print(options.json, settings, () =>
            Object.entries(settings)
              .map(([key, value]) => `${key} = ${JSON.stringify(value)}`)
              .join('\n'),
          );
        }),
      ),
    );
}

function parsePair(pair: string): [string, unknown] {
  const at = pair.indexOf('=');
  const [key, value] = at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
  try {
    return [key, JSON.parse(value)];
  } catch {
    return [key, value];
  }
}
