import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { analysisStep } from '../../../electron/core/analysis/step.ts';
import { contradictionsStep } from '../../../electron/core/answers/contradictions/refresh.ts';
import { makeArchive, type FixtureArchive, type FixtureMessage } from '../archive-fixture.ts';

const at = (day: string): number => Date.parse(`${day}+08:00`);
/** One buyer's talk in a month: a promise, a complaint that is a threat too, and nobody's last word. */
const talk = (buyer: string, month: string): FixtureMessage[] => [
  {
    conversation: buyer,
    role: 'customer',
    sender: buyer,
    sentAt: at(`${month}-01T10:00:00`),
    text: '什么时候发货',
  },
  {
    conversation: buyer,
    role: 'agent',
    sender: '小红',
    sentAt: at(`${month}-01T10:01:00`),
    text: '亲，今天下午5点前一定给您发货',
  },
  {
    conversation: buyer,
    role: 'customer',
    sender: buyer,
    sentAt: at(`${month}-02T10:00:00`),
    text: '收到是坏的，必须退款，不退我就打12315投诉你们',
  },
];
const freight = (buyer: string, day: string, text: string): FixtureMessage[] => [
  {
    conversation: buyer,
    role: 'customer',
    sender: buyer,
    sentAt: at(`${day}T09:00:00`),
    text: '退货运费谁出',
  },
  { conversation: buyer, role: 'agent', sender: '小红', sentAt: at(`${day}T09:01:00`), text },
];

let archive: FixtureArchive;
const settle = async (): Promise<void> => {
  for await (const step of analysisStep(archive.core)) void step;
  for await (const step of contradictionsStep(archive.core)) void step;
};
const before = at('2026-06-01T00:00:00');
const reason = '导入的旧记录，不再逐条核对';

beforeEach(async () => {
  archive = makeArchive([
    ...talk('买家甲', '2024-03'),
    ...talk('买家乙', '2026-09'),
    ...freight('买家丙', '2024-05-01', '退货运费我们承担'),
    ...freight('买家丁', '2024-05-02', '退货运费您自己承担的哦'),
  ]);
  await settle();
});
afterEach(() => archive.close());

describe('old findings', () => {
  it('are counted by kind before anything is done to them', async () => {
    const { letGo, promises } = archive.client;
    expect(await letGo.preview({ before })).toEqual({
      counts: { promise: 1, dispute: 1, watch: 1, contradiction: 1, waiting: 1 },
      total: 5,
    });
    expect(await letGo.preview({ before, kinds: ['watch'] })).toMatchObject({ total: 1 });
    expect((await promises.list({})).counts.proposed).toBe(2);
  });

  it('go off every board in one act, each as a decision of this person', async () => {
    const { letGo, promises, disputes, watch, contradictions, waiting, history } = archive.client;
    const done = await letGo.run({ before, reason });
    expect(done).toMatchObject({ total: 5 });
    expect((await promises.list({ status: ['proposed'] })).promises).toHaveLength(1);
    expect((await disputes.list({ stage: ['proposed'] })).disputes).toHaveLength(1);
    expect((await watch.list({ status: ['proposed'] })).findings).toHaveLength(1);
    expect((await contradictions.list({})).contradictions).toEqual([]);
    expect((await waiting.list({})).waiting.map(({ customer }) => customer)).toEqual(['买家乙']);
    const [old] = (await promises.list({ status: ['rejected'] })).promises;
    expect(old).toMatchObject({ letGo: done.act, closeReason: reason, changedBy: '测试' });
    const { decisions } = await history.list({ noun: 'promise', id: old!.promiseId });
    expect(decisions).toMatchObject([
      {
        by: '测试',
        action: 'let-go',
        before: { status: 'proposed' },
        after: { status: 'rejected', closeReason: reason },
      },
    ]);
  });

  it('are all back when the act is taken back', async () => {
    const { letGo, promises, disputes, watch, contradictions, waiting, history } = archive.client;
    const { act } = await letGo.run({ before, reason });
    expect(await letGo.takeBack({ act: act! })).toMatchObject({ total: 5 });
    expect((await promises.list({ status: ['proposed'] })).promises).toHaveLength(2);
    expect((await disputes.list({ stage: ['proposed'] })).disputes).toHaveLength(2);
    expect((await watch.list({ status: ['proposed'] })).findings).toHaveLength(2);
    expect((await contradictions.list({})).contradictions).toHaveLength(1);
    expect((await waiting.list({})).total).toBe(2);
    const [old] = (await promises.list({ status: ['proposed'] })).promises;
    const { decisions } = await history.list({ noun: 'promise', id: old!.promiseId });
    expect(decisions.map(({ action }) => action)).toEqual(['let-go', 'reopen']);
    expect((await letGo.list()).acts).toMatchObject([{ act, total: 0, by: '测试', reason }]);
    expect(await letGo.takeBack({ act: act! })).toMatchObject({ total: 0 });
  });

  it('that somebody decided on since stay as decided', async () => {
    const { letGo, promises } = archive.client;
    const { act } = await letGo.run({ before, reason });
    const [old] = (await promises.list({ status: ['rejected'] })).promises;
    await promises.confirm({ promiseId: old!.promiseId });
    expect((await letGo.list()).acts).toMatchObject([{ counts: { promise: 0, dispute: 1 } }]);
    await letGo.takeBack({ act: act! });
    expect(await promises.get({ promiseId: old!.promiseId })).toMatchObject({
      status: 'open',
      letGo: null,
    });
  });

  it('stay let go when the archive is analysed again', async () => {
    const { letGo, promises, disputes } = archive.client;
    await letGo.run({ before, reason });
    archive.add(talk('买家甲', '2026-10'));
    await settle();
    const { counts } = await promises.list({});
    expect(counts).toMatchObject({ proposed: 2, rejected: 1 });
    expect((await disputes.list({})).counts).toMatchObject({ proposed: 2, rejected: 1 });
  });

  it('of a matter that is told anew wait again', async () => {
    const { letGo, contradictions } = archive.client;
    await letGo.run({ before, reason, kinds: ['contradiction'] });
    archive.add([
      ...freight('买家戊', '2039-01-01', '退货运费我们承担'),
      ...freight('买家己', '2039-01-02', '退货运费您自己承担的哦'),
    ]);
    await settle();
    expect((await contradictions.list({})).contradictions).toHaveLength(1);
  });

  it('are none while they fall due later, nor once a person has confirmed them', async () => {
    const { letGo, promises } = archive.client;
    const [old] = (await promises.list({ order: 'due' })).promises;
    await promises.edit({ promiseId: old!.promiseId, dueAt: at('2026-07-01T00:00:00') });
    expect(await letGo.preview({ before, kinds: ['promise'] })).toMatchObject({ total: 0 });
    await promises.edit({ promiseId: old!.promiseId, dueAt: at('2024-07-01T00:00:00') });
    await promises.confirm({ promiseId: old!.promiseId });
    expect(await letGo.run({ before, kinds: ['promise'], reason })).toMatchObject({
      act: null,
      total: 0,
    });
  });

  it('are told apart from those of the last weeks, and both can be listed', async () => {
    const { promises, disputes, watch, waiting, archive: whole } = archive.client;
    const old = await promises.list({ age: 'past' });
    expect(old).toMatchObject({ past: 1, promises: [{ customer: '买家甲' }] });
    expect((await promises.list({ age: 'recent' })).promises).toMatchObject([
      { customer: '买家乙' },
    ]);
    expect((await disputes.list({ age: 'past' })).disputes).toMatchObject([{ customer: '买家甲' }]);
    expect((await disputes.list({ age: 'recent' })).disputes).toHaveLength(1);
    expect((await whole.stats()).past).toEqual({ promises: 1, disputes: 1 });
    expect(await watch.list({})).toMatchObject({ past: 1, counts: { proposed: 2 } });
    expect(await waiting.count({ atMost: 10 })).toEqual({ waiting: 2 });
    expect(await waiting.count({ atMost: 10, recent: true })).toEqual({ waiting: 1 });
    expect(await waiting.list({ age: 'older' })).toMatchObject({ total: 2, ages: { hour: 0 } });
    expect(await waiting.list({ age: 'hour' })).toMatchObject({ total: 0, ages: { older: 2 } });
    await promises.confirm({ promiseId: old.promises[0]!.promiseId });
    expect((await promises.list({ age: 'recent' })).promises).toHaveLength(2);
  });

  it('cannot be taken from the future, nor without a reason', async () => {
    const { letGo } = archive.client;
    const future = { before: archive.core.clock.now() + 1 };
    await expect(letGo.preview(future)).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(letGo.run({ before, reason: ' ' })).rejects.toThrow();
    const act = '0'.repeat(32);
    await expect(letGo.takeBack({ act })).rejects.toMatchObject({ code: 'not-found' });
  });
});
