import { createRouterClient } from '@orpc/server';
import { fork } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { convert } from '../../../electron/core/conversion.ts';
import { openCore, type Core } from '../../../electron/core/core.ts';
import { makeKey, unlockKey } from '../../../electron/core/encryption/key-file.ts';
import { oldFolders } from '../../../electron/core/encryption/old-files.ts';
import { keyIdOf } from '../../../electron/core/encryption/open.ts';
import { finishSwitch, switchSteps } from '../../../electron/core/encryption/switch.ts';
import { createRouter } from '../../../electron/core/router.ts';
import { fixedClock } from '../../../electron/core/system/clock.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import { openTestArchive, type TestArchive } from '../imports/archive.ts';
import { zipOf } from '../imports/xlsx.ts';
import { filesWith } from './words.ts';

const never = new AbortController().signal;
const quiet = (): void => undefined;
const by = { actor: '店长', at: Date.UTC(2026, 10, 2, 3, 4, 5) };
const passphrase = '河边的石头会说话';
const words = ['玻璃花盆', '碎在路上', '买家阿青'];
const chat = `晴天小铺:小红
================================================================
----------------------------买家阿青----------------------------
买家阿青(2026-09-01 10:00:00):  玻璃花盆碎在路上
晴天小铺:小红(2026-09-01 10:00:09):  亲,明天给您补发玻璃花盆
`;

let archive: TestArchive;
let before: string;
beforeEach(async () => {
  archive = openTestArchive();
  const pictures = await zipOf({
    '_chat.txt': '[25.02.26, 09:01:07] 买家阿青: \u200e<attached: 1.png>\n',
    '1.png': Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex'),
  });
  await archive.importText(chat);
  await archive.importFiles([archive.file('WhatsApp Chat - 阿青.zip', pictures)]);
  before = await exported(archive.core);
  await archive.core.close();
});
afterEach(() => archive.close());

const quickKey = () => makeKey(passphrase, { N: 1 << 14, r: 8, p: 1 });
const reopened = (key: Uint8Array | null): Core =>
  openCore({
    folder: archive.folder,
    mode: 'write',
    create: false,
    key,
    grantsFolder: `${archive.folder}-grants`,
    clock: fixedClock('2026-11-02T00:00:00Z'),
    log: silentLog,
  });
const clientOf = (core: Core) =>
  createRouterClient(createRouter(core), { context: { actor: '店长', log: silentLog } });

async function exported(core: Core): Promise<string> {
  let text = '';
  for await (const { chunk } of await clientOf(core).archive.export({ format: 'jsonl' })) {
    text += chunk;
  }
  return text;
}

async function expectWhole(key: Uint8Array | null): Promise<void> {
  const core = reopened(key);
  expect(await exported(core)).toBe(before);
  expect(await clientOf(core).archive.verify({})).toMatchObject({ verdict: 'intact' });
  await core.close();
}

describe('an archive that is encrypted', () => {
  it('is the same as before, under its passphrase, with the old files beside it', async () => {
    const to = await quickKey();
    const { folder } = archive;
    const { aside } = await convert({ folder, from: null, to, by }, quiet, never);
    expect(aside).toBe(`${folder}-plain-20261102-030405`);
    expect(oldFolders(folder)).toEqual([aside]);
    expect(filesWith(folder, words)).toEqual([]);
    expect(filesWith(aside, words)).not.toEqual([]);
    const key = await unlockKey(folder, { passphrase });
    await expectWhole(key);
    const core = reopened(key);
    const { events } = await clientOf(core).history.audit({ limit: 10 });
    expect(events).toContainEqual(expect.objectContaining({ action: 'encrypt', by: '店长' }));
    await core.close();
  });

  it('becomes plain again, and is the same', async () => {
    const to = await quickKey();
    const { folder } = archive;
    await convert({ folder, from: null, to, by }, quiet, never);
    await convert({ folder, from: to.key, to: null, by }, quiet, never);
    expect(keyIdOf(folder)).toBeNull();
    await expectWhole(null);
  });

  it('keeps packages for others and what waits in the inbox where people find them', async () => {
    const { folder } = archive;
    mkdirSync(join(folder, 'inbox'));
    writeFileSync(join(folder, 'inbox', 'next.txt'), chat);
    mkdirSync(join(folder, 'exports', 'EV-0001'), { recursive: true });
    writeFileSync(join(folder, 'exports', 'EV-0001', 'README.txt'), '玻璃花盆');
    writeFileSync(join(folder, 'lexicon.json'), '{"harmless":["保证书"]}');
    await convert({ folder, from: null, to: await quickKey(), by }, quiet, never);
    expect(existsSync(join(folder, 'lexicon.json'))).toBe(true);
    expect(existsSync(`${folder}-inbox/next.txt`)).toBe(true);
    expect(existsSync(`${folder}-exports/EV-0001/README.txt`)).toBe(true);
    expect(filesWith(folder, words)).toEqual([]);
  });

  it('is left alone while anybody else has it open', async () => {
    const core = reopened(null);
    const { folder } = archive;
    const asked = convert({ folder, from: null, to: await quickKey(), by }, quiet, never);
    await expect(asked).rejects.toMatchObject({ code: 'locked' });
    await core.close();
    expect(readdirSync(folder)).not.toContain('.converting');
    await expectWhole(null);
  });

  it('is not switched to while a folder of it cannot be read', async () => {
    const { folder } = archive;
    const attachments = join(folder, 'attachments');
    renameSync(attachments, `${attachments}-away`);
    writeFileSync(attachments, '');
    const asked = convert({ folder, from: null, to: await quickKey(), by }, quiet, never);
    await expect(asked).rejects.toThrow();
    expect(readdirSync(folder)).not.toContain('.converting');
    rmSync(attachments);
    renameSync(`${attachments}-away`, attachments);
    await expectWhole(null);
  });

  it('is as it was when it was stopped', async () => {
    const { folder } = archive;
    const stop = new AbortController();
    const asked = convert(
      { folder, from: null, to: await quickKey(), by },
      ({ stage }) => stage === 'files' && stop.abort(),
      stop.signal,
    );
    await expect(asked).rejects.toMatchObject({ code: 'cancelled' });
    expect(readdirSync(folder)).not.toContain('.converting');
    await expectWhole(null);
  });
});

describe('an encrypted archive with a package for others', () => {
  it('still finds and verifies it', async () => {
    const { folder } = archive;
    const plain = reopened(null);
    const { record } = await clientOf(plain).evidence.create({
      messageIds: ['1'],
      profile: 'internal',
    });
    await plain.close();
    const to = await quickKey();
    await convert({ folder, from: null, to, by }, quiet, never);
    const core = reopened(to.key);
    const { packageId } = record;
    expect(await clientOf(core).evidence.verifyPackage({ packageId })).toMatchObject({
      verdict: 'intact',
    });
    await core.close();
  });
});

describe('an encryption whose process is killed', () => {
  it('leaves the archive usable, as it was or encrypted', async () => {
    for (const after of [1, 60, 170, 300]) {
      await encryptAndKill(archive.folder, after);
      const isEncrypted = keyIdOf(archive.folder) !== null;
      const key = isEncrypted ? await unlockKey(archive.folder, { passphrase }) : null;
      await expectWhole(key);
      expect(readdirSync(archive.folder)).not.toContain('.converting');
      if (isEncrypted) break;
    }
  });

  it('in the midst of the switch is ended by who opens the archive next', async () => {
    const { folder } = archive;
    const to = await quickKey();
    // The two states between which a switch moves, taken from one that came to its end.
    const plain = mkdtempSync(join(tmpdir(), 'keptword-plain-'));
    cpSync(folder, plain, { recursive: true });
    const { aside } = await convert({ folder, from: null, to, by }, quiet, never);
    const encrypted = mkdtempSync(join(tmpdir(), 'keptword-encrypted-'));
    cpSync(folder, encrypted, { recursive: true });
    const ready = JSON.stringify({ made: readdirSync(encrypted), aside, beside: {} });
    for (let steps = 0; ; steps++) {
      for (const old of [folder, aside]) rmSync(old, { recursive: true });
      cpSync(plain, folder, { recursive: true });
      cpSync(encrypted, join(folder, '.converting'), { recursive: true });
      writeFileSync(join(folder, '.converting', 'ready.json'), ready);
      const moves = switchSteps(folder);
      let done = 0;
      while (done < steps && !moves.next().done) done++;
      finishSwitch(folder);
      expect(readdirSync(folder).toSorted()).toEqual(readdirSync(encrypted).toSorted());
      expect(readdirSync(aside).toSorted()).toEqual(readdirSync(plain).toSorted());
      if (done < steps) break;
    }
    await expectWhole(to.key);
    for (const made of [plain, encrypted]) rmSync(made, { recursive: true });
  });
});

/** In a process of its own, which is killed once it has told `after` steps of progress. */
async function encryptAndKill(folder: string, after: number): Promise<void> {
  const script = join(import.meta.dirname, 'convert-in-child.ts');
  const child = fork(script, [folder, passphrase], { execArgv: [], stdio: 'inherit' });
  let told = 0;
  child.on('message', () => {
    if (++told === after) child.kill('SIGKILL');
  });
  await new Promise((resolve) => child.on('exit', resolve));
}
