import { Command } from 'commander';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import { startWebServer, type WebServer } from '../../web/server.ts';
import { startHost } from '../../worker/host.ts';
import { userDataFolder } from '../../worker/user-data.ts';
import { action } from '../command.ts';
import { print } from '../output.ts';
import { passphraseOf, withPassphrase, type PassphraseOptions } from '../passphrase.ts';

export interface ServeOptions extends PassphraseOptions {
  readonly archive?: string;
  readonly userData?: string;
  readonly port?: string;
  readonly json?: boolean;
}

/** `keptword serve [--port N] [--archive DIR]` */
export function serveCommand(): Command {
  return serving(new Command('serve'))
    .description('serves the app to the browser of this machine, until Ctrl+C')
    .action(action((options: ServeOptions) => serve(options)));
}

/** Adds the options of everything that serves. */
export function serving(command: Command): Command {
  return withPassphrase(command)
    .option('--archive <folder>', 'archive folder (default: the one opened last)')
    .option('--user-data <folder>', 'where the program remembers its windows and archives')
    .option('--port <number>', 'port (default: any free one)')
    .option('--json', 'one JSON document on stdout');
}

/** Serves until the program is told to end; says the address once, when it can be opened. */
export async function serve(
  options: ServeOptions,
  whenReady: (server: WebServer) => void = () => undefined,
): Promise<void> {
  const port = Number(options.port ?? 0);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new AppError('invalid-input', 'A port is a number from 0 to 65535.');
  }
  const { archive } = options;
  // Listened for from the start: Ctrl+C must close the archive even before the address is printed.
  const ending = Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
  const host = startHost({
    userData: resolve(options.userData ?? userDataFolder()),
    archive: archive === undefined ? undefined : resolve(archive),
    passphrase: await passphraseOf(options),
  });
  try {
    const server = await startWebServer(host, { port }).catch((cause: unknown) => {
      throw portError(cause, port);
    });
    const { url } = server;
    print(options.json, { url, port: server.port }, () => `Keptword: ${url}`);
    whenReady(server);
    await ending;
    await server.close();
  } finally {
    await host.close();
  }
}

function portError(cause: unknown, port: number): unknown {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  if (code !== 'EADDRINUSE') return cause;
  return new AppError('conflict', `Port ${port} is taken by another program.`, { port });
}
