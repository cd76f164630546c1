import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  changePassphrase,
  checkKey,
  makeKey,
  readKeyFile,
  renewRecoveryCode,
  unlockKey,
  writeKeyFile,
} from '../../../electron/core/encryption/key-file.ts';

const quick = { N: 1 << 14, r: 8, p: 1 } as const;
const passphrase = '河边的石头会说话';
let folder: string;
let made: Awaited<ReturnType<typeof makeKey>>;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'keptword-key-'));
  made = await makeKey(passphrase, quick);
  writeKeyFile(folder, made.file);
});
afterEach(() => rmSync(folder, { recursive: true }));

const refused = (reason: string) =>
  expect.objectContaining({ code: 'locked', details: { reason } });

describe('the key file of an archive', () => {
  it('opens with the passphrase, however it was typed, and with the recovery code', async () => {
    const typed = [passphrase, ` ${passphrase}\n`, passphrase.normalize('NFD')];
    for (const text of typed)
      expect(await unlockKey(folder, { passphrase: text })).toEqual(made.key);
    const code = made.recoveryCode.toLowerCase().replaceAll('-', ' ');
    expect(await unlockKey(folder, { recoveryCode: code })).toEqual(made.key);
  });

  it('says which of them is wrong', async () => {
    const another = { passphrase: '河边的石头会唱歌' };
    await expect(unlockKey(folder, another)).rejects.toEqual(refused('passphrase-wrong'));
    const { recoveryCode } = await makeKey(passphrase, quick);
    await expect(unlockKey(folder, { recoveryCode })).rejects.toEqual(refused('recovery-wrong'));
    const slip = { recoveryCode: made.recoveryCode.slice(0, -1) };
    await expect(unlockKey(folder, slip)).rejects.toEqual(refused('recovery-wrong'));
  });

  it('keeps neither key nor passphrase nor code readable', () => {
    const text = readFileSync(join(folder, 'key.json'), 'utf8');
    const key = Buffer.from(made.key);
    for (const secret of [
      passphrase,
      made.recoveryCode,
      key.toString('hex'),
      key.toString('base64'),
    ])
      expect(text).not.toContain(secret);
  });

  it('opens with the new passphrase alone once it was changed, and with the same code', async () => {
    await changePassphrase(folder, made.key, 'another-word');
    await expect(unlockKey(folder, { passphrase })).rejects.toEqual(refused('passphrase-wrong'));
    expect(await unlockKey(folder, { passphrase: 'another-word' })).toEqual(made.key);
    expect(await unlockKey(folder, { recoveryCode: made.recoveryCode })).toEqual(made.key);
    checkKey(folder, made.key);
  });

  it('opens with the new recovery code alone once there is one', async () => {
    const recoveryCode = await renewRecoveryCode(folder, made.key);
    expect(await unlockKey(folder, { recoveryCode })).toEqual(made.key);
    const before = unlockKey(folder, { recoveryCode: made.recoveryCode });
    await expect(before).rejects.toEqual(refused('recovery-wrong'));
  });

  it('refuses a passphrase that is soon guessed', async () => {
    for (const short of ['', '1234567', '口令', '  口令  ']) {
      await expect(makeKey(short, quick)).rejects.toMatchObject({ code: 'invalid-input' });
    }
  });

  it('is called damaged after any change of it, never a wrong passphrase', () => {
    const path = join(folder, 'key.json');
    const bytes = readFileSync(path);
    for (let at = 0; at < bytes.length; at++) {
      const changed = Buffer.from(bytes);
      changed[at]! ^= 1;
      writeFileSync(path, changed);
      expect(() => readKeyFile(folder), `byte ${at}`).toThrow(
        expect.objectContaining({ code: 'archive-damaged' }),
      );
    }
  });
});
