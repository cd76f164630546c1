import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouter } from '../../../electron/core/router.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import { openTestArchive, type TestArchive } from '../imports/archive.ts';

const chat = (...buyers: readonly string[]): string =>
  ['灯铺', '='.repeat(64)]
    .concat(
      buyers.flatMap((buyer) => [
        `${'-'.repeat(28)}${buyer}${'-'.repeat(28)}`,
        `${buyer}(2026-10-01 09:00:00):  我是${buyer}`,
        '灯铺(2026-10-01 09:01:00):  您好',
      ]),
    )
    .join('\n');

let archive: TestArchive;
let ids: string[];
beforeEach(async () => {
  archive = openTestArchive();
  await archive.importText(chat('阿丽', '阿丽的小号', '老王'), {}, '旺旺.txt');
  const { accounts } = await client().people.find({});
  ids = ['阿丽', '阿丽的小号', '老王'].map(
    (name) => accounts.find((account) => account.name === name)!.accountId,
  );
});
afterEach(() => archive.close());

const client = () =>
  createRouterClient(createRouter(archive.core), { context: { actor: '小红', log: silentLog } });

const person = async (accountId: string): Promise<string[]> =>
  (await client().people.get({ accountId })).accounts.map(({ name }) => name);

describe('people', () => {
  it('are found from the conversation that they write in', async () => {
    const { conversations } = await client().conversations.list({});
    const found = conversations.map(({ customer, customerId }) => [customer, customerId]);
    expect(Object.fromEntries(found)).toEqual({ 阿丽: ids[0], 阿丽的小号: ids[1], 老王: ids[2] });
  });

  it('are accounts that somebody has linked, over any number of links', async () => {
    const [first = '', second = '', third = ''] = ids;
    await client().people.link({ accountId: first, otherId: second, reason: '同一个收货地址' });
    await client().people.link({ accountId: third, otherId: second, reason: '电话相同' });
    expect(await person(first)).toEqual(['阿丽', '阿丽的小号', '老王']);
    expect(await person(third)).toEqual(['老王', '阿丽', '阿丽的小号']);
    const { hits } = await client().search.search({ query: '我是', filters: { customer: '老王' } });
    expect(hits.map(({ sender }) => sender).toSorted()).toEqual(['老王', '阿丽', '阿丽的小号']);
  });

  it('are apart again when the link is undone, and both words stay on record', async () => {
    const [first = '', second = ''] = ids;
    const said = { accountId: first, otherId: second, reason: '同一个收货地址' };
    const { linkId } = await client().people.link(said);
    await client().people.unlink({ linkId, reason: '是同事代买' });
    expect(await person(first)).toEqual(['阿丽']);
    expect((await client().people.get({ accountId: first })).links).toMatchObject([
      {
        accountIds: [first, second],
        names: ['阿丽', '阿丽的小号'],
        reason: '同一个收货地址',
        linkedBy: '小红',
        undone: { reason: '是同事代买', by: '小红' },
      },
    ]);
    expect(archive.rows("SELECT action FROM events WHERE noun = 'account-link'")).toEqual([
      { action: 'link' },
      { action: 'unlink' },
    ]);
    await client().people.link(said);
    expect(await person(second)).toEqual(['阿丽的小号', '阿丽']);
  });

  it('cannot be linked twice, undone twice, or made of accounts that are not there', async () => {
    const [first = '', second = ''] = ids;
    const { linkId } = await client().people.link({
      accountId: first,
      otherId: second,
      reason: 'a',
    });
    const failing = (promise: Promise<unknown>, code: string) =>
      expect(promise).rejects.toMatchObject({ code });
    await failing(
      client().people.link({ accountId: second, otherId: first, reason: 'b' }),
      'conflict',
    );
    await failing(
      client().people.link({ accountId: first, otherId: first, reason: 'b' }),
      'conflict',
    );
    await failing(
      client().people.link({ accountId: first, otherId: '999', reason: 'b' }),
      'not-found',
    );
    await client().people.unlink({ linkId, reason: 'c' });
    await failing(client().people.unlink({ linkId, reason: 'c' }), 'conflict');
    await failing(client().people.unlink({ linkId: '999', reason: 'c' }), 'not-found');
  });
});
