import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { backUpIfDue } from '../../../electron/core/backups/automatic.ts';
import { createBackup } from '../../../electron/core/backups/create.ts';
import { findBackups } from '../../../electron/core/backups/list.ts';
import { restoreBackup } from '../../../electron/core/backups/restore.ts';
import { verifyBackup } from '../../../electron/core/backups/verify.ts';
import { fixedClock } from '../../../electron/core/system/clock.ts';
import { openTestArchive, type TestArchive } from '../imports/archive.ts';

const cli = fileURLToPath(new URL('../../../electron/cli/index.ts', import.meta.url));
const chat = `小灯铺:小红
================================================================
----------------------------买家甲----------------------------
买家甲(2026-09-01 10:00:00):  在吗
小灯铺:小红(2026-09-01 10:00:09):  在的,今天发货
`;
const never = new AbortController().signal;
const by = { kind: 'manual', actor: '小红' } as const;

let archive: TestArchive;
let place: string;
beforeEach(async () => {
  archive = openTestArchive();
  place = mkdtempSync(join(tmpdir(), 'keptword-backups-'));
  await archive.importText(chat);
});
afterEach(async () => {
  await archive.close();
  rmSync(place, { recursive: true, force: true });
});

const backUp = (kind: 'manual' | 'automatic' = 'manual') =>
  createBackup(archive.core, { ...by, kind, folder: place }, never, () => undefined);
const found = () => findBackups(place, basename(archive.folder));
const run = (...args: string[]): string =>
  execFileSync(process.execPath, [cli, ...args], { encoding: 'utf8' });
const exported = (folder: string): string =>
  run('export', '--format', 'jsonl', '--archive', folder);

describe('a backup', () => {
  it('brings the same archive back after the first was destroyed', async () => {
    const before = exported(archive.folder);
    const { backup } = await backUp();
    rmSync(archive.folder, { recursive: true });
    const folder = join(place, '回来的');
    const restored = await restoreBackup(backup.folder, folder, never, () => undefined);
    expect(restored.messages).toBe(2);
    expect(exported(folder)).toBe(before);
    expect(JSON.parse(run('verify', '--archive', folder, '--json'))).toMatchObject({
      verdict: 'intact',
      checked: { originals: 1, messages: 2 },
    });
  });

  it('has what was committed before it and nothing of what comes after', async () => {
    const { backup } = await backUp();
    await archive.importText(`${chat}买家甲(2026-09-02 08:00:00):  发了吗\n`);
    expect(backup.manifest.messages).toBe(2);
    expect((await backUp()).backup.manifest.messages).toBe(3);
  });

  it('links originals that the backup before has, and is whole without it', async () => {
    const first = await backUp();
    await archive.importText(chat.replaceAll('买家甲', '买家乙'));
    const second = await backUp();
    expect([first.linked, second.linked]).toEqual([0, 1]);
    rmSync(first.backup.folder, { recursive: true });
    expect(await verifyBackup(second.backup.folder, never)).toMatchObject({ verdict: 'intact' });
  });

  it('copies anew what has gone bad in the backup before', async () => {
    const { backup } = await backUp();
    flipByte(join(backup.folder, originalOf(backup.folder)));
    const next = await backUp();
    expect(next.linked).toBe(0);
    expect(await verifyBackup(next.backup.folder, never)).toMatchObject({ verdict: 'intact' });
  });

  it('is refused into a folder that holds something', async () => {
    const { backup } = await backUp();
    await expect(
      restoreBackup(backup.folder, archive.folder, never, () => undefined),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(existsSync(join(archive.folder, 'archive.db'))).toBe(true);
  });

  it.each([
    ['a changed byte', (file: string) => flipByte(file), 'altered'],
    ['a shorter file', (file: string) => truncateSync(file, 10), 'altered'],
    ['a missing file', (file: string) => rmSync(file), 'missing'],
  ])('with %s is told apart, and takes no archive’s place', async (_, damage, code) => {
    const { backup } = await backUp();
    for (const file of ['archive.db', originalOf(backup.folder)]) {
      const folder = join(place, 'new');
      const kept = readFileSync(join(backup.folder, file));
      damage(join(backup.folder, file));
      expect(await verifyBackup(backup.folder, never)).toMatchObject({
        verdict: 'damaged',
        findings: [{ code, file }],
      });
      await expect(
        restoreBackup(backup.folder, folder, never, () => undefined),
      ).rejects.toMatchObject({ code: 'damaged-file', details: { file } });
      expect(readdirSync(place).filter((name) => name.includes('new'))).toEqual([]);
      writeFileSync(join(backup.folder, file), kept);
    }
  });

  it('whose list names a file outside of it is none', async () => {
    const { backup } = await backUp();
    const list = join(backup.folder, 'backup.json');
    writeFileSync(list, readFileSync(list, 'utf8').replace('archive.db', '../archive.db'));
    await expect(verifyBackup(backup.folder, never)).rejects.toMatchObject({
      code: 'damaged-file',
    });
    expect((await found()).damaged).toEqual([backup.name]);
  });

  it('stopped half way leaves nothing behind', async () => {
    const stop = new AbortController();
    const making = createBackup(archive.core, { ...by, folder: place }, stop.signal, () =>
      stop.abort(),
    );
    await expect(making).rejects.toThrow();
    expect(readdirSync(place)).toEqual([]);
  });

  it('cannot be made where its drive is not plugged in, and says so', async () => {
    const folder = join(place, 'gone', 'backups');
    await expect(
      createBackup(archive.core, { ...by, folder }, never, () => undefined),
    ).rejects.toMatchObject({ code: 'unavailable' });
    expect(existsSync(join(place, 'gone'))).toBe(false);
  });
});

describe('a backup that was killed', () => {
  it('is not there, and the next one clears what it left', async () => {
    const child = spawn(
      process.execPath,
      [cli, 'backup', 'create', '--to', place, '--archive', archive.folder],
      { stdio: 'ignore' },
    );
    while (child.exitCode === null && readdirSync(place).length === 0) await wait(2);
    child.kill('SIGKILL');
    await new Promise((done) => child.once('close', done));
    const { backups, damaged } = await found();
    expect(damaged).toEqual([]);
    const { backup } = await backUp();
    expect(readdirSync(place).filter((name) => name.startsWith('.'))).toEqual([]);
    expect((await found()).backups).toHaveLength(backups.length + 1);
    expect(await verifyBackup(backup.folder, never)).toMatchObject({ verdict: 'intact' });
  });
});

describe('automatic backups', () => {
  const isDone = () => backUpIfDue(archive.core, never);
  const beside = (): string => `${archive.folder}-backups`;
  afterEach(() => rmSync(beside(), { recursive: true, force: true }));

  it('are made when one is due, once', async () => {
    expect([await isDone(), await isDone()]).toEqual([true, false]);
    expect((await findBackups(beside(), basename(archive.folder))).backups).toHaveLength(1);
  });

  it('are made although another archive has its own in the same folder', async () => {
    await archive.core.store.settings.set({ backupFolder: place }, { actor: '小红', at: 0 });
    const other = mkdtempSync(join(tmpdir(), 'keptword-other-'));
    expect(await isDone()).toBe(true);
    const list = join((await found()).backups[0]!.folder, 'backup.json');
    const name = JSON.stringify(basename(archive.folder));
    writeFileSync(list, readFileSync(list, 'utf8').replace(name, JSON.stringify(basename(other))));
    expect((await found()).backups).toEqual([]);
    expect(await isDone()).toBe(true);
    rmSync(other, { recursive: true });
  });

  it('are not made where nobody wants them', async () => {
    await archive.core.store.settings.set({ backupEveryDays: 0 }, { actor: '小红', at: 0 });
    expect(await isDone()).toBe(false);
  });

  it('wait for a drive that is gone, and never make its folder elsewhere', async () => {
    const gone = join(place, 'drive', 'backups');
    await archive.core.store.settings.set({ backupFolder: gone }, { actor: '小红', at: 0 });
    expect(await isDone()).toBe(false);
    expect(existsSync(gone)).toBe(false);
    mkdirSync(join(place, 'drive'));
    expect(await isDone()).toBe(true);
  });

  it('give way to newer ones; those made by hand stay', async () => {
    const on = (day: number, kind: 'manual' | 'automatic') => {
      const clock = fixedClock(new Date(Date.UTC(2026, 8, day, 4)).toISOString());
      return createBackup(
        { ...archive.core, clock },
        { ...by, kind, folder: place },
        never,
        () => undefined,
      );
    };
    const removed: string[] = [];
    await on(1, 'manual');
    for (let day = 1; day <= 10; day++) removed.push(...(await on(day, 'automatic')).removed);
    const left = (await found()).backups;
    // The 1st to the 3rd are neither of the last seven days nor the newest of their week or month.
    expect(removed).toHaveLength(3);
    expect(left.map(({ manifest }) => new Date(manifest.madeAt).getUTCDate())).toEqual([
      10, 9, 8, 7, 6, 5, 4, 1,
    ]);
    expect(left.at(-1)?.manifest.kind).toBe('manual');
  });
});

function originalOf(folder: string): string {
  const [name] = readdirSync(join(folder, 'originals'));
  return `originals/${name}`;
}

function flipByte(file: string): void {
  chmodSync(file, 0o600);
  const bytes = readFileSync(file);
  const at = Math.floor(statSync(file).size / 2);
  bytes[at] = bytes[at]! ^ 1;
  writeFileSync(file, bytes);
}
