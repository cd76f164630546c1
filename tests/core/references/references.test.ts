import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouter } from '../../../electron/core/router.ts';
import { referencesStep } from '../../../electron/core/references/step.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import { openTestArchive, type TestArchive } from '../imports/archive.ts';

const chat = `以下为一通会话
l****ke 2026-08-03 09:15:20
订单号 261031-123456789012345 什么时候发
灯铺自营--小何 2026-08-03 09:15:41
已发，快递单号 SF1234567890123
会话结束
以下为一通会话
m****ao 2026-08-04 10:00:00
261031123456789012345 这单退我12元，电话138 1234 5678
会话结束
`;

let archive: TestArchive;
beforeEach(async () => {
  archive = openTestArchive();
  await archive.importText(chat, {}, 'session.log');
});
afterEach(() => archive.close());

async function findReferences(): Promise<number> {
  let found = 0;
  for await (const { done } of referencesStep(archive.core, undefined)) found = done;
  return found;
}

const textsWith = async (reference: string): Promise<string[]> => {
  const context = { actor: 'test', log: silentLog };
  const client = createRouterClient(createRouter(archive.core), { context });
  const { hits } = await client.search.search({ query: '', filters: { reference } });
  return hits.map(({ text }) => text.slice(0, 6));
};

describe('numbers that messages name', () => {
  it('are found once, and the next time only in what is new', async () => {
    expect(await findReferences()).toBe(3);
    expect(await findReferences()).toBe(0);
    await archive.importText(chat.replaceAll('08-0', '09-0'), {}, 'later.log');
    expect(await findReferences()).toBe(3);
    expect(
      archive.rows('SELECT kind, value, COUNT(*) AS n FROM message_references GROUP BY 1, 2'),
    ).toEqual([
      { kind: 'amount', value: '1200', n: 2 },
      { kind: 'order', value: '261031123456789012345', n: 2 },
      { kind: 'phone', value: '13812345678', n: 2 },
      { kind: 'tracking', value: 'SF1234567890123', n: 2 },
    ]);
  });

  it('filter a search, however they were written', async () => {
    await findReferences();
    expect(await textsWith('261031-123456789012345')).toEqual(['订单号 26']);
    expect(await textsWith('13812345678')).toEqual(['261031']);
    expect(await textsWith('138-1234-5678')).toEqual(['261031']);
    expect(await textsWith('sf1234567890123')).toEqual(['已发，快递单']);
    expect(await textsWith('1200')).toEqual([]);
    expect(await textsWith('99999999')).toEqual([]);
  });
});
