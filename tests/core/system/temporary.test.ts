import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { sweepTemporary, temporaryFolder } from '../../../electron/core/system/temporary.ts';

describe('what killed processes have left', () => {
  const { pid: dead } = spawnSync(process.execPath, ['--version']);
  let place: string;
  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'sweep-'));
    // `os.tmpdir` asks for these, each system for its own.
    for (const name of ['TMPDIR', 'TEMP', 'TMP']) vi.stubEnv(name, place);
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(place, { recursive: true, force: true });
  });

  function leftBy(purpose: string): string {
    const folder = join(place, `keptword-${purpose}-${dead}-aB3dE6`);
    mkdirSync(folder);
    writeFileSync(join(folder, 'upload'), 'x');
    return folder;
  }

  it('goes, and nothing of who still runs', () => {
    const left = leftBy('grants');
    const alike = join(place, `keptword-grants-${dead}-of-mine`);
    mkdirSync(alike);
    const own = temporaryFolder('grants');
    expect(statSync(own).mode & 0o077).toBe(process.platform === 'win32' ? 0o066 : 0);
    sweepTemporary();
    expect([left, alike, own].map((path) => existsSync(path))).toEqual([false, true, true]);
  });

  it('keeps nothing from starting where it cannot be looked at or removed', () => {
    symlinkSync('round', join(place, `keptword-aaa-${dead}-aB3dE6`));
    symlinkSync(`keptword-aaa-${dead}-aB3dE6`, join(place, 'round'));
    const closed = leftBy('bbb');
    chmodSync(closed, 0);
    const left = leftBy('grants');
    sweepTemporary();
    expect(existsSync(left)).toBe(false);
    if (existsSync(closed)) chmodSync(closed, 0o700);
  });

  it('keeps nothing from starting where the place for it is gone', () => {
    rmSync(place, { recursive: true });
    expect(sweepTemporary).not.toThrow();
  });
});
