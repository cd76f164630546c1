import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { indexStep } from '../../../electron/core/search/index-step.ts';
import { makeArchive, type FixtureArchive, type FixtureMessage } from '../archive-fixture.ts';

const minute = 60_000;
let clock = Date.UTC(2026, 8, 1);
const said = (conversation: string, sender: string, text: string): FixtureMessage => ({
  conversation,
  sender,
  role: sender.startsWith('客服') ? 'agent' : 'customer',
  text,
  sentAt: (clock += minute),
});

const messages = [
  said('老王', '老王', '请问灯罩碎了可以补发吗'),
  said('老王', '客服小何', '可以的，请拍张照片'),
  said('老王', '客服小何', '三天内补发给您'),
  said('老王', '老王', '好的谢谢'),
  said('阿丽', '阿丽', '你们几点下班'),
  said('阿丽', '阿丽', '灯罩碎了能补发吗'),
  said('小赵', '小赵', '灯罩碎了可以补发吗'),
  said('阿丽', '客服小红', '灯罩碎了可以补发'),
  said('阿丽', '阿丽', '请问燈罩碎了可以補發嗎'),
];

describe.each(['beside the index', 'in the index'])('what was said before, %s', (where) => {
  let archive: FixtureArchive;
  beforeAll(async () => {
    archive = makeArchive(messages);
    if (where === 'in the index') for await (const _ of indexStep(archive.core, undefined));
  });
  afterAll(() => archive.close());

  it('is what this customer said like it, and what others were answered', async () => {
    const { sameCustomer, others } = await archive.client.search.saidBefore({ messageId: '9' });
    expect(sameCustomer.map(({ messageId }) => messageId)).toEqual(['6']);
    expect(
      others.map(({ question, answers }) => [
        question.messageId,
        question.similarity,
        answers.map(({ text }) => text),
      ]),
    ).toEqual([['1', 1, ['可以的，请拍张照片', '三天内补发给您']]]);
  });

  it('is found for a text of a named customer, too', async () => {
    const { sameCustomer, others } = await archive.client.search.saidBefore({
      text: '灯罩碎了怎么补发',
      customer: '老王',
    });
    expect(sameCustomer.map(({ messageId }) => messageId)).toEqual(['1']);
    expect(others.map(({ question }) => question.messageId)).toEqual(['6']);
  });

  it('tells similar messages of anybody, most alike first', async () => {
    const { hits } = await archive.client.search.similar({ messageId: '7' });
    expect(hits.map(({ messageId }) => messageId)).toEqual(['8', '9', '1', '6']);
    expect(hits.every(({ similarity }) => similarity > 0 && similarity <= 1)).toBe(true);
    await expect(archive.client.search.similar({ messageId: '99' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });
});

it('operators complete from what the archive knows', async () => {
  const archive = makeArchive([
    ...messages,
    { text: '在', shop: '守灯旗舰店', conversation: '老王二' },
  ]);
  await archive.client.marks.tag({ messageIds: ['1', '2'], tag: '补发' });
  const values = async (operator: 'agent' | 'customer' | 'shop' | 'tag' | 'in', text: string) =>
    (await archive.client.search.complete({ operator, text })).values.map(({ value }) => value);
  expect(await values('agent', '小')).toEqual(['客服小何', '客服小红']);
  expect(await values('customer', '老')).toEqual(['老王']);
  expect(await values('shop', '燈')).toEqual(['守灯旗舰店']);
  expect(await values('tag', '')).toEqual(['补发']);
  expect(await values('in', '王')).toEqual(['老王', '老王二']);
  await archive.close();
});
