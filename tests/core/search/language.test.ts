import { createRouterClient } from '@orpc/server';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { afterImport } from '../../../electron/core/imports/after-import.ts';
import { indexStep } from '../../../electron/core/search/index-step.ts';
import { createRouter } from '../../../electron/core/router.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import { makeArchive } from '../archive-fixture.ts';
import { openTestArchive, type TestArchive } from '../imports/archive.ts';

const chat = `灯铺
================================================================
----------------------------阿丽----------------------------
阿丽(2026-10-01 09:00:00):  台灯订单3812345678901234567什么时候发，电话13812345678
灯铺:小红(2026-10-01 09:01:00):  今天下午五点前给您发出
阿丽(2026-10-05 10:00:00):  灯坏了，我要投诉，退款120元
----------------------------老王----------------------------
老王(2026-10-02 09:00:00):  有没有优惠 https://item.taobao.com/item.htm?id=612345678901
灯铺:小何(2026-10-02 09:01:00):  退款要三天，退货运费12元
`;

let archive: TestArchive;
beforeAll(async () => {
  archive = openTestArchive();
  await archive.importText(chat, {}, '旺旺导出.txt');
  for (const step of afterImport) for await (const _ of step.run(archive.core, undefined));
});
afterAll(() => archive.close());

const client = () =>
  createRouterClient(createRouter(archive.core), { context: { actor: '小红', log: silentLog } });

/** The first two characters of each hit, newest first. */
const found = async (query: string): Promise<string[]> => {
  const [{ hits }, { value, kind }] = await Promise.all([
    client().search.search({ query }),
    client().search.count({ query }),
  ]);
  expect([kind, value]).toEqual(['exact', hits.length]);
  return hits.map(({ text }) => text.slice(0, 2));
};

describe('the language of searches', () => {
  it.each<[string, string[]]>([
    ['from:阿丽', ['灯坏', '台灯']],
    ['客服:小何', ['退款']],
    ['from:燈鋪：小紅', ['今天']],
    ['from:灯铺', ['退款', '今天']],
    ['to:小红', ['灯坏', '台灯']],
    ['客户:阿丽', ['灯坏', '今天', '台灯']],
    ['to:阿丽', ['今天']],
    ['店铺:灯铺 退款', ['灯坏', '退款']],
    ['平台:淘宝 -退款', ['有没', '今天', '台灯']],
    ['渠道:im on:2026-10-02', ['退款', '有没']],
    ['role:buyer', ['灯坏', '有没', '台灯']],
    ['before:2026-10-02', ['今天', '台灯']],
    ['after:2026-10-02', ['灯坏']],
    ['during:2026-10 -role:客服', ['灯坏', '有没', '台灯']],
    ['has:phone', ['台灯']],
    ['含:订单', ['台灯']],
    ['has:link', ['有没']],
    ['has:promise -运费', ['今天']],
    ['is:dispute', ['灯坏']],
    ['amount:>100', ['灯坏']],
    ['金额:10..20', ['退款']],
    ['order:3812345678901234567', ['台灯']],
    ['订单:901234', ['台灯']],
    ['订单:13812345678', []],
    ['订单:612345678901', []],
    ['含:标签', []],
    ['is:kept OR is:broken OR has:sticker', []],
    ['in:1 退款', ['灯坏']],
    ['in:2 退款', ['退款']],
    ['in:12 退款', []],
    ['near:1', ['今天', '台灯']],
    ['附近:3 退款', ['灯坏']],
    ['near:99', []],
    ['-near:1 订单', []],
    ['in:阿丽 near:2026-10-01', ['今天', '台灯']],
    ['前后:2026-10-02T09:50 退款', ['退款']],
    ['source:旺旺导出 投诉', ['灯坏']],
    ['in:老王', ['退款', '有没']],
    ['退款 OR 优惠', ['灯坏', '退款', '有没']],
    ['(退款 OR 优惠) -投诉', ['退款', '有没']],
    ['投诉 OR 客服:小红', ['灯坏', '今天']],
    ['-(退款 投诉) 退', ['退款']],
    ['-(退款 OR 台灯) 客户:阿丽', ['今天']],
    ['tag:没有', []],
    ['is:internal OR is:recalled', []],
  ])('%s', async (query, expected) => {
    expect(await found(query)).toEqual(expected);
  });

  it('finds what bears a tag itself, or belongs to what does', async () => {
    const { marks } = client();
    await marks.tagThing({ noun: 'conversation', id: '2', tag: '老客户' });
    expect(await found('tag:老客户')).toEqual(['退款', '有没']);
    expect(await found('标签:老客 -优惠')).toEqual(['退款']);
    await marks.tag({ messageIds: ['1'], tag: '急' });
    expect(await found('tag:急 OR tag:老客户')).toEqual(['退款', '有没', '台灯']);
    expect(await found('-tag:老客户 退')).toEqual(['灯坏']);
    const { values } = await client().search.complete({ operator: 'tag', text: '客' });
    expect(values).toEqual([{ value: '老客户', detail: '1' }]);
    await marks.untagThing({ noun: 'conversation', id: '2', tag: '老客户' });
    expect(await found('tag:老客户')).toEqual([]);
    await marks.untag({ messageIds: ['1'], tag: '急' });
  });

  it('takes a long number for that of an order also where nobody says so', async () => {
    const chat = makeArchive([{ text: '355512345678 这单呢' }, { text: '355512345678901' }]);
    for (const step of ['beside', 'in']) {
      if (step === 'in') for await (const _ of indexStep(chat.core, undefined));
      const ask = async (query: string) =>
        (await chat.client.search.search({ query })).hits.map(({ messageId }) => messageId);
      expect(await ask('订单:3555-1234-5678')).toEqual(['2', '1']);
      expect(await ask('订单:355512345678901')).toEqual(['2']);
      expect(await ask('订单:35551234')).toEqual([]);
    }
    await chat.close();
  });

  it('knows links in whatever letters, pictures by their files, and chats named by numbers', async () => {
    const chat = makeArchive([
      { text: 'HTTPS://A.B/c', conversation: '13812345678' },
      { text: '看 www.example.com 这个', conversation: '2' },
      { text: '没有链接', kind: 'image', conversation: '会话三' },
    ]);
    for (const step of ['beside', 'in']) {
      if (step === 'in') for await (const _ of indexStep(chat.core, undefined));
      const ask = async (query: string) =>
        (await chat.client.search.search({ query })).hits.map(({ messageId }) => messageId);
      expect(await ask('has:link')).toEqual(['2', '1']);
      expect(await ask('含:图片')).toEqual(['3']);
      expect(await ask('has:file')).toEqual([]);
      expect(await ask('in:13812345678')).toEqual(['1']);
      expect(await ask('in:1381234')).toEqual(['1']);
      expect(await ask('in:2')).toEqual(['2']);
    }
    await chat.close();
  });

  it('is answered although something in it is not understood, and that is told', async () => {
    const { hits, hints } = await client().search.search({ query: 'agnt:小何 退款 "三天' });
    expect(hits).toEqual([]);
    expect(hints.map(({ kind, suggestion }) => [kind, suggestion])).toEqual([
      ['unknown-operator', 'agent'],
      ['unclosed-quote', null],
    ]);
  });
});
