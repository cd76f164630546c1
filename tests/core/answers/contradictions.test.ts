import { afterEach, describe, expect, it } from 'vitest';
import type { FixtureArchive } from '../archive-fixture.ts';
import { at, messagesOf, settle, shopWhere } from './shop.ts';

let archive: FixtureArchive;
afterEach(() => archive.close());

const payer = '退货运费谁出';
const twoBuyers = [
  {
    buyer: '甲',
    time: '2026-09-01T10:00:00',
    asked: payer,
    answer: '退货运费我们承担',
    agent: '小美',
  },
  {
    buyer: '乙',
    time: '2026-09-02T10:00:00',
    asked: payer,
    answer: '退货运费您自己承担',
    agent: '阿杰',
  },
];
const list = async (more: object = {}) => archive.client.contradictions.list(more);
const only = async () => {
  const { contradictions } = await list();
  expect(contradictions).toHaveLength(1);
  return contradictions[0]!;
};

describe('a contradiction', () => {
  it('shows both statements with by whom, to whom, when and what they mean', async () => {
    archive = await shopWhere(twoBuyers);
    expect(await only()).toMatchObject({
      kind: 'others',
      topic: 'return_postage_payer',
      status: 'proposed',
      decision: null,
      a: {
        source: 'message',
        messageId: '2',
        text: '退货运费我们承担',
        value: { type: 'named', name: 'seller' },
        by: '小美',
        to: '甲',
        shop: '灯铺',
        at: at('2026-09-01T10:01:00'),
        count: 1,
      },
      b: { messageId: '4', by: '阿杰', to: '乙', value: { type: 'named', name: 'buyer' } },
    });
  });

  it('with an entry for a product is known by the words that the product stands in', async () => {
    const answer = '现货48小时内发货';
    archive = await shopWhere([
      {
        buyer: '甲',
        time: '2026-09-01T10:00:00',
        asked: '什么时候发货',
        answer: '您拍的L-200是7天内发货',
      },
      {
        buyer: '乙',
        time: '2026-09-01T11:00:00',
        asked: '什么时候发货',
        answer: '您拍的L-300是7天内发货',
      },
    ]);
    await archive.client.answers.add({
      topic: 'ship_time',
      scope: 'sku',
      scopeValue: 'L-200',
      category: 'payment-delivery',
      question: '',
      answer,
      validFrom: at('2026-03-01T00:00:00'),
      reason: '',
    });
    expect(await only()).toMatchObject({ kind: 'sheet', a: { text: answer }, b: { to: '甲' } });
  });

  it('within one conversation, over two of a buyer, and of linked accounts is the buyer’s', async () => {
    const [first, second] = twoBuyers;
    archive = await shopWhere([first!, { ...second!, buyer: '甲' }]);
    expect(await only()).toMatchObject({ kind: 'same-customer' });
    await archive.close();
    archive = await shopWhere([first!, { ...second!, buyer: '甲', conversation: '另一窗口' }]);
    expect(await only()).toMatchObject({ kind: 'same-customer' });
    await archive.close();
    archive = await shopWhere(twoBuyers);
    const { accounts } = await archive.client.people.find({});
    const [a, b] = ['甲', '乙'].map((name) => accounts.find((one) => one.name === name)!.accountId);
    await archive.client.people.link({ accountId: a!, otherId: b!, reason: '同一收货人' });
    await settle(archive);
    expect(await only()).toMatchObject({ kind: 'same-customer' });
  });

  it('is resolved by choosing, which may write the sheet; what was said before stays settled', async () => {
    archive = await shopWhere(twoBuyers);
    const { contradictionId } = await only();
    const { client } = archive;
    const resolved = await client.contradictions.choose({
      contradictionId,
      chosen: 'a',
      reason: '规则如此',
      answer: '质量问题退货运费我们承担',
    });
    expect(resolved).toMatchObject({
      status: 'resolved',
      decision: {
        resolution: 'chosen',
        chosen: 'a',
        by: '测试',
        reason: '规则如此',
        answerId: '1',
      },
    });
    const { answers } = await client.answers.list({});
    expect(answers).toMatchObject([{ topic: 'return_postage_payer', scope: 'shop' }]);
    expect((await list()).counts).toEqual({ proposed: 0, resolved: 1, rejected: 0 });
  });

  it('with the sheet names the version that held when it was told', async () => {
    archive = await shopWhere(twoBuyers.slice(1));
    const { client } = archive;
    const made = await client.answers.add({
      topic: 'return_postage_payer',
      answer: '退货运费我们承担',
      validFrom: at('2026-09-01T00:00:00'),
    });
    const found = await only();
    expect(found).toMatchObject({
      kind: 'sheet',
      a: { source: 'sheet', answerId: made.answerId, text: '退货运费我们承担', messageId: null },
      b: { by: '阿杰', to: '乙' },
    });
    await client.contradictions.choose({
      contradictionId: found.contradictionId,
      chosen: 'b',
      answer: '无理由退货运费您承担',
    });
    const { versions } = await client.answers.get({ answerId: made.answerId });
    expect(versions.map(({ answer }) => answer)).toEqual([
      '无理由退货运费您承担',
      '退货运费我们承担',
    ]);
  });

  it('is resolved by an exception for its buyer, which is approved and on record', async () => {
    archive = await shopWhere(twoBuyers);
    const { contradictionId } = await only();
    const { client } = archive;
    const without = { contradictionId, reason: '' };
    await expect(
      client.contradictions.except({ ...without, approvedBy: '' }),
    ).rejects.toMatchObject({ code: 'BAD_REQUEST' });
    const resolved = await client.contradictions.except({
      contradictionId,
      recipient: '甲',
      reason: '老顾客',
      approvedBy: '主管',
    });
    expect(resolved).toMatchObject({ status: 'resolved', decision: { resolution: 'exception' } });
    const { exceptions } = await client.answers.exceptions({});
    expect(exceptions).toMatchObject([
      { recipient: '甲', granted: '退货运费我们承担', state: 'approved', decidedBy: '主管' },
    ]);
  });

  it('that is none stays none after everything is analysed anew, until somebody reopens it', async () => {
    archive = await shopWhere(twoBuyers);
    const { contradictionId } = await only();
    const { client } = archive;
    await client.contradictions.unrelated({ contradictionId, reason: '一个是质量问题' });
    archive.add(messagesOf({ ...twoBuyers[0]!, buyer: '丙', time: '2026-09-03T10:00:00' }));
    await settle(archive);
    expect((await list()).contradictions).toEqual([]);
    const { contradictions } = await list({ status: ['rejected'] });
    expect(contradictions).toMatchObject([
      { contradictionId, decision: { resolution: 'unrelated', reason: '一个是质量问题' } },
    ]);
    await client.contradictions.reopen({ contradictionId });
    expect(await only()).toMatchObject({ contradictionId, status: 'proposed' });
    await expect(client.contradictions.reopen({ contradictionId })).rejects.toMatchObject({
      code: 'conflict',
    });
    const { decisions } = await client.contradictions.get({ contradictionId });
    expect(decisions.map(({ resolution }) => resolution)).toEqual(['unrelated', 'reopened']);
    const history = await client.history.list({ noun: 'contradiction', id: contradictionId });
    expect(history.decisions).toMatchObject([
      { by: '测试', before: { status: 'proposed' }, after: { resolution: 'unrelated' } },
      { by: '测试', before: { status: 'rejected' }, after: { resolution: 'reopened' } },
    ]);
  });

  it('goes with an exception that was approved beforehand, and comes back when that is revoked', async () => {
    archive = await shopWhere(twoBuyers);
    const { client } = archive;
    const { exceptionId } = await client.answers.askException({
      topic: 'return_postage_payer',
      recipient: '甲',
      granted: '退货运费商家承担',
      reason: '老顾客',
      validFrom: at('2026-08-01T00:00:00'),
    });
    expect((await list()).counts.proposed).toBe(1);
    await client.answers.decideException({ exceptionId, decision: 'approved' });
    expect((await list()).counts.proposed).toBe(0);
    await client.answers.decideException({ exceptionId, decision: 'revoked' });
    expect((await list()).counts.proposed).toBe(1);
  });

  it('is listed with all that was told on the matter', async () => {
    archive = await shopWhere([
      ...twoBuyers,
      { ...twoBuyers[0]!, buyer: '丙', time: '2026-09-03T10:00:00' },
    ]);
    const { contradictionId } = await only();
    const { told } = await archive.client.contradictions.get({ contradictionId });
    expect(told.map(({ to }) => to)).toEqual(['甲', '乙', '丙']);
    const { spread } = await archive.client.answers.told({ topic: 'return_postage_payer' });
    expect(spread.map(({ valueKey, count }) => [valueKey, count])).toEqual([
      ['seller', 2],
      ['buyer', 1],
    ]);
  });
});
