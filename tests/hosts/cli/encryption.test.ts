import { execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wangwangChat } from '../../core/imports/generate.ts';

const command = resolve(import.meta.dirname, '../../../electron/cli/index.ts');
const run = promisify(execFile);
const passphrase = '河边的石头会说话';
let root: string;
let archive: string;
let file: string;
let before: string;

/** What a command prints, and how it ends. */
async function keptword(args: readonly string[], secrets: Record<string, string> = {}) {
  const env = { ...process.env, ...secrets };
  const options = { env, encoding: 'utf8' as const, maxBuffer: 2 ** 28 };
  return run(process.execPath, [command, ...args], options).then(
    ({ stdout, stderr }) => ({ stdout, stderr, exitCode: 0 }),
    ({ stdout, stderr, code }: Record<'stdout' | 'stderr', string> & { code: number }) => ({
      stdout,
      stderr,
      exitCode: code,
    }),
  );
}
const withKey = (args: readonly string[]) => keptword([...args, '--passphrase-file', file]);

beforeAll(async () => {
  root = mkdtempSync(join(tmpdir(), 'keptword-test-'));
  archive = join(root, 'archive');
  file = join(root, 'passphrase');
  writeFileSync(file, `${passphrase}\n`);
  writeFileSync(join(root, '聊天.txt'), wangwangChat(3_000));
  await withKey(['import', join(root, '聊天.txt'), '--archive', archive]);
  before = (await withKey(['export', '--format', 'jsonl', '--archive', archive])).stdout;
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('an encrypted archive on the command line', () => {
  it('opens with the passphrase of a file or of the environment', async () => {
    expect(before.split('\n').length).toBeGreaterThan(3_000);
    const given = { KEPTWORD_PASSPHRASE: passphrase };
    const args = ['export', '--format', 'jsonl', '--archive', archive];
    expect((await keptword(args, given)).stdout).toBe(before);
  });

  it('says that it is locked without one, and that a wrong one is wrong', async () => {
    const args = ['stats', '--archive', archive, '--json'];
    const errorOf = ({ stdout }: { stdout: string }) => JSON.parse(stdout).error;
    const without = await keptword(args);
    expect(without.exitCode).toBe(5);
    expect(errorOf(without)).toMatchObject({
      code: 'locked',
      details: { reason: 'passphrase-needed' },
    });
    const wrong = await keptword(args, { KEPTWORD_PASSPHRASE: '河边的石头会唱歌' });
    expect(wrong.exitCode).toBe(5);
    expect(errorOf(wrong)).toMatchObject({
      code: 'locked',
      details: { reason: 'passphrase-wrong' },
    });
    const doctor = await keptword(['doctor', '--archive', archive, '--json']);
    expect(JSON.parse(doctor.stdout)).toMatchObject({
      archive: { locked: true, encryption: { files: 'aes-256-gcm' } },
    });
  });

  it('comes back from a backup as it was, also after a kill in the midst of one', async () => {
    await killedBackup();
    const made = await withKey(['backup', 'create', '--archive', archive, '--json']);
    const { location } = JSON.parse(made.stdout) as { location: string };
    rmSync(archive, { recursive: true });
    const restored = await keptword(['backup', 'restore', location, '--to', archive, '--json']);
    expect(restored.exitCode).toBe(0);
    const after = await withKey(['export', '--format', 'jsonl', '--archive', archive]);
    expect(after.stdout).toBe(before);
    const verified = await withKey(['verify', '--archive', archive, '--json']);
    expect(JSON.parse(verified.stdout)).toMatchObject({ verdict: 'intact' });
  });

  it('opens with the recovery code when the passphrase is forgotten, and takes another', async () => {
    const made = await withKey(['encryption', 'recovery-code', '--archive', archive, '--json']);
    const { recoveryCode } = JSON.parse(made.stdout) as { recoveryCode: string };
    const recovering = { KEPTWORD_RECOVERY_CODE: recoveryCode };
    const opened = await keptword(['stats', '--archive', archive, '--json'], recovering);
    expect(JSON.parse(opened.stdout)).toMatchObject({ messages: expect.any(Number) });
    expect(opened.stderr).toContain('keptword encryption change-passphrase');
    const change = ['encryption', 'change-passphrase', '--archive', archive, '--json'];
    const next = { ...recovering, KEPTWORD_NEW_PASSPHRASE: 'another-passphrase' };
    const changed = await keptword(change, next);
    expect(JSON.parse(changed.stdout)).toMatchObject({ changed: true, strength: 'weak' });
    expect((await withKey(['stats', '--archive', archive])).exitCode).toBe(5);
    const given = { KEPTWORD_PASSPHRASE: 'another-passphrase' };
    expect((await keptword(['stats', '--archive', archive], given)).exitCode).toBe(0);
  });
});

/** Leaves a half-made one. */
async function killedBackup(): Promise<void> {
  const args = ['backup', 'create', '--archive', archive, '--passphrase-file', file];
  const child = spawn(process.execPath, [command, ...args], { stdio: 'ignore' });
  const ended = new Promise((done) => child.once('exit', done));
  const place = `${archive}-backups`;
  while (child.exitCode === null && !hasHalfMade(place)) await wait(2);
  child.kill('SIGKILL');
  await ended;
}

function hasHalfMade(place: string): boolean {
  return existsSync(place) && readdirSync(place).some((name) => name.startsWith('.half-made-'));
}
