import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '../../electron/core/imports/detect.ts';
import { errorTable } from '../../shared/contract/errors.ts';
import { defaultSettings } from '../../shared/contract/default-settings.ts';

const project = resolve(import.meta.dirname, '../..');
const readme = readFileSync(join(project, 'README.md'), 'utf8');

/** As `keptword --help` lists them. */
function commands(): string[] {
  const cli = join(project, 'electron/cli/index.ts');
  const help = execFileSync(process.execPath, [cli, '--help'], { encoding: 'utf8' });
  return [...help.matchAll(/^ {2}([a-z]+)(?: |$)/gm)].map((match) => match[1]!);
}

describe('the README', () => {
  it('names every format, and says which are beta', () => {
    const rows = formats.map(
      ({ id }) => readme.match(new RegExp(`^.*\\| \`${id}\` \\|.*$`, 'm'))?.[0],
    );
    expect(rows.map((row) => row?.includes('beta'))).toEqual(formats.map(({ beta }) => beta));
  });

  it('names every command', () => {
    const listed = commands().filter((name) => name !== 'help');
    expect(listed.length).toBeGreaterThan(15);
    expect(listed.filter((name) => !new RegExp(`\`${name}[ \`]`).test(readme))).toEqual([]);
  });

  it('names every error code with its exit code', () => {
    const line = readme.match(/^Exit codes:.*$/m)?.[0] ?? '';
    const unnamed = Object.entries(errorTable).filter(
      ([code, { exit }]) => !new RegExp(`${exit} [^·]*${code}`).test(line),
    );
    expect(unnamed).toEqual([]);
  });

  it('names every setting', () => {
    const unnamed = Object.keys(defaultSettings).filter((key) => !readme.includes(`\`${key}\``));
    expect(unnamed).toEqual([]);
  });

  it('shows only pictures that are there', () => {
    const pictures = [...readme.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map((match) => match[1]!);
    expect(pictures.length).toBeGreaterThan(0);
    expect(pictures.filter((path) => !existsSync(join(project, path)))).toEqual([]);
  });
});
