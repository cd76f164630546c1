import { createRouterClient, type RouterClient } from '@orpc/server';
import type { ContractRouterClient } from '@orpc/contract';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { silentLog } from '../../electron/core/system/log.ts';
import { startHost, type Host } from '../../electron/worker/host.ts';
import type { AppContract } from '../../shared/contract/index.ts';

type Client = ContractRouterClient<AppContract>;

let folder: string;
let host: Host;
let client: Client;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'keptword-lock-'));
  host = startHost({ userData: join(folder, 'user-data'), archive: join(folder, 'archive') });
  const context = { actor: '小红', log: silentLog };
  client = createRouterClient(host.router, { context }) as RouterClient<
    typeof host.router
  > as unknown as Client;
});
afterAll(async () => {
  await host.close();
  rmSync(folder, { recursive: true, force: true });
});

const open = { isLocked: false, archive: 'open', byPassphrase: false } as const;

describe('a locked screen', () => {
  it('is not locked where nobody could unlock it', async () => {
    await client.persons.add({ name: '小美' });
    await expect(client.screen.lock()).rejects.toMatchObject({ code: 'conflict' });
    expect(await client.screen.state()).toEqual({ ...open, people: [] });
    await client.persons.add({ name: '小红', secret: { kind: 'pin', value: '4711' } });
  });

  it('tells nothing of the archive, and takes nothing', async () => {
    expect(await client.screen.lock()).toEqual({ ...open, isLocked: true, people: ['小红'] });
    const refused = { code: 'locked' };
    await expect(client.archive.stats()).rejects.toMatchObject(refused);
    await expect(client.search.search({ query: '退款' })).rejects.toMatchObject(refused);
    await expect(client.settings.set({ person: '小美' })).rejects.toMatchObject(refused);
    await expect(client.persons.list()).rejects.toMatchObject(refused);
    await expect(client.archives.recent()).rejects.toMatchObject(refused);
    expect(await client.archives.current()).toMatchObject({ state: 'open' });
    expect((await client.settings.get()).language).toBe('zh-CN');
  });

  it('opens to the right secret of somebody of the shop alone', async () => {
    await expect(client.screen.unlock({ name: '小红', secret: '0000' })).rejects.toMatchObject({
      code: 'permission-denied',
    });
    await expect(client.screen.unlock({ name: '别人', secret: '4711' })).rejects.toMatchObject({
      code: 'permission-denied',
    });
    expect((await client.screen.state()).isLocked).toBe(true);
    expect(await client.screen.unlock({ name: '小红', secret: '4711' })).toEqual({
      ...open,
      people: ['小红'],
    });
    expect((await client.archive.stats()).messages).toBe(0);
  });

  it('lets nobody try for ever', async () => {
    await client.screen.lock();
    const codes: unknown[] = [];
    for (let tries = 0; tries < 6; tries += 1) {
      await client.screen
        .unlock({ name: '小红', secret: '0000' })
        .catch((error: { code: unknown }) => codes.push(error.code));
    }
    expect(codes.at(-1)).toBe('locked');
    await expect(client.screen.unlock({ name: '小红', secret: '4711' })).rejects.toMatchObject({
      code: 'locked',
    });
  });
});
