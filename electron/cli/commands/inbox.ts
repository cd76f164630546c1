import { Command } from 'commander';
import { action, common } from '../command.ts';
import { print } from '../output.ts';
import { withArchive, type CommonOptions } from '../session.ts';

interface Options extends CommonOptions {
  readonly take?: boolean;
  readonly folder?: string;
  readonly own?: boolean;
}

/** `keptword inbox`: the watched folder of an archive. */
export function inboxCommand(): Command {
  return common(new Command('inbox'))
    .description('says what lies in the watched folder and what became of it')
    .option('--take', 'import now what has stopped growing')
    .option('--folder <dir>', 'watch this folder from now on')
    .option('--own', 'watch the archive’s own folder `inbox` again')
    .action(
      action((options: Options) =>
        withArchive(options, async ({ client, grant }) => {
          const { folder, own, take } = options;
          if (folder !== undefined)
            await client.imports.inbox.choose({ grant: await grant(folder) });
          else if (own) await client.imports.inbox.choose({ grant: null });
          const taken = take ? (await client.imports.inbox.take()).taken : [];
          const state = await client.imports.inbox.state();
          print(options.json, { ...state, now: taken }, () =>
            [
              state.isThere ? state.folder : `${state.folder} (not there)`,
              ...state.unreadable.map((name) => `unreadable ${name}`),
              ...state.waiting.map((name) => `waiting ${name}`),
              ...state.taken.map(
                ({ name, status, newMessages, error }) =>
                  `${status} ${name} (${error ?? `${newMessages} new`})`,
              ),
            ].join('\n'),
          );
          return taken.length > 0 && taken.every(({ status }) => status === 'refused') ? 4 : 0;
        }),
      ),
    );
}
