import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouterClient } from '@orpc/server';
import { analysisStep } from '../../../electron/core/analysis/step.ts';
import { createRouter } from '../../../electron/core/router.ts';
import { fixedClock } from '../../../electron/core/system/clock.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import { makeArchive, type FixtureArchive, type FixtureMessage } from '../archive-fixture.ts';

const at = (time: string): number => Date.parse(`${time}+08:00`);
const say = (
  role: 'customer' | 'agent',
  time: string,
  text: string,
  sender = role === 'agent' ? '小红' : '买家甲',
): FixtureMessage => ({
  role,
  sender,
  sentAt: at(`2026-09-01T${time}`),
  text,
  conversation: '买家甲',
  shop: '灯铺',
});

let archive: FixtureArchive;
beforeEach(async () => {
  archive = makeArchive([
    say('customer', '10:00:00', '什么时候发货'),
    say('agent', '10:01:00', '亲，今天下午5点前一定给您发货'),
    say('agent', '10:02:00', '我这边尽快帮您退款12元'),
    say('agent', '16:00:00', '已经发出，单号73555400011122'),
    say('customer', '16:30:00', '好的'),
    say('agent', '18:30:00', '备用的话', '小兰'),
  ]);
  for await (const step of analysisStep(archive.core)) void step;
});
afterEach(() => archive.close());

/** The same archive at another time of day. */
const atTime = (time: string) =>
  createRouterClient(
    createRouter({ ...archive.core, clock: fixedClock(new Date(at(time)).toISOString()) }),
    {
      context: { actor: '测试', log: silentLog },
    },
  );
const mark = async (messageId: string, dueAt: number | null): Promise<string> =>
  (await archive.client.promises.record({ messageId, dueAt })).promiseId;
const shipping = async (): Promise<string> => {
  const { promises } = await archive.client.promises.list({});
  return promises.find(({ messageId }) => messageId === '2')!.promiseId;
};

describe('the lanes of the board', () => {
  it('part promises by due time, shift and day, with words that fix no time apart', async () => {
    await archive.client.settings.set({ shifts: [{ name: '早班', start: '08:00', end: '16:00' }] });
    const due = ['2026-09-01T11:00', '2026-09-01T16:00', '2026-09-01T23:00', '2026-09-02T01:00'];
    for (const [index, time] of due.entries()) {
      archive.add([say('agent', `19:0${index}:00`, `第${index}条`)]);
      await mark(String(7 + index), at(time));
    }
    await mark('6', null);
    const { promises, lanes } = await atTime('2026-09-01T12:00').promises.list({
      status: ['open'],
    });
    expect(promises.map(({ lane }) => lane)).toEqual([
      'overdue',
      'shift',
      'today',
      'later',
      'undated',
    ]);
    expect(lanes).toMatchObject({ overdue: 1, shift: 1, today: 1, later: 1, undated: 1, kept: 0 });
    for (const lane of ['overdue', 'shift', 'today', 'later', 'undated'] as const) {
      const page = await atTime('2026-09-01T12:00').promises.list({
        status: ['open'],
        lane: [lane],
      });
      expect(page.promises.map((one) => one.lane)).toEqual([lane]);
    }
  });

  it('hold a promise that says "soon" as vague until a person gives it a time', async () => {
    const { promises } = await archive.client.promises.list({ lane: ['vague'] });
    expect(promises).toMatchObject([{ messageId: '3', duePhrase: '尽快', dueAt: null }]);
    const { promiseId } = promises[0]!;
    await archive.client.promises.confirm({ promiseId });
    const edited = await archive.client.promises.edit({ promiseId, dueAt: at('2027-01-01T10:00') });
    expect(edited.lane).toBe('later');
  });

  it('can be asked for by agent, customer, shop and owner', async () => {
    const promiseId = await mark('6', null);
    await archive.client.promises.edit({ promiseId, owner: '阿杰' });
    const ids = async (query: object) =>
      (await archive.client.promises.list(query)).promises.map((one) => one.promiseId);
    expect(await ids({ agent: '小兰' })).toEqual([promiseId]);
    expect(await ids({ owner: '阿杰' })).toEqual([promiseId]);
    expect(await ids({ customer: '买家甲' })).toHaveLength(3);
    expect(await ids({ shop: '灯铺' })).toHaveLength(3);
    expect(await ids({ shop: '别家' })).toEqual([]);
  });
});

describe('proof', () => {
  it('is proposed from what was said later, with the reason, and never decides by itself', async () => {
    const promise = await archive.client.promises.get({ promiseId: await shipping() });
    expect(promise.status).toBe('proposed');
    expect(promise.proofs).toMatchObject([
      {
        messageId: '4',
        sender: '小红',
        code: 'tracking',
        words: '单号73555400011122',
        isLate: false,
      },
    ]);
  });

  it('is found in another conversation with the same customer, and not with others', async () => {
    const promiseId = await shipping();
    const buyer = { sentAt: at('2026-09-02T16:05:00'), role: 'customer', shop: '灯铺' } as const;
    archive.add([
      { ...buyer, sender: '买家甲', conversation: '又一次', text: '灯收到了' },
      { ...buyer, sender: '买家乙', conversation: '买家乙', text: '灯收到了' },
    ]);
    const { proofs } = await archive.client.promises.get({ promiseId });
    expect(proofs.map(({ messageId, conversationId }) => [messageId, conversationId])).toEqual([
      ['4', '1'],
      ['7', '2'],
    ]);
  });

  it('that came after the due time says so, and is no longer proposed once it is decided', async () => {
    const promiseId = await shipping();
    await archive.client.promises.confirm({ promiseId });
    await archive.client.promises.edit({ promiseId, dueAt: at('2026-09-01T12:00') });
    expect((await archive.client.promises.get({ promiseId })).proofs).toMatchObject([
      { isLate: true },
    ]);
    const kept = await archive.client.promises.keep({ promiseId, proofMessageId: '4' });
    expect(kept).toMatchObject({ lane: 'kept', proofs: [], proofMessageId: '4' });
  });
});

describe('a reminder', () => {
  const remindersAt = async (time: string) =>
    (await atTime(time).promises.reminders()).reminders.map(({ promiseId }) => promiseId);

  it('comes half an hour before the due time of what was confirmed, until it was seen', async () => {
    const promiseId = await shipping();
    expect(await remindersAt('2026-09-01T16:45')).toEqual([]);
    await archive.client.promises.confirm({ promiseId });
    expect(await remindersAt('2026-09-01T16:29')).toEqual([]);
    expect(await remindersAt('2026-09-01T16:30')).toEqual([promiseId]);
    await atTime('2026-09-01T16:31').promises.seen({ promiseId });
    expect(await remindersAt('2026-09-01T16:45')).toEqual([]);
  });

  it('comes again when it was put off', async () => {
    const promiseId = await shipping();
    await archive.client.promises.confirm({ promiseId });
    const until = at('2026-09-01T16:50');
    await atTime('2026-09-01T16:31').promises.snooze({ promiseId, until });
    expect(await remindersAt('2026-09-01T16:49')).toEqual([]);
    expect(await remindersAt('2026-09-01T16:50')).toEqual([promiseId]);
    await expect(
      atTime('2026-09-01T16:55').promises.snooze({ promiseId, until }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('keeps to the lead of the settings, and stays away where it is switched off', async () => {
    const promiseId = await shipping();
    await archive.client.promises.confirm({ promiseId });
    await archive.client.settings.set({ reminderLeadMinutes: 120 });
    expect(await remindersAt('2026-09-01T15:00')).toEqual([promiseId]);
    await archive.client.settings.set({ reminderLeadMinutes: null });
    expect(await remindersAt('2026-09-01T16:59')).toEqual([]);
  });

  it('comes anew for another due time, and not for one that is long past', async () => {
    const promiseId = await shipping();
    await archive.client.promises.confirm({ promiseId });
    await atTime('2026-09-01T16:31').promises.seen({ promiseId });
    await archive.client.promises.edit({ promiseId, dueAt: at('2026-09-02T12:00') });
    expect(await remindersAt('2026-09-02T11:45')).toEqual([promiseId]);
    expect(await remindersAt('2026-09-05T12:00')).toEqual([]);
  });
});

describe('the rate of kept promises', () => {
  it('counts what was confirmed and due, by agent and by shop', async () => {
    const { client } = archive;
    const promiseId = await shipping();
    await client.promises.keep({ promiseId, proofMessageId: '4' });
    archive.add([say('agent', '19:00:00', '甲'), say('agent', '19:01:00', '乙')]);
    await client.promises.break({ promiseId: await mark('7', null), reason: '忘了' });
    await mark('8', at('2026-09-01T20:00'));
    await mark('6', at('2027-01-01T00:00'));
    const { rates } = await client.promises.rates({});
    expect(rates).toEqual([
      { name: '小红', kept: 1, keptLate: 0, broken: 1, overdue: 1, running: 0, rate: 1 / 3 },
      { name: '小兰', kept: 0, keptLate: 0, broken: 0, overdue: 0, running: 1, rate: null },
    ]);
    expect((await client.promises.rates({ by: 'shop' })).rates).toMatchObject([
      { name: '灯铺', kept: 1, running: 1 },
    ]);
    const early = await client.promises.rates({ to: at('2026-09-01T12:00') });
    expect(early.rates).toMatchObject([{ name: '小红', kept: 1, broken: 0 }]);
  });

  it('tells what was kept late', async () => {
    const promiseId = await shipping();
    await archive.client.promises.confirm({ promiseId });
    await archive.client.promises.edit({ promiseId, dueAt: at('2026-09-01T12:00') });
    await archive.client.promises.keep({ promiseId, proofMessageId: '4' });
    expect((await archive.client.promises.rates({})).rates).toMatchObject([
      { kept: 1, keptLate: 1, rate: 1 },
    ]);
  });
});

it('records who decided what, when, and what it was before', async () => {
  const promiseId = await shipping();
  await archive.client.promises.confirm({ promiseId });
  await archive.client.promises.edit({ promiseId, what: '今天发货', amountCents: 500 });
  const { decisions } = await archive.client.history.list({ noun: 'promise', id: promiseId });
  expect(decisions).toMatchObject([
    { by: '测试', action: 'confirm', before: { status: 'proposed' }, after: { status: 'open' } },
    {
      action: 'edit',
      before: { what: '亲，今天下午5点前一定给您发货', amountCents: null },
      after: { what: '今天发货', amountCents: 500 },
    },
  ]);
  expect(decisions.every((one) => one.at === archive.core.clock.now())).toBe(true);
});
