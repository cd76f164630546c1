import { spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const cli = resolve(import.meta.dirname, '../../electron/cli/index.ts');
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keptword-serve-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('keptword serve', () => {
  it('prints one line with the address, and ends when it is told to', async () => {
    const server = run('serve');
    const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
    const url =
      /^Keptword: (http:\/\/127\.0\.0\.1:\d+\/)#token=[0-9a-f]{64}$/.exec(line)?.[1] ?? '';
    expect((await fetch(new URL('/missing.js', url))).status).toBe(404);

    const rest = text(server.stderr);
    expect(await end(server)).toBe(0);
    expect(await rest).toBe('');
    expect(existsSync(join(folder, 'archive', 'archive.db'))).toBe(true);
    expect(existsSync(join(folder, 'archive', 'archive.db-wal'))).toBe(false);
  });

  it('prints one JSON document with --json', async () => {
    const server = run('serve', '--json');
    const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
    const { url, port } = JSON.parse(line) as { url: string; port: number };
    expect(url).toContain(`http://127.0.0.1:${port}/#token=`);
    expect(await end(server)).toBe(0);
  });

  it('says when its port is taken', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const server = run('serve', '--json', '--port', String(port));
    const [said, [exitCode]] = await Promise.all([text(server.stdout), once(server, 'exit')]);
    expect(JSON.parse(said)).toMatchObject({ error: { code: 'conflict', details: { port } } });
    expect(exitCode).toBe(3);
    other.close();
  });

  it('refuses what is no port', async () => {
    const server = run('serve', '--port', '70000');
    const [said, [exitCode]] = await Promise.all([text(server.stderr), once(server, 'exit')]);
    expect(said).toContain('(invalid-input)');
    expect(exitCode).toBe(2);
  });
});

describe('keptword open', () => {
  it('says in one line that there can be no window, and serves the browser', async () => {
    const server = run('open');
    const said = text(server.stderr);
    const [line] = (await once(createInterface(server.stdout), 'line')) as [string];
    expect(line).toMatch(/^Keptword: http:\/\/127\.0\.0\.1:\d+\/#token=/);
    expect(await end(server)).toBe(0);
    expect(await said).toMatch(/^[^\n]+\n$/);
  });
});

type Process = ChildProcessByStdio<null, Readable, Readable>;

function run(command: string, ...args: string[]): Process {
  const where = ['--archive', join(folder, 'archive'), '--user-data', join(folder, 'user-data')];
  // No display and no Electron of this machine: the tests must not open windows.
  const { DISPLAY: _display, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
  const env = {
    ...rest,
    ELECTRON_MIRROR: 'http://127.0.0.1:9/',
    ELECTRON_OVERRIDE_DIST_PATH: folder,
  };
  return spawn(process.execPath, [cli, command, ...where, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env,
  });
}

/** Ctrl+C. */
async function end(server: Process): Promise<number | null> {
  const ended = once(server, 'exit');
  server.kill('SIGINT');
  const [exitCode] = (await ended) as [number | null];
  return exitCode;
}
