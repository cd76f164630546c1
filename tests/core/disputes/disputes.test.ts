import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { analysisStep } from '../../../electron/core/analysis/step.ts';
import { makeArchive, type FixtureArchive, type FixtureMessage } from '../archive-fixture.ts';

const at = (time: string): number => Date.parse(`2026-09-03T${time}+08:00`);
const say = (role: 'customer' | 'agent', time: string, text: string): FixtureMessage => ({
  role,
  sender: role === 'agent' ? '小红' : '买家乙',
  conversation: '买家乙',
  sentAt: at(time),
  text,
});

let archive: FixtureArchive;
const analyse = async (): Promise<void> => {
  for await (const step of analysisStep(archive.core)) void step;
};
const only = async () => {
  const { disputes } = await archive.client.disputes.list({});
  expect(disputes).toHaveLength(1);
  return disputes[0]!;
};

beforeEach(async () => {
  archive = makeArchive([
    say('customer', '10:00:00', '台灯收到就是坏的，根本不亮，给我退款'),
    say('agent', '10:01:00', '亲，麻烦拍个照片看看'),
    say('customer', '10:05:00', '照片发了三遍了，再不处理我就投诉到12315'),
  ]);
  await analyse();
});
afterEach(() => archive.close());

describe('a dispute that detection proposes', () => {
  it('has kind, severity and the messages that show it', async () => {
    expect(await only()).toMatchObject({
      stage: 'proposed',
      kind: 'quality',
      severity: 3,
      customer: '买家乙',
      messageIds: ['1', '3'],
    });
  });

  it('grows with what the buyer says later instead of becoming two', async () => {
    archive.add([say('customer', '10:30:00', '灯还是坏的，你们到底退不退款')]);
    await analyse();
    expect((await only()).messageIds).toEqual(['1', '3', '4']);
  });

  it('is led through its stages and closed with its result', async () => {
    const { disputeId } = await only();
    await archive.client.disputes.stage({ disputeId, stage: 'accept' });
    await expect(
      archive.client.disputes.stage({ disputeId, stage: 'closed' }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    archive.add([say('agent', '12:00:00', '已经给您全额退款了')]);
    const closed = await archive.client.disputes.stage({
      disputeId,
      stage: 'closed',
      reason: '已全额退款，买家满意',
      resultMessageId: '4',
      satisfaction: 'satisfied',
    });
    expect(closed).toMatchObject({
      stage: 'closed',
      closeReason: '已全额退款，买家满意',
      resultMessageId: '4',
      satisfaction: 'satisfied',
    });
  });

  it('keeps what a person changed when the conversation is analysed again', async () => {
    const { disputeId } = await only();
    await archive.client.disputes.edit({ disputeId, severity: 2, owner: '阿杰' });
    archive.add([say('customer', '11:00:00', '我要差评，灯是坏的')]);
    await analyse();
    expect(await only()).toMatchObject({ severity: 2, owner: '阿杰', changedBy: '测试' });
  });

  it('shows its messages whole', async () => {
    const { disputeId } = await only();
    const { messages } = await archive.client.disputes.get({ disputeId });
    expect(messages.map(({ messageId }) => messageId)).toEqual(['1', '3']);
  });
});

describe('messages that a person marks as a dispute', () => {
  it('must be of one conversation', async () => {
    archive.add([{ text: '别的会话', conversation: '买家丙', sentAt: at('12:00:00') }]);
    await expect(archive.client.disputes.record({ messageIds: ['1', '4'] })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const made = await archive.client.disputes.record({ messageIds: ['2'], severity: 1 });
    expect(made).toMatchObject({ stage: 'accept', messageIds: ['2'] });
  });
});
