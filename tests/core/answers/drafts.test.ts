import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { FixtureArchive } from '../archive-fixture.ts';
import { at, shopWhere } from './shop.ts';

let archive: FixtureArchive;
beforeEach(async () => {
  const payer = '退货运费谁出';
  archive = await shopWhere([
    {
      buyer: '甲',
      time: '2026-09-10T10:00:00',
      asked: payer,
      answer: '运费我们承担',
      agent: '小美',
    },
    {
      buyer: '乙',
      time: '2026-09-11T10:00:00',
      asked: payer,
      answer: '运费您自己承担',
      agent: '阿杰',
    },
    {
      buyer: '丙',
      time: '2026-09-12T10:00:00',
      asked: payer,
      answer: '运费您自己出',
      agent: '阿杰',
    },
    { buyer: '甲', time: '2026-09-19T10:00:00', asked: '什么时候发货', answer: '您好' },
  ]);
});
afterEach(() => archive.close());

const check = (text: string, more: object = {}) => archive.client.drafts.check({ text, ...more });

describe('a draft', () => {
  it('stands beside what this buyer and others were told on the same matter', async () => {
    const checked = await check('退货运费您自己承担', { customer: '甲' });
    expect(checked.contradictions).toBe(1);
    expect(checked.topics).toMatchObject([
      {
        topic: 'return_postage_payer',
        value: { type: 'named', name: 'buyer' },
        sheet: null,
        thisCustomer: [{ by: '小美', statement: '运费我们承担', contradicts: true }],
        others: [{ valueKey: 'buyer', count: 2, agents: ['阿杰'], contradicts: false }],
      },
      // What 甲 asked last is still open.
      { topic: 'ship_time', value: null },
    ]);
  });

  it('is held against the sheet of now, and against an exception of this buyer', async () => {
    const { client } = archive;
    await client.answers.add({ topic: 'return_postage_payer', answer: '退货运费您自己承担' });
    const text = '退货运费我们承担';
    const contradicts = async (more: object) => (await check(text, more)).topics[0]?.sheet;
    expect(await contradicts({})).toMatchObject({ answerId: '1', contradicts: true });
    const { exceptionId } = await client.answers.askException({
      topic: 'return_postage_payer',
      recipient: '甲',
      granted: text,
      reason: '第五单',
      approvedBy: '主管',
    });
    expect(await contradicts({ customer: '甲' })).toMatchObject({ contradicts: false });
    expect((await check(text, { customer: '甲' })).topics[0]?.exceptionId).toBe(exceptionId);
    expect(await contradicts({ customer: '乙' })).toMatchObject({ contradicts: true });
  });

  it('names risky words with softer ones, ways off the platform, and links', async () => {
    const { risks } = await check('保证是全网最低价，加我微信聊 http://tabao-pay.xyz/1');
    expect(risks.map(({ risk, words }) => [risk, words])).toEqual([
      ['absolute', '保证'],
      ['superlative', '全网最低价'],
      ['off-platform-contact', '微信'],
      ['link', 'http://tabao-pay.xyz/1'],
    ]);
    expect(risks[0]?.softer).not.toEqual([]);
    const mixed = await check('是我同事弄错了，退货运费您自己承担，加我微信聊');
    expect(mixed.risks.map(({ risk }) => risk)).toEqual(['blame', 'off-platform-contact']);
  });

  it('says what it would promise, by when', async () => {
    const { promises } = await check('今天下午五点前给您发出', { customer: '甲' });
    expect(promises).toMatchObject([
      { kind: 'ship', strength: 'firm', dueAt: at('2026-09-20T17:00:00') },
    ]);
  });

  it('tells what was asked and left open by it', async () => {
    const checked = await check('稍等哦', { customer: '甲' });
    expect(checked.asked).toContain('什么时候发货');
    const { conversationId } = (await archive.client.conversations.list({})).conversations[0]!;
    const open = await check('亲', { conversationId, asked: '退货运费谁出呀' });
    expect(open.topics).toMatchObject([{ topic: 'return_postage_payer', value: null }]);
    expect(open.topics[0]?.others.length).toBeGreaterThan(0);
  });

  it('for somebody unknown is checked all the same; an unknown conversation is not found', async () => {
    expect((await check('您好', { customer: '新来的' })).topics).toEqual([]);
    await expect(check('您好', { conversationId: '99' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});
