import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const reachMs = 5_000;
const fetchMs = 300_000;

/** Path of Electron's program, fetched now where it can be had; undefined where it cannot. */
export async function electronBinary(): Promise<string | undefined> {
  const folder = packageFolder();
  if (folder === undefined) return undefined;
  const here = installedIn(folder);
  if (here !== undefined) return here;
  if (!(await canBeFetched(folder))) return undefined;
  process.stderr.write('Fetching Electron, once…\n');
  const install = join(folder, 'install.js');
  spawnSync(process.execPath, [install], { stdio: 'ignore', timeout: fetchMs });
  return installedIn(folder);
}

/** Electron's npm package, which is there in a clone and absent where only Node's part is installed. */
function packageFolder(): string | undefined {
  try {
    return dirname(createRequire(import.meta.url).resolve('electron/package.json'));
  } catch {
    return undefined;
  }
}

function installedIn(folder: string): string | undefined {
  const pathFile = join(folder, 'path.txt');
  const dist = process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist');
  if (!existsSync(pathFile)) return undefined;
  const binary = join(dist, readFileSync(pathFile, 'utf8').trim());
  return existsSync(binary) ? binary : undefined;
}

/** Asks the download host for a small file first: a host out of reach must not cost minutes. */
async function canBeFetched(folder: string): Promise<boolean> {
  const { version } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as {
    version: string;
  };
  const { env } = process;
  const mirror =
    env['ELECTRON_MIRROR'] ??
    env['npm_config_electron_mirror'] ??
    'https://github.com/electron/electron/releases/download/';
  try {
    const url = new URL(`v${version}/SHASUMS256.txt`, mirror);
    const response = await fetch(url, { method: 'HEAD', signal: AbortSignal.timeout(reachMs) });
    return response.ok;
  } catch {
    return false;
  }
}
