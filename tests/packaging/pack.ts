import { extractAll, listPackage } from '@electron/asar';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';

/** What the builder has put together, without its installers. */
export interface Packed {
  /** Every file in it, as the program finds it: `out/main/index.js`. */
  readonly files: readonly string[];
  /** The switches in the program that its start cannot change, in the order of Electron's list. */
  readonly fuses: string;
  /** The builder's own words about what the updater would ask, absent in a stand-in. */
  readonly resources: string;
  /** Everything laid out as files in a folder where nothing of the project is near. */
  layOut(folder: string): void;
}

const project = resolve(import.meta.dirname, '../..');

/**
 * Runs electron-builder with the project's own configuration. Electron's program is a stand-in with
 * the fuses that the builder must set, so that this needs no download.
 */
export function pack(folder: string): Packed {
  const electron = join(folder, 'electron');
  mkdirSync(join(electron, 'locales'), { recursive: true });
  for (const language of ['de', 'en-US', 'zh-CN', 'zh-TW']) {
    writeFileSync(join(electron, 'locales', `${language}.pak`), language);
  }
  writeFileSync(
    join(electron, 'electron'),
    `${'-'.repeat(64)}${sentinel}\u0001\u0008${'0'.repeat(8)}`,
  );
  const output = join(folder, 'packed');
  const builder = createRequire(import.meta.url).resolve('electron-builder/cli.js');
  const settings = [`-c.electronDist=${electron}`, `-c.directories.output=${output}`];
  execFileSync(process.execPath, [builder, '--linux', '--dir', `--${process.arch}`, ...settings], {
    cwd: project,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const program = join(
    output,
    process.arch === 'x64' ? 'linux-unpacked' : `linux-${process.arch}-unpacked`,
  );
  const resources = join(program, 'resources');
  const archive = join(resources, 'app.asar');
  return {
    files: listPackage(archive, { isPack: false }).map((path) =>
      path.slice(1).replaceAll('\\', '/'),
    ),
    fuses: readFileSync(join(program, 'keptword'), 'latin1').split(sentinel)[1]!.slice(2, 10),
    resources,
    layOut(target) {
      extractAll(archive, target);
      cpSync(`${archive}.unpacked`, target, { recursive: true });
    },
  };
}

/** What marks the fuses in Electron's program: https://github.com/electron/fuses */
const sentinel = 'dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX';
