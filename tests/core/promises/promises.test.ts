import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { analysisStep } from '../../../electron/core/analysis/step.ts';
import { makeArchive, type FixtureArchive } from '../archive-fixture.ts';

const at = (day: string): number => Date.parse(`${day}+08:00`);
const dialogue = [
  { role: 'customer', sender: '买家甲', sentAt: at('2026-09-01T10:00:00'), text: '什么时候发货' },
  {
    role: 'agent',
    sender: '小红',
    sentAt: at('2026-09-01T10:01:00'),
    text: '亲，今天下午5点前一定给您发货',
  },
  { role: 'customer', sender: '买家甲', sentAt: at('2026-09-01T10:02:00'), text: '好的谢谢' },
  {
    role: 'agent',
    sender: '小红',
    sentAt: at('2026-09-01T16:00:00'),
    text: '已经发出，单号73555400011122',
  },
] as const;

let archive: FixtureArchive;
const analyse = async (): Promise<void> => {
  for await (const step of analysisStep(archive.core)) void step;
};
const only = async () => {
  const { promises } = await archive.client.promises.list({});
  expect(promises).toHaveLength(1);
  return promises[0]!;
};

beforeEach(async () => {
  archive = makeArchive(dialogue.map((message) => ({ ...message, conversation: '买家甲' })));
  await analyse();
});
afterEach(() => archive.close());

describe('a promise that detection proposes', () => {
  it('says who promised whom what by when, and why', async () => {
    expect(await only()).toMatchObject({
      status: 'proposed',
      messageId: '2',
      agent: '小红',
      customer: '买家甲',
      kind: 'ship',
      strength: 'firm',
      what: '亲，今天下午5点前一定给您发货',
      dueAt: at('2026-09-01T17:00:00'),
      changedBy: 'detector',
    });
    expect((await only()).reason.words.length).toBeGreaterThan(0);
  });

  it('is confirmed, then kept by the message that proves it', async () => {
    const { promiseId } = await only();
    await archive.client.promises.confirm({ promiseId });
    const kept = await archive.client.promises.keep({ promiseId, proofMessageId: '4' });
    expect(kept).toMatchObject({ status: 'kept', proofMessageId: '4', changedBy: '测试' });
  });

  it('is what it was before when a decision is taken back', async () => {
    const { promiseId } = await only();
    const { promises } = archive.client;
    await promises.confirm({ promiseId });
    await promises.keep({ promiseId, proofMessageId: '4', reason: '已发货' });
    expect(await promises.reopen({ promiseId, to: 'open' })).toMatchObject({
      status: 'open',
      proofMessageId: null,
    });
    expect((await promises.reopen({ promiseId, to: 'proposed' })).status).toBe('proposed');
    await promises.reject({ promiseId });
    expect((await promises.reopen({ promiseId, to: 'proposed' })).status).toBe('proposed');
  });

  it('cannot go back behind what was decided before', async () => {
    const { promiseId } = await only();
    await archive.client.promises.confirm({ promiseId });
    await archive.client.promises.keep({ promiseId, reason: '已发货' });
    await expect(
      archive.client.promises.reopen({ promiseId, to: 'proposed' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is not kept without a proof or a reason, nor by a message that is not there', async () => {
    const { promiseId } = await only();
    await expect(archive.client.promises.keep({ promiseId })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    await expect(
      archive.client.promises.keep({ promiseId, proofMessageId: '999' }),
    ).rejects.toMatchObject({ code: 'not-found' });
    expect(await only()).toMatchObject({ status: 'proposed' });
  });

  it('cannot be withdrawn before anybody confirmed it', async () => {
    const { promiseId } = await only();
    await expect(
      archive.client.promises.withdraw({ promiseId, reason: '谈妥了' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });

  it('stays as a person decided when the conversation is analysed again', async () => {
    const { promiseId } = await only();
    await archive.client.promises.edit({ promiseId, what: '周三前发货', dueAt: null });
    await archive.client.promises.reject({ promiseId });
    archive.add([
      {
        role: 'customer',
        sender: '买家甲',
        conversation: '买家甲',
        sentAt: at('2026-09-02T10:00:00'),
        text: '收到了',
      },
    ]);
    await analyse();
    expect(await only()).toMatchObject({ status: 'rejected', what: '周三前发货', dueAt: null });
  });
});

describe('a message that a person marks as a promise', () => {
  it('is open at once, and cannot be marked twice', async () => {
    const made = await archive.client.promises.record({ messageId: '4', kind: 'other' });
    expect(made).toMatchObject({ status: 'open', reason: { code: 'marked', words: [] } });
    await expect(archive.client.promises.record({ messageId: '4' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });
});

describe('the list of promises', () => {
  it('pages soonest due first, those without a due time last, and counts every status', async () => {
    await archive.client.promises.record({ messageId: '1' });
    await archive.client.promises.record({ messageId: '4', dueAt: at('2026-09-01T12:00:00') });
    const first = await archive.client.promises.list({ limit: 2 });
    expect(first.promises.map(({ messageId }) => messageId)).toEqual(['4', '2']);
    const rest = await archive.client.promises.list({ limit: 2, afterId: first.next! });
    expect(rest.promises.map(({ messageId }) => messageId)).toEqual(['1']);
    expect(rest.next).toBeNull();
    expect(rest.counts).toMatchObject({ open: 2, proposed: 1, kept: 0 });
  });

  it('pages the last said first when asked', async () => {
    await archive.client.promises.record({ messageId: '1' });
    await archive.client.promises.record({ messageId: '4' });
    const first = await archive.client.promises.list({ order: 'newest', limit: 1 });
    const rest = await archive.client.promises.list({ order: 'newest', afterId: first.next! });
    const ids = [...first.promises, ...rest.promises].map(({ messageId }) => messageId);
    expect(ids).toEqual(['4', '2', '1']);
  });

  it('answers an unknown promise with not-found', async () => {
    await expect(archive.client.promises.confirm({ promiseId: '99' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
