import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, dirname, join } from 'node:path';
import { chromium, type Browser } from 'playwright-core';

/** Starts a Chromium of this machine, fetching one where there is none yet. */
export function startChromium(): Promise<Browser> {
  // Without a UTF-8 locale Chromium cannot open files with Chinese names.
  const env = { ...process.env, LC_ALL: 'C.UTF-8' };
  return chromium.launch({ executablePath: findChromium(), args: [...flags()], env });
}

/** Path of an installed Chrome, Chromium or Edge; else Playwright's own, else Debian's, fetched now. */
export function findChromium(): string {
  const found =
    process.env['KEPTWORD_CHROMIUM'] ??
    installed() ??
    playwrights() ??
    fetchedByPlaywright() ??
    fetchedFromDebian();
  if (found === undefined) {
    throw new Error(
      'The window tests need Chromium, and none can be found or fetched. ' +
        'Install Chrome, Chromium or Edge, or name one in KEPTWORD_CHROMIUM.',
    );
  }
  return found;
}

function installed(): string | undefined {
  const { env, platform } = process;
  if (platform === 'win32') {
    const folders = [env['PROGRAMFILES'], env['PROGRAMFILES(X86)'], env['LOCALAPPDATA']];
    const programs = [
      'Google\\Chrome\\Application\\chrome.exe',
      'Microsoft\\Edge\\Application\\msedge.exe',
    ];
    return firstThere(
      folders.flatMap((folder) => (folder ? programs.map((program) => join(folder, program)) : [])),
    );
  }
  if (platform === 'darwin') {
    const names = ['Google Chrome', 'Chromium', 'Microsoft Edge'];
    return firstThere(names.map((name) => `/Applications/${name}.app/Contents/MacOS/${name}`));
  }
  const names = [
    'chromium',
    'chromium-browser',
    'google-chrome',
    'google-chrome-stable',
    'microsoft-edge',
  ];
  const folders = (env['PATH'] ?? '').split(delimiter).filter(Boolean);
  return firstThere(names.flatMap((name) => folders.map((folder) => join(folder, name))));
}

function playwrights(): string | undefined {
  return firstThere([chromium.executablePath()]);
}

function fetchedByPlaywright(): string | undefined {
  process.stderr.write('No Chromium here; fetching one…\n');
  const manifest = createRequire(import.meta.url).resolve('playwright-core/package.json');
  const cli = join(dirname(manifest), 'cli.js');
  const args = [cli, 'install', 'chromium'];
  spawnSync(process.execPath, args, { stdio: 'ignore', timeout: 300_000 });
  return playwrights();
}

function fetchedFromDebian(): string | undefined {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return undefined;
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = (...args: string[]): unknown =>
    spawnSync('apt-get', args, { stdio: 'ignore', timeout: 600_000, env });
  apt('update');
  apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk');
  return installed();
}

function firstThere(paths: readonly string[]): string | undefined {
  return paths.find((path) => path !== '' && existsSync(path));
}

/** Nothing of its own goes out to the net; as root there is no sandbox to be had. */
function flags(): readonly string[] {
  return [
    ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ];
}
