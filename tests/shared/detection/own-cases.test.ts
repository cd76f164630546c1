import { describe, expect, it } from 'vitest';
import { analyseDialogue } from '../../../shared/domain/detection/analyse-dialogue.ts';
import type { Analysis } from '../../../shared/model/analysis.ts';
import { talk } from './dialogues.ts';

const analyse = (...lines: string[]): Analysis => analyseDialogue(talk(...lines));

describe('threats with the authorities, the law and the public', () => {
  it.each<[string, string]>([
    ['再不退款我就打12315', 'threat-regulator'],
    ['12315已经受理了,你们等电话吧', 'threat-regulator'],
    ['我去市场监管局投诉你们卖三无产品', 'threat-regulator'],
    ['消协那边我已经留了材料,你们看着办', 'threat-regulator'],
    ['我律师已经准备材料了,咱们法院见', 'threat-lawyer'],
    ['已经咨询过律师,这属于欺诈,退一赔三', 'threat-lawyer'],
    ['明天律师函就寄到你们公司', 'threat-lawyer'],
    ['我要发抖音曝光你们这家店', 'threat-exposure'],
    ['黑猫已经提交了,全网都看看', 'threat-exposure'],
    ['这是诈骗,我报警了', 'threat-police'],
    ['我要申请平台介入,货不对板还不认', 'threat-complaint'],
    ['不给个说法就等着差评吧,东西是坏的', 'threat-bad-review'],
    ["You never sent it. I'm taking you to small claims court", 'threat-lawyer'],
    ['Broken again. I am reporting this shop to trading standards', 'threat-regulator'],
  ])('%s', (text, code) => {
    const { disputes, watch } = analyse(`买家: ${text}`);
    expect(watch.map(({ reason }) => reason.code)).toContain(code);
    expect(disputes[0]?.severity).toBe(3);
  });

  it.each([
    '你们支持12315绿色通道吗',
    '我就是律师,给律所买十盏台灯',
    '送到区法院对面的那栋楼',
    '我不会给差评的,就是想换一个',
    '看到有条差评说会闪,是真的吗',
    '这个是抖音同款吗',
    '放心,不投诉你,就问问到哪了',
    '我儿子在派出所上班,寄他单位',
  ])('is no threat: %s', (text) => {
    const { disputes, watch } = analyse(`买家: ${text}`);
    expect(watch.filter(({ kind }) => kind === 'threat')).toEqual([]);
    expect(disputes.filter(({ severity }) => severity === 3)).toEqual([]);
  });
});

describe('shops of live streams and group buying', () => {
  it.each<[string, string]>([
    ['宝子,直播间拍的今天都能发走', 'ship'],
    ['家人,1号链接48小时内发出哈', 'ship'],
    ['宝宝您拍完截图给我,我给您备注送一份小样', 'gift'],
    ['亲亲拼单成功了,我们明天下午三点前给您安排发货', 'ship'],
    ['老板,小时达现在出发,半小时送到', 'deliver_by'],
    ['宝贝这单给您仅退款,钱两小时内原路回', 'refund'],
    ['主播说的那个差价,下播后我给您退', 'price'],
    ['姐妹,漏的发箍明天给你补寄', 'exchange'],
    ['老铁别急,我让仓库今晚连夜给你打包发出', 'ship'],
    ['宝,运费险没赔够的部分我转给您,明天中午前', 'refund'],
  ])('%s', (text, kind) => {
    expect(analyse(`客服: ${text}`).promises.map((promise) => promise.kind)).toEqual([kind]);
  });

  it.each([
    '宝子们点关注不迷路',
    '现在拍立减十块,倒数三个数上链接',
    '家人们这款库存不多了',
    '拼多多百亿补贴,平台统一发货',
    '退货包运费,放心拍',
    '预售的以页面时间为准哦宝',
  ])('is no promise: %s', (text) => {
    expect(analyse(`客服: ${text}`).promises).toEqual([]);
  });

  it.each<[string, string]>([
    ['直播间说是纯银,拿到一测是合金', 'not_as_described'],
    ['秒杀拍到了又给我砍单,什么意思', 'other'],
    ['拼单说好三斤,来了两斤八两', 'wrong_item'],
    ['果子烂了一半,你们还说坏果包赔不认', 'quality'],
  ])('is a dispute: %s', (text, kind) => {
    const [dispute] = analyse(`买家: ${text}`).disputes;
    expect([text, dispute !== undefined]).toEqual([text, true]);
    expect(dispute?.kind === kind || dispute?.kind === 'other').toBe(true);
  });
});

describe('what only looks like a promise', () => {
  it.each([
    '不能保证今天发',
    '今天发不了哦,仓库下班了',
    '没法承诺具体哪天到',
    '我们不会给您打电话的,请放心',
    '能不能今天发我也不确定',
    '暂时还不能给您退',
    '您问的是今天能发吗?',
    '请问您是要今天发还是明天发呢',
    '需要我帮您改地址吗',
    '昨天已经给您发出了',
    '退款已经退回您的支付宝了',
    '刚刚给您补寄过了',
    '没有说过明天给您发',
    "We can't promise delivery by Friday",
    'Would you like me to cancel the order?',
    'It was shipped yesterday',
    "I'm afraid we won't be able to refund that",
  ])('%s', (text) => {
    expect(analyse('买家: 在吗', `客服: ${text}`).promises).toEqual([]);
  });

  it.each([
    '我明天就去付款',
    '今天下班前我把照片发你',
    '等下给你好评',
    '周末我寄回去',
    'I will send it back tomorrow',
    '你说的今天发,别忘了',
    '能今天发吗',
    '今天能发出来吗?急用',
  ])('is said by the customer: %s', (text) => {
    expect(analyse(`买家: ${text}`).promises).toEqual([]);
  });
});

describe('quotes', () => {
  it('leave the promise with who made it, not with who quotes it', () => {
    const { promises } = analyse(
      '客服: 明天给您发货',
      '客服: 「小红：明天给您发货」\n- - - - - - - - - - - - - - -\n收到',
      '客服: > 今晚给您退款\n这条看到了',
    );
    expect(promises.map(({ i }) => i)).toEqual([0]);
  });

  it('make no dispute of what the other side said', () => {
    const { disputes } = analyse(
      '买家: 「客服小美：您是说灯罩碎了吗」\n- - - - - - - - - - - - - - -\n没有,好好的',
    );
    expect(disputes).toEqual([]);
  });
});

describe('group chats', () => {
  it('know each promise by its own message, whoever else speaks between', () => {
    const { promises } = analyse(
      '买家: @小美 我的灯什么时候发',
      '买家: 我的也没发',
      '客服: @晚风 您的今天下午五点前发',
      '买家: 群里有人一起拼吗',
      '客服: @云间的猫 明天中午前给您单号',
      '买家: 我明天把钱转给团长',
    );
    expect(promises.map(({ i, due }) => [i, due?.iso])).toEqual([
      [2, '2026-03-04T17:00:00+08:00'],
      [4, '2026-03-05T12:00:00+08:00'],
    ]);
  });

  it('take nobody for the shop who is not known to be', () => {
    const dialogue = talk('客服: 明天给您发货');
    const messages = dialogue.messages.map((one) => ({ ...one, role: 'unknown' as const }));
    expect(analyseDialogue({ ...dialogue, messages }).promises).toEqual([]);
  });
});
