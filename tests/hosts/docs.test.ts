import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { formats } from '../../electron/core/imports/detect.ts';
import { errorTable } from '../../shared/contract/errors.ts';
import { openTestArchive } from '../core/imports/archive.ts';
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

describe('the page on the archive', () => {
  const page = readFileSync(join(project, 'ARCHIVE.md'), 'utf8');

  it('names every table that is kept', () => {
    const schema = readFileSync(join(project, 'tests/core/store/schema.sql'), 'utf8');
    const tables = [...schema.matchAll(/^CREATE TABLE (?:"?)(\w+)/gm)].map((match) => match[1]!);
    expect(tables.length).toBeGreaterThan(60);
    const own = tables.filter((name) => name !== 'sqlite_sequence');
    expect(own.filter((name) => !page.includes(`\`${name}\``))).toEqual([]);
  });

  it('gives a query that shows every message with the file that it came from', async () => {
    const archive = openTestArchive();
    await archive.importText('2026/1/5 09:30 - Ann: Is it in stock?\n2026/1/5 09:31 - Shop: Yes\n');
    const query = /```sql\n(.+?)```/s.exec(page)![1]!;
    const rows = archive.rows(query);
    await archive.close();
    expect(rows.map(({ sender, text, position }) => [sender, text, position])).toEqual([
      ['Ann', 'Is it in stock?', 1],
      ['Shop', 'Yes', 2],
    ]);
  });
});
