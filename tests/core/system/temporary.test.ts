import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { sweepTemporary, temporaryFolder } from '../../../electron/core/system/temporary.ts';

it('removes what killed processes have left, and nothing of who still runs', () => {
  const { pid: dead } = spawnSync(process.execPath, ['--version']);
  const left = join(tmpdir(), `keptword-grants-${dead}-aB3dE6`);
  mkdirSync(left);
  writeFileSync(join(left, 'upload'), 'x');
  const alike = join(tmpdir(), `keptword-grants-${dead}-of-mine`);
  mkdirSync(alike);
  const own = temporaryFolder('grants');
  expect(statSync(own).mode & 0o077).toBe(0);
  sweepTemporary();
  expect([left, alike, own].map((path) => existsSync(path))).toEqual([false, true, true]);
  for (const path of [alike, own]) rmSync(path, { recursive: true });
});
