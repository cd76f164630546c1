import { createRouterClient, type RouterClient } from '@orpc/server';
import type { ContractRouterClient } from '@orpc/contract';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppContract } from '../../shared/contract/index.ts';
import { silentLog } from '../../electron/core/system/log.ts';
import { startHost, type Host } from '../../electron/worker/host.ts';
import type { KeyVault } from '../../electron/worker/keyring.ts';

type Client = ContractRouterClient<AppContract>;

const passphrase = '河边的石头会说话';
const wrong = { passphrase: '河边的石头会唱歌' };
let root: string;
let host: Host;
const at = (name: string): string => join(root, name);

/** A computer that keeps secrets of its user, by number. */
function keepingComputer(): KeyVault {
  const kept: string[] = [];
  return {
    isAvailable: async () => true,
    protect: async (secret) => String(kept.push(secret) - 1),
    unprotect: async (number) => kept[Number(number)] ?? Promise.reject(new Error('not here')),
  };
}

function start(archive?: string, vault: KeyVault | null = null): Client {
  host = startHost({ userData: at('user'), archive: archive && at(archive) }, vault);
  const router = host.router as unknown as Parameters<typeof createRouterClient>[0];
  const context = { actor: '店长', log: silentLog };
  return createRouterClient(router, { context }) as RouterClient<never> as unknown as Client;
}
const give = (name: string): Promise<string> =>
  host.grants.give({ path: at(name), name: basename(name), temporary: false });

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'keptword-encryption-'));
  process.env['KEPTWORD_ARCHIVE'] = at('none');
});
afterEach(async () => {
  await host.close();
  rmSync(root, { recursive: true, force: true });
});

const lockedNow = {
  state: 'failed',
  error: { code: 'locked', details: { reason: 'passphrase-needed' } },
};

describe('an encrypted archive in the app', () => {
  it('is made with a recovery code, locked at once when asked, and unlocked', async () => {
    const client = start();
    const { current, recoveryCode } = await client.encryption.create({
      grant: await give('secret'),
      passphrase,
    });
    expect(current).toMatchObject({ state: 'open', name: 'secret' });
    await client.settings.set({ person: '小红' });
    expect(await client.encryption.lock()).toMatchObject(lockedNow);
    await expect(client.settings.get()).rejects.toMatchObject({ code: 'locked' });
    expect(await client.encryption.state()).toMatchObject({ state: 'locked', canKeep: false });
    const asked = client.encryption.unlock({ secret: wrong, keep: false });
    await expect(asked).rejects.toMatchObject({ code: 'locked' });
    await client.encryption.unlock({ secret: { recoveryCode }, keep: false });
    expect((await client.settings.get()).person).toBe('小红');
    expect(await client.encryption.state()).toMatchObject({ state: 'open', isKept: false });
  });

  it('is asked for its passphrase after a restart, unless this computer keeps the key', async () => {
    const vault = keepingComputer();
    const client = start(undefined, vault);
    await client.encryption.create({ grant: await give('secret'), passphrase });
    await host.close();
    const again = start(undefined, vault);
    expect(await again.archives.current()).toMatchObject(lockedNow);
    const [asked] = (await again.archives.recent()).archives;
    expect(asked).toMatchObject({ name: 'secret', encryption: 'locked' });
    await again.encryption.unlock({ secret: { passphrase }, keep: true });
    const [recent] = (await again.archives.recent()).archives;
    expect(recent).toMatchObject({ name: 'secret', encryption: 'unlocked' });
    expect(readFileSync(at('user/keys.json'), 'utf8')).not.toContain(passphrase);
    await host.close();
    const third = start(undefined, vault);
    expect(await third.archives.current()).toMatchObject({ state: 'open', name: 'secret' });
    expect(await third.encryption.state()).toMatchObject({ canKeep: true, isKept: true });
    // Locked by hand, it is asked for all the same.
    expect(await third.encryption.lock()).toMatchObject(lockedNow);
    expect(await third.encryption.keep({ keep: false })).toMatchObject({ isKept: false });
  });

  it('is closed with the screen, and opened again by its passphrase alone', async () => {
    const client = start();
    await client.encryption.create({ grant: await give('secret'), passphrase });
    await client.persons.add({ name: '小红', secret: { kind: 'pin', value: '4711' } });
    const lines = Array.from({ length: 3_000 }, (_, n) => `阿青 2026-10-01 10:00:00\n水瓶 ${n}\n`);
    writeFileSync(at('chat.txt'), lines.join(''));
    const run = await client.imports.run({ grants: [await give('chat.txt')], options: {} });
    await run.next();
    // What runs is not broken off: the screen is locked at once, the archive closes behind it.
    const byPassphraseAlone = { isLocked: true, people: [], byPassphrase: true };
    expect(await client.screen.lock()).toEqual({ ...byPassphraseAlone, archive: 'closing' });
    await expect(client.archive.stats()).rejects.toMatchObject({ code: 'locked' });
    let last: unknown;
    for await (const said of run) last = said;
    expect(last).toMatchObject({ type: 'report', report: { totals: { new: 3_000 } } });
    const closed = { ...byPassphraseAlone, archive: 'closed' };
    await expect.poll(() => client.screen.state()).toEqual(closed);
    expect(await client.archives.current()).toMatchObject(lockedNow);
    await expect(client.encryption.state()).rejects.toMatchObject({ code: 'locked' });
    await expect(client.archives.recent()).rejects.toMatchObject({ code: 'locked' });

    const byPin = client.screen.unlock({ name: '小红', secret: '4711' });
    await expect(byPin).rejects.toMatchObject({ code: 'permission-denied' });
    await expect(client.screen.unlock({ archive: wrong })).rejects.toMatchObject({
      code: 'locked',
    });
    expect(await client.screen.state()).toEqual(closed);
    const opened = { isLocked: false, archive: 'open', byPassphrase: true };
    expect(await client.screen.unlock({ archive: { passphrase } })).toMatchObject(opened);
    expect((await client.archive.stats()).messages).toBe(3_000);
  });

  it('is opened by a PIN where this computer keeps the key', async () => {
    const client = start(undefined, keepingComputer());
    await client.encryption.create({ grant: await give('secret'), passphrase });
    await client.encryption.keep({ keep: true });
    await client.persons.add({ name: '小红', secret: { kind: 'pin', value: '4711' } });
    const closed = { isLocked: true, people: ['小红'], archive: 'closed', byPassphrase: true };
    expect(await client.screen.lock()).toEqual(closed);
    const byPin = client.screen.unlock({ name: '小红', secret: '0000' });
    await expect(byPin).rejects.toMatchObject({ code: 'permission-denied' });
    expect(await client.screen.state()).toEqual(closed);
    expect(await client.archives.current()).toMatchObject(lockedNow);
    await client.screen.unlock({ name: '小红', secret: '4711' });
    expect((await client.archive.stats()).messages).toBe(0);
  });

  it('takes the place of a plain one, whose files are removed when a person says so', async () => {
    const client = start('shop');
    await client.settings.set({ person: '小红' });
    for await (const _ of await client.backups.create({}));
    const steps: string[] = [];
    let recoveryCode: string | null = null;
    for await (const step of await client.encryption.encrypt({ passphrase })) {
      steps.push(step.type);
      if (step.type === 'converted') ({ recoveryCode } = step);
    }
    expect(steps.at(-1)).toBe('converted');
    expect(recoveryCode).toMatch(/^[0-9A-Z-]{40}$/);
    expect((await client.settings.get()).person).toBe('小红');
    const { old, plainBackups, state } = await client.encryption.state();
    expect(state).toBe('open');
    expect([old.length, plainBackups.length]).toEqual([1, 1]);
    expect(await client.encryption.removeOld({ backups: true })).toMatchObject({
      old: [],
      plainBackups: [],
    });
    expect([...old, ...plainBackups].filter((path) => existsSync(path))).toEqual([]);

    const next = 'another-passphrase';
    await client.passphrase.change({ secret: { passphrase }, passphrase: next });
    const decrypted = async (secret: { passphrase: string }) => {
      for await (const _ of await client.encryption.decrypt({ secret }));
    };
    await expect(decrypted({ passphrase })).rejects.toMatchObject({ code: 'locked' });
    await decrypted({ passphrase: next });
    expect(await client.encryption.state()).toMatchObject({ state: 'plain', keyId: null });
    expect((await client.settings.get()).person).toBe('小红');
  });
});
