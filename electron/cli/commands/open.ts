import { Command } from 'commander';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { action } from '../command.ts';
import { electronBinary } from '../electron-binary.ts';
import { serve, serving, type ServeOptions } from './serve.ts';

/** The project's folder, whose package.json names the window's entry. */
const projectFolder = fileURLToPath(
  new URL(import.meta.url.endsWith('.ts') ? '../../..' : '../..', import.meta.url),
);

/** `keptword open`: the app's window, or the same app in the browser. */
export function openCommand(): Command {
  return serving(new Command('open'))
    .description('opens the app: its own window where Electron is there, else the browser')
    .action(
      action(async (options: ServeOptions) => {
        const why = await openWindow(options);
        if (why === undefined) return;
        process.stderr.write(`${why} Keptword is served to the browser instead.\n`);
        await serve(options, ({ url }) => openBrowser(url));
      }),
    );
}

/** Runs the window until it is closed. Says why when there can be none. */
async function openWindow(options: ServeOptions): Promise<string | undefined> {
  if (!hasDisplay()) return 'There is no display for a window here.';
  const binary = await electronBinary();
  if (binary === undefined) return "Electron's program cannot be had here.";
  const { archive, userData } = options;
  const args = [
    ...(archive === undefined ? [] : [`--archive=${resolve(archive)}`]),
    ...(userData === undefined ? [] : [`--user-data-dir=${resolve(userData)}`]),
  ];
  const child = spawn(binary, [projectFolder, ...args], { stdio: 'inherit' });
  try {
    const [exitCode] = (await once(child, 'exit')) as [number | null];
    return exitCode === 0 || exitCode === null ? undefined : 'Electron cannot open a window here.';
  } catch {
    return "Electron's program cannot be started here.";
  }
}

function openBrowser(url: string): void {
  if (!hasDisplay()) return;
  const [command, ...args] = {
    win32: ['cmd', '/c', 'start', '""', url],
    darwin: ['open', url],
  }[process.platform as string] ?? ['xdg-open', url];
  const child = spawn(command as string, args, { stdio: 'ignore', detached: true });
  // The address stands on the screen already; a browser that does not open is no failure.
  child.on('error', () => undefined);
  child.unref();
}

function hasDisplay(): boolean {
  const { env, platform } = process;
  return platform !== 'linux' || Boolean(env['DISPLAY'] ?? env['WAYLAND_DISPLAY']);
}
