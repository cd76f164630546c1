import type { ContractRouterClient } from '@orpc/contract';
import { createRouterClient, type RouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { silentLog } from '../../electron/core/system/log.ts';
import { forwardingRouter } from '../../electron/worker/front.ts';
import { openArchive, type OpenArchive } from '../../electron/worker/open-archive.ts';
import { talkativeContract } from './fixtures/talkative.ts';

type Client = ContractRouterClient<typeof talkativeContract>;

let archive: OpenArchive;
let client: Client;

beforeEach(async () => {
  archive = await openArchive({
    folder: 'nowhere',
    create: false,
    grantsFolder: 'nowhere',
    logFile: 'nowhere',
    secretsFile: 'nowhere',
    log: silentLog,
    threadFile: new URL('./fixtures/talkative-thread.ts', import.meta.url),
  });
  const router = forwardingRouter(talkativeContract, archive.call);
  const context = { actor: '小红 & co', log: silentLog };
  client = createRouterClient(router, { context }) as RouterClient<typeof router> as Client;
});
afterEach(() => archive.close());

describe('an open archive', () => {
  it('sends questions to the reading thread and changes to the writing one', async () => {
    expect(await client.read.where({ say: 'hi' })).toMatchObject({ mode: 'read' });
    expect(await client.write.where()).toMatchObject({ mode: 'write' });
  });

  it('lets its threads know of answers that are waited for, until they have come', async () => {
    expect(await client.read.where({ say: 'hi' })).toMatchObject({ waitedFor: 1 });
    expect(await client.write.where()).toMatchObject({ waitedFor: 0 });
    await expect(client.read.where({ say: 5 } as never)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
    expect(await client.write.where()).toMatchObject({ waitedFor: 0 });
  });

  it('tells the thread who asks', async () => {
    expect(await client.read.where({ say: '您好' })).toMatchObject({
      actor: '小红 & co',
      said: '您好',
    });
  });

  it('lets the thread refuse what does not fit the contract', async () => {
    await expect(client.read.where({ say: 5 } as never)).rejects.toMatchObject({
      code: 'BAD_REQUEST',
    });
  });

  it('passes an error through as it is', async () => {
    await expect(client.write.fail()).rejects.toMatchObject({
      code: 'conflict',
      status: 409,
      data: { number: 7 },
    });
  });

  it('passes a stream through, and its end back to the handler', async () => {
    const seen: number[] = [];
    for await (const n of await client.write.count()) {
      seen.push(n);
      if (n === 3) break;
    }
    expect(seen).toEqual([0, 1, 2, 3]);
    await expect.poll(() => client.write.ended()).toBe(1);
  });

  it("lets an abort reach the handler's finally", async () => {
    const stop = new AbortController();
    const counting = await client.write.count(undefined, { signal: stop.signal });
    expect((await counting.next()).value).toBe(0);
    stop.abort();
    await expect(drain(counting)).rejects.toMatchObject({ code: 'cancelled' });
    await expect.poll(() => client.write.ended()).toBe(1);
  });

  it('fails what was in flight when a thread dies, and goes on in a new one', async () => {
    const before = await client.write.where();
    const counting = await client.write.count();
    const failed = drain(counting);
    await Promise.all([
      expect(client.write.die()).rejects.toMatchObject({ code: 'unavailable', status: 503 }),
      expect(failed).rejects.toMatchObject({ code: 'unavailable' }),
    ]);
    const after = await client.write.where();
    expect(after).toMatchObject({ mode: 'write' });
    expect(after).not.toEqual(before);
    expect(await client.read.where({ say: '' })).toMatchObject({ mode: 'read' });
  });

  it('fails what was in flight when it is closed', async () => {
    const failed = drain(await client.write.count());
    await Promise.all([
      archive.close(),
      expect(failed).rejects.toMatchObject({ code: 'unavailable' }),
    ]);
  });
});

async function drain(stream: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of stream);
}
