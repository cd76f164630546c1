import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { analysisStep } from '../../../electron/core/analysis/step.ts';
import { referencesStep } from '../../../electron/core/references/step.ts';
import { createRouter } from '../../../electron/core/router.ts';
import { fixedClock } from '../../../electron/core/system/clock.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import { makeArchive, type FixtureArchive, type FixtureMessage } from '../archive-fixture.ts';

const at = (time: string): number => Date.parse(`2026-09-03T${time}+08:00`);
const say = (
  role: 'customer' | 'agent',
  time: string,
  text: string,
  more: Partial<FixtureMessage> = {},
): FixtureMessage => ({
  role,
  sender: role === 'agent' ? '小红' : '买家乙',
  conversation: '买家乙',
  sentAt: at(time),
  text,
  ...more,
});

let archive: FixtureArchive;
let disputeId: string;
beforeEach(async () => {
  archive = makeArchive([
    say('customer', '10:00:00', '台灯收到就是坏的，根本不亮，给我退款，订单3812345678901234567'),
    say('customer', '10:01:00', '[图片]', { kind: 'image' }),
    say('agent', '10:02:00', '亲，给您处理，最晚今天18点前回复您'),
    say('agent', '15:00:00', '已经给您全额退款了，您看满意吗'),
    say('agent', '15:00:00', '别的会话', { conversation: '买家丙', sender: '小红' }),
  ]);
  for await (const step of referencesStep(archive.core, undefined)) void step;
  for await (const step of analysisStep(archive.core)) void step;
  disputeId = (await archive.client.disputes.record({ messageIds: ['1'] })).disputeId;
});
afterEach(() => archive.close());

const atTime = (time: string) =>
  createRouterClient(
    createRouter({ ...archive.core, clock: fixedClock(new Date(at(time)).toISOString()) }),
    { context: { actor: '测试', log: silentLog } },
  );

describe('closing a dispute', () => {
  const close = { stage: 'closed', reason: '全额退款' } as const;

  it.each([
    ['the message that told the result', { satisfaction: 'satisfied' }],
    ['whether the buyer was satisfied', { resultMessageId: '4' }],
  ] as const)('needs %s', async (_what, given) => {
    await expect(
      archive.client.disputes.stage({ disputeId, ...close, ...given }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    expect((await archive.client.disputes.get({ disputeId })).stage).not.toBe('closed');
  });

  it.each([
    ['another conversation', '5'],
    ['the buyer', '1'],
  ])('is refused by a message of %s', async (_whose, resultMessageId) => {
    await expect(
      archive.client.disputes.stage({
        disputeId,
        ...close,
        resultMessageId,
        satisfaction: 'neutral',
      }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('keeps the result, its message and what the buyer thought', async () => {
    const closed = await archive.client.disputes.stage({
      disputeId,
      ...close,
      resultMessageId: '4',
      satisfaction: 'no-answer',
    });
    expect(closed).toMatchObject({
      stage: 'closed',
      closeReason: '全额退款',
      resultMessageId: '4',
      satisfaction: 'no-answer',
    });
    const done = closed.duties.filter(({ state }) => state === 'there').map(({ item }) => item);
    expect(done).toEqual(['result-told', 'satisfaction-asked']);
  });
});

describe('the evidence of a case', () => {
  const evidence = async () =>
    (await archive.client.disputes.get({ disputeId })).evidence.map(
      ({ item, state, source, messageId }) => [item, state, source, messageId],
    );

  it('shows what the conversation has, and what is missing', async () => {
    expect(await evidence()).toEqual([
      ['chat', 'there', 'found', '1'],
      ['pictures', 'there', 'found', '2'],
      ['shipping', 'missing', 'found', null],
      ['order', 'there', 'found', '1'],
      ['policy', 'missing', 'found', null],
      ['result', 'missing', 'found', null],
    ]);
    expect((await archive.client.disputes.get({ disputeId })).orderNo).toBe('3812345678901234567');
  });

  it('is what a person says, with the message that shows it', async () => {
    const { disputes } = archive.client;
    await disputes.check({ disputeId, item: 'evidence.pictures', state: 'missing', note: '太糊' });
    await disputes.check({ disputeId, item: 'evidence.policy', state: 'not-needed' });
    const checked = await disputes.check({
      disputeId,
      item: 'evidence.result',
      state: 'there',
      messageId: '4',
    });
    expect(checked.evidence.find(({ item }) => item === 'pictures')).toEqual({
      item: 'pictures',
      state: 'missing',
      source: 'person',
      messageId: null,
      note: '太糊',
    });
    expect((await evidence()).slice(4)).toEqual([
      ['policy', 'not-needed', 'person', null],
      ['result', 'there', 'person', '4'],
    ]);
    await expect(
      disputes.check({ disputeId, item: 'evidence.result', state: 'there', messageId: '5' }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });
});

describe('the deadlines of a case', () => {
  it('follow the table when the case comes into a state of the platform', async () => {
    const { disputes } = atTime('12:00:00');
    const edited = await disputes.edit({ disputeId, platformState: 'evidence-due' });
    expect(edited).toMatchObject({
      platformStateAt: at('12:00:00'),
      deadlineAt: at('12:00:00') + 72 * 3_600_000,
    });
  });

  it('follow the shop’s own row before the shipped one, and the shipped one again without it', async () => {
    const { disputes } = archive.client;
    const row = { platform: 'taobao', state: 'evidence-due' } as const;
    const own = await disputes.setDeadline({ ...row, hours: 24 });
    expect(own.rows).toContainEqual({ ...row, hours: 24, isOwn: true });
    const state = { platformState: row.state, platformStateAt: at('12:00:00') };
    const edited = await disputes.edit({ disputeId, ...state });
    expect(edited.deadlineAt).toBe(at('12:00:00') + 24 * 3_600_000);
    expect((await disputes.setDeadline(row)).rows).toContainEqual({
      ...row,
      hours: 72,
      isOwn: false,
    });
  });

  it('make a running case overdue, by the platform’s or by what the buyer was told', async () => {
    const told = { disputeId, replyBy: at('18:00:00'), messageId: '3' };
    const case_ = await atTime('10:05:00').disputes.told(told);
    expect(case_).toMatchObject({ replyBy: at('18:00:00'), toldMessageId: '3', isOverdue: false });
    expect(case_.duties.find(({ item }) => item === 'time-told')?.state).toBe('there');
    const late = await atTime('18:01:00').disputes.list({ overdue: true });
    expect(late.disputes.map((one) => [one.disputeId, one.isOverdue])).toEqual([[disputeId, true]]);
    expect(late.overdue).toBe(1);
    expect((await atTime('17:59:00').disputes.list({ overdue: true })).disputes).toEqual([]);
  });

  it('put the nearest first when asked, page by page', async () => {
    const { disputes } = archive.client;
    const other = await disputes.record({ messageIds: ['5'] });
    await disputes.edit({ disputeId: other.disputeId, deadlineAt: at('11:00:00') });
    await disputes.edit({ disputeId, deadlineAt: at('12:00:00') });
    const first = await disputes.list({ order: 'deadline', limit: 1 });
    const rest = await disputes.list({ order: 'deadline', afterId: first.next! });
    const ids = [...first.disputes, ...rest.disputes].map((one) => one.disputeId);
    expect(ids.slice(0, 2)).toEqual([other.disputeId, disputeId]);
  });
});

it('is not given to somebody else without the facts', async () => {
  const { disputes } = archive.client;
  await expect(disputes.transfer({ disputeId, to: '阿杰', summary: ' ' })).rejects.toMatchObject({
    code: 'BAD_REQUEST',
  });
  const summary = '灯不亮，已发图片，买家要退款，答应18点前回复';
  const moved = await disputes.transfer({ disputeId, to: '阿杰', summary });
  expect(moved).toMatchObject({ owner: '阿杰', facts: summary });
});

it('has a cause of the shop’s table, and can be asked for by it', async () => {
  const { disputes } = archive.client;
  const suggested = await disputes.edit({ disputeId, kind: 'late_delivery' });
  expect(suggested).toMatchObject({
    cause: null,
    likelyCause: { cause: 'courier', detail: 'delay' },
  });
  await expect(
    disputes.edit({ disputeId, cause: 'goods', causeDetail: 'delay' }),
  ).rejects.toMatchObject({ code: 'invalid-input' });
  await disputes.edit({ disputeId, cause: 'goods', causeDetail: 'quality', owner: '阿杰' });
  const ids = async (query: object) =>
    (await disputes.list(query)).disputes.map((one) => one.disputeId);
  expect(await ids({ cause: ['goods'] })).toEqual([disputeId]);
  expect(await ids({ cause: ['courier'] })).toEqual([]);
  expect(await ids({ owner: '阿杰', customer: '买家乙' })).toEqual([disputeId]);
});

it('records every decision with who, when, before and after', async () => {
  const { disputes } = archive.client;
  await disputes.edit({ disputeId, demand: '退款' });
  await disputes.check({ disputeId, item: 'duty.calm', state: 'there' });
  const { history } = await disputes.get({ disputeId });
  expect(history).toMatchObject([
    { by: '测试', action: 'record', after: { messageIds: ['1'] } },
    { action: 'edit', before: { demand: null }, after: { demand: '退款' } },
    { action: 'check', before: { state: null }, after: { item: 'duty.calm', state: 'there' } },
  ]);
});
