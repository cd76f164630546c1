import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { analysisStep } from '../../../electron/core/analysis/step.ts';
import { createRouter } from '../../../electron/core/router.ts';
import { fixedClock } from '../../../electron/core/system/clock.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import { makeArchive, type FixtureArchive, type FixtureMessage } from '../archive-fixture.ts';

const at = (time: string): number => Date.parse(`2026-09-03T${time}+08:00`);
const say = (
  conversation: string,
  role: 'customer' | 'agent' | 'bot',
  time: string,
  text: string,
  more: Partial<FixtureMessage> = {},
): FixtureMessage => ({
  role,
  sender: { customer: conversation, agent: '小红', bot: '机器人' }[role],
  conversation,
  sentAt: at(time),
  text,
  shop: '灯铺',
  ...more,
});

let archive: FixtureArchive;
beforeEach(async () => {
  archive = makeArchive([
    say('阿丽', 'customer', '10:00:00', '这款灯有货吗'),
    say('阿丽', 'agent', '10:01:00', '有的亲'),
    say('阿丽', 'customer', '10:05:00', '那什么时候能发货'),
    say('阿丽', 'customer', '10:20:00', '在吗'),
    say('老王', 'customer', '09:00:00', '我的快递到哪了', { shop: '别家', platform: 'jd' }),
    say('老王', 'bot', '09:00:01', '您好，客服稍后为您服务', { shop: '别家', platform: 'jd' }),
    say('小周', 'customer', '08:00:00', '灯怎么装'),
    say('小周', 'agent', '08:01:00', '看说明书第二页就可以了'),
    say('小周', 'customer', '08:02:00', '好的谢谢'),
    say('小吴', 'customer', '07:00:00', '多少钱'),
    say('小吴', 'agent', '07:01:00', '59元'),
  ]);
  for await (const step of analysisStep(archive.core)) void step;
});
afterEach(() => archive.close());

const noon = () =>
  createRouterClient(
    createRouter({ ...archive.core, clock: fixedClock('2026-09-03T12:00:00+08:00') }),
    { context: { actor: '测试', log: silentLog } },
  );
const names = async (query: object = {}) =>
  (await noon().waiting.list(query)).waiting.map(({ customer }) => customer);

describe('the waiting list', () => {
  it('has the buyers whose last words nobody answered, longest waiting first', async () => {
    const { waiting, total, ages } = await noon().waiting.list({});
    expect(waiting).toMatchObject([
      { customer: '老王', channel: 'im', ageMinutes: 180, agent: null, messages: 1 },
      {
        customer: '阿丽',
        messageId: '3',
        lastMessageId: '4',
        waitingSince: at('10:05:00'),
        ageMinutes: 115,
        agent: '小红',
        messages: 2,
        reason: 'unanswered',
      },
    ]);
    expect([total, ages]).toEqual([2, { hour: 0, day: 2, week: 0, older: 0 }]);
  });

  it('has a buyer wait from the question on, not from the thanks before it', async () => {
    archive.add([
      say('小周', 'customer', '11:00:00', '灯又不亮了'),
      say('小周', 'customer', '11:10:00', '人呢'),
      say('小周', 'customer', '11:11:00', '好的'),
    ]);
    for await (const step of analysisStep(archive.core)) void step;
    const { waiting } = await noon().waiting.list({ shop: '灯铺', order: 'newest' });
    expect(waiting[0]).toMatchObject({
      customer: '小周',
      waitingSince: at('11:00:00'),
      ageMinutes: 60,
      messages: 3,
    });
  });

  it('is counted as it is listed, no further than is asked', async () => {
    expect(await noon().waiting.count({ atMost: 1_000 })).toEqual({ waiting: 2 });
    expect(await noon().waiting.count({ atMost: 1 })).toEqual({ waiting: 1 });
  });

  it('takes no automatic words for an answer, and no thanks for a question', async () => {
    expect(await names()).not.toContain('小周');
    expect(await names({ all: true })).toEqual(['小周', '老王', '阿丽']);
  });

  it('can be asked for by shop, platform and time, and page by page', async () => {
    expect(await names({ shop: '灯铺' })).toEqual(['阿丽']);
    expect(await names({ platform: 'jd' })).toEqual(['老王']);
    expect(await names({ channel: 'site-mail' })).toEqual([]);
    expect(await names({ since: at('10:00:00') })).toEqual(['阿丽']);
    const first = await noon().waiting.list({ limit: 1, order: 'newest' });
    expect(first.waiting.map(({ customer }) => customer)).toEqual(['阿丽']);
    expect(await names({ limit: 1, order: 'newest', offset: first.next })).toEqual(['老王']);
  });

  it('lets go of a buyer who was answered', async () => {
    archive.add([say('阿丽', 'agent', '11:00:00', '今天发')]);
    for await (const step of analysisStep(archive.core)) void step;
    expect(await names()).toEqual(['老王']);
  });

  it('lets go of words that need no answer, until the buyer writes again', async () => {
    await noon().waiting.settle({ messageId: '4' });
    expect(await names()).toEqual(['老王']);
    await noon().waiting.unsettle({ messageId: '4' });
    expect(await names()).toEqual(['老王', '阿丽']);
    await noon().waiting.settle({ messageId: '4' });
    archive.add([say('阿丽', 'customer', '11:30:00', '有人吗，怎么不发货')]);
    for await (const step of analysisStep(archive.core)) void step;
    expect(await names()).toEqual(['老王', '阿丽']);
    const { waiting } = await noon().waiting.list({ shop: '灯铺' });
    expect(waiting).toMatchObject([{ waitingSince: at('11:30:00'), messages: 1 }]);
    const { decisions } = await noon().history.list({ noun: 'message', id: '4' });
    expect(decisions.map(({ action }) => action)).toEqual(['tag', 'untag', 'tag']);
  });
});
