import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient, type RouterClient } from '@orpc/server';
import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../electron/core/system/log.ts';
import { startHost, type Host } from '../../electron/worker/host.ts';
import { keptSecrets } from '../../electron/worker/kept-secrets.ts';
import type { KeyVault } from '../../electron/worker/keyring.ts';
import type { AppContract } from '../../shared/contract/index.ts';

type Client = ContractRouterClient<AppContract>;

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'keptword-secrets-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

/** A computer that keeps secrets of its user: what it gives out says nothing of them. */
function sealingComputer(): KeyVault {
  const kept: string[] = [];
  return {
    isAvailable: async () => true,
    protect: async (secret) => String(kept.push(secret) - 1),
    unprotect: async (number) => kept[Number(number)] ?? Promise.reject(new Error('not here')),
  };
}

describe('secrets of this computer', () => {
  const file = (): string => join(root, 'user', 'secrets.json');

  it('lie sealed where the system can, and open for no other program', async () => {
    const sealed = keptSecrets(file(), sealingComputer());
    await sealed.keep('a', '钥匙 sk-1');
    expect(await sealed.find('a')).toBe('钥匙 sk-1');
    expect(sealed.howKept('a')).toBe('sealed');
    expect(readFileSync(file(), 'utf8')).not.toContain('sk-1');
    await expect(keptSecrets(file(), null).find('a')).rejects.toMatchObject({
      code: 'unavailable',
    });
  });

  it('lie elsewhere in a file that the user alone may read, until they are forgotten', async () => {
    const open = keptSecrets(file(), null);
    await open.keep('a', 'sk-1');
    await open.keep('b', 'sk-2');
    expect(statSync(file()).mode & 0o077).toBe(process.platform === 'win32' ? 0o066 : 0);
    const another = keptSecrets(file(), null);
    expect([await another.find('a'), another.howKept('a')]).toEqual(['sk-1', 'file']);
    await another.forget('a');
    expect([await open.find('a'), await open.find('b')]).toEqual([null, 'sk-2']);
  });

  it.each(['{"a":{"open":"sk-1"}', '{"a":{"half":"sk-1"}}'])(
    'are neither taken for none nor written over where their file is damaged: %s',
    async (damaged) => {
      mkdirSync(join(root, 'user'));
      writeFileSync(file(), damaged);
      const secrets = keptSecrets(file(), null);
      const told = { code: 'unavailable', details: { path: file(), reason: 'secrets-unread' } };
      await expect(secrets.find('a')).rejects.toMatchObject(told);
      await expect(secrets.keep('b', 'sk-2')).rejects.toMatchObject(told);
      await expect(secrets.forget('a')).rejects.toMatchObject(told);
      expect(() => secrets.howKept('a')).toThrow(expect.objectContaining(told));
      expect(readFileSync(file(), 'utf8')).toBe(damaged);
    },
  );

  it('are not taken for none where their file cannot be read', async () => {
    mkdirSync(file(), { recursive: true });
    await expect(keptSecrets(file(), null).keep('b', 'sk-2')).rejects.toMatchObject({
      code: 'unavailable',
      message: expect.stringContaining(file()),
    });
  });
});

describe('the key of the writing help in the app', () => {
  let host: Host;
  let endpoint: Server;
  let keys: (string | undefined)[];
  beforeEach(async () => {
    keys = [];
    endpoint = createServer((request, response) => {
      keys.push(request.headers.authorization);
      const choices = [{ message: { content: '回电' } }];
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ choices }));
    });
    await new Promise<void>((resolve) => endpoint.listen(0, '127.0.0.1', resolve));
    host = startHost(
      { userData: join(root, 'user'), archive: join(root, 'own') },
      sealingComputer(),
    );
  });
  afterEach(async () => {
    await host.close();
    endpoint.closeAllConnections();
    await new Promise((resolve) => endpoint.close(resolve));
  });

  function client(): Client {
    const router = host.router as unknown as Parameters<typeof createRouterClient>[0];
    const context = { actor: '小红', log: silentLog };
    return createRouterClient(router, { context }) as RouterClient<never> as unknown as Client;
  }

  it('goes to its endpoint, and stands sealed beside the archive, nowhere in it', async () => {
    const { settings, handovers } = client();
    const { port } = endpoint.address() as AddressInfo;
    const writingHelp = { url: `http://127.0.0.1:${port}/v1`, model: 'small' };
    const set = await settings.set({ writingHelp: { ...writingHelp, key: 'sk-own-1' } });
    expect(set.writingHelp).toEqual(writingHelp);
    expect(await settings.writingHelpKey()).toEqual({ kept: 'sealed' });
    const { handoverId } = await handovers.draft({ from: 0, to: 1_000, outgoing: '小红' });
    const item = { handoverId, section: 'watch', headline: '给买家回电' } as const;
    const { sections } = await handovers.addItem(item);
    const itemId = sections.flatMap(({ items }) => items)[0]!.id;
    await handovers.polish({ handoverId, itemId, field: 'headline' });
    expect(keys).toEqual(['Bearer sk-own-1']);
    for (const folder of ['user', 'own']) {
      for (const name of readdirSync(join(root, folder), { withFileTypes: true })) {
        if (!name.isFile()) continue;
        expect(readFileSync(join(root, folder, name.name)).includes('sk-own-1')).toBe(false);
      }
    }
    // Saved again without a key, it stays; another server never gets it.
    await settings.set({ writingHelp: { ...writingHelp, model: 'large' } });
    expect(await settings.writingHelpKey()).toEqual({ kept: 'sealed' });
    await settings.set({ writingHelp: { ...writingHelp, url: 'http://127.0.0.1:9/v1' } });
    expect(await settings.writingHelpKey()).toEqual({ kept: 'none' });
    await settings.set({ writingHelp });
    await handovers.polish({ handoverId, itemId, field: 'headline' });
    expect(keys.at(-1)).toBeUndefined();
  });
});
