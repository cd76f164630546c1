import { describe, expect, it } from 'vitest';
import { findDisputes } from '../../../shared/domain/detection/disputes/find-disputes.ts';
import { talk } from './dialogues.ts';

const found = (...lines: string[]) => findDisputes(talk(...lines));

describe('disputes', () => {
  it.each([
    ['灯收到了,灯罩是碎的', 'quality'],
    ['刚用两天就不亮了,质量太差', 'quality'],
    ['都一个星期了还没发货,怎么回事', 'late_delivery'],
    ['怎么还没有送到啊,太慢了', 'late_delivery'],
    ['退货寄回去十天了还不退款', 'refund_delay'],
    ['物流显示签收,可我根本没收到', 'lost'],
    ['颜色发错了,我要的是黑色', 'wrong_item'],
    ['只收到一个,少发了一盏', 'wrong_item'],
    ['跟图片完全不一样', 'not_as_described'],
    ['这是假货吧,骗子', 'fraud_claim'],
    ['客服态度恶劣,没人回我', 'service_attitude'],
    ['昨天买今天就降价还不给价保,坑人', 'price_protection'],
    ['还在保修期内却不给保修', 'warranty'],
  ])('%s', (text, kind) => {
    expect(found(`买家: ${text}`)[0]?.kind).toBe(kind);
  });

  it.each([
    ['The lamp arrived broken and I am really disappointed', 'quality'],
    [
      "It's been three weeks and my order still hasn't arrived, this is ridiculous",
      'late_delivery',
    ],
    ['Still no refund after two weeks!', 'refund_delay'],
    ['You sent me the wrong item', 'wrong_item'],
    ['Tracking says delivered but I never received anything', 'lost'],
    ['This is a scam, you stole my money', 'fraud_claim'],
    ['Worst customer service ever, they hung up on me', 'service_attitude'],
  ])('%s', (text, kind) => {
    expect(found(`c: ${text}`)[0]?.kind).toBe(kind);
  });

  it.each([
    '什么时候发货',
    '我的快递到哪里了',
    '这个灯多少钱,包邮吗',
    '不想要了,可以退货吗',
    '地址填错了,帮我改一下',
    '如果收到是坏的能赔吗',
    '降价了,可以申请价保吗',
    '灯管坏了,怎么申请维修',
    '不好意思发错人了',
    '你们有差评吗',
    '投诉电话是多少',
    '我是律师,想买个台灯',
    '订单号12345678',
    '这个315能便宜吗',
    'How do I change the bulb?',
    'When will my order ship?',
    'Can I return this? I changed my mind.',
    'Thanks, it works now!',
  ])('is none: %s', (text) => {
    expect(found(`买家: ${text}`)).toEqual([]);
  });

  it('does not go by what the agent says', () => {
    expect(found('客服: 我们不会忽悠您的,质量太差可以投诉我们')).toEqual([]);
  });

  it.each([
    ['再不退款我就打12315投诉', 3],
    ['我要找律师起诉你们', 3],
    ['等着收差评吧,灯是坏的', 3],
    ['收到就是坏的,我要曝光你们', 3],
    ['你们之前说好三天到,到现在还没发货', 2],
    ['不退的话我就发到网上让大家看看', 3],
    ['退一赔三,叫你们老板出来', 3],
    ['灯是坏的,你们这群骗子,去死吧', 3],
    ['If I get no refund I will dispute the charge', 3],
    ['收到的灯是坏的', 1],
    ["The lamp came broken. I'll file a chargeback.", 3],
    ['Still no refund, my lawyer will contact you', 3],
    ['The lamp arrived broken', 1],
  ])('"%s" has severity %i', (text, severity) => {
    expect(found(`买家: ${text}`)[0]?.severity).toBe(severity);
  });

  it('knows a threat that is denied', () => {
    expect(found('买家: 我不想投诉,就问问什么时候发货')).toEqual([]);
  });

  it('cites the messages that carry it and leaves the others out', () => {
    const [dispute] = found(
      '买家: 在吗',
      '客服: 在的',
      '买家: 灯收到了,灯罩是碎的',
      '客服: 抱歉,麻烦拍照',
      '买家: 好的',
      '买家: 你们必须赔我50元',
    );
    expect(dispute?.messages).toEqual([2, 5]);
    expect(dispute?.amount).toBe(5000);
  });

  it('counts a matter once when it goes on after silent days, and two matters twice', () => {
    const later = (day: number, text: string) => ({
      i: day,
      role: 'customer' as const,
      time: `2026-03-${String(day).padStart(2, '0')}T09:00:00+08:00`,
      text,
    });
    const late = later(1, '一个星期了还没发货,太慢了');
    const again = later(5, '怎么到现在还没发货');
    const broken = later(20, '收到就是坏的,质量太差');
    expect(findDisputes({ id: 'x', messages: [late, again] })).toHaveLength(1);
    expect(findDisputes({ id: 'x', messages: [late, again, broken] }).map((d) => d.kind)).toEqual([
      'late_delivery',
      'quality',
    ]);
  });

  it('counts a matter anew that comes up again after more than a month', () => {
    const said = (i: number, time: string) => ({
      i,
      role: 'customer' as const,
      time: `${time}T09:00:00+08:00`,
      text: '收到就是坏的,质量太差',
    });
    const messages = [said(1, '2024-03-02'), said(2, '2024-03-20'), said(3, '2026-09-02')];
    expect(findDisputes({ id: 'x', messages }).map((one) => one.messages)).toEqual([[1, 2], [3]]);
  });
});
