import { describe, expect, it } from 'vitest';
import { watchFindingsIn } from '../../../shared/domain/detection/watch/watch-findings.ts';
import type { Dialogue } from '../../../shared/model/analysis.ts';
import { talk } from './dialogues.ts';

const codes = (...lines: string[]) =>
  watchFindingsIn(talk(...lines)).map(({ reason }) => reason.code);

/** Lines such as `10:05 买家: 在吗` of one day. */
function timed(...lines: string[]): Dialogue {
  const times = lines.map((line) => `2026-03-04T${line.slice(0, 5)}:00+08:00`);
  const { messages } = talk(...lines.map((line) => line.slice(6)));
  return { id: 'timed', messages: messages.map((one, i) => ({ ...one, time: times[i] ?? null })) };
}
const timedCodes = (...lines: string[]) =>
  watchFindingsIn(timed(...lines)).map(({ reason }) => reason.code);

describe('the watch list', () => {
  it.each([
    ['帮我看看是这款吗 http://item.taoba0.com/x', 'lookalike-link'],
    ['亲,这个有货吗 www.tao-bao.top/item', 'lookalike-link'],
    ['看一下这个链接 t.cn/A6abc', 'short-link'],
    ['帮我看看这款 http://x91k.xyz/p.html', 'unknown-link'],
    ['要买的都在这里 清单.jpg.exe', 'dangerous-file'],
    ['把手机验证码发我一下', 'asks-for-secret'],
    ['你好,我是淘宝客服,您的店铺未签署消费者保障', 'poses-as-platform'],
    ['您的店铺涉嫌违规,即将冻结', 'poses-as-platform'],
    ['加个微信聊吧', 'off-platform-contact'],
    ['有没有扣扣,发图给你看', 'off-platform-contact'],
    ['私下转账能便宜点吗', 'off-platform-payment'],
    ['再不退款我就给差评', 'threat-bad-review'],
    ['我要投诉你们', 'threat-complaint'],
    ['我已经打12315了', 'threat-regulator'],
    ['等着收律师函吧', 'threat-lawyer'],
    ['发到小红书让大家都看看', 'threat-exposure'],
    ['我报警了', 'threat-police'],
    ['I will leave a one-star review', 'threat-bad-review'],
    ['I will file a complaint with trading standards', 'threat-regulator'],
    ['我都问了三遍了', 'says-asked-before'],
    ['刚才不是说过了吗', 'says-asked-before'],
    ['I have asked you three times', 'says-asked-before'],
  ])('sees %s', (text, code) => {
    expect(codes(`买家: ${text}`)).toEqual([code]);
  });

  it.each([
    'https://item.jd.com/100012.html 这个有货吗',
    '我用微信付的款',
    '我的电话13800138000,请联系我',
    '不会给差评的,放心',
    '我看有差评说掉色,是真的吗',
    '投诉电话是多少',
    '我是律师,想买个台灯',
    '送公安局门口',
    '不是要投诉,就问问进度',
    '会给好评的',
    '验证码没收到',
    '订单12315678901',
    '我在派出所旁边的小区',
    "I don't want to complain, just asking",
    '快递到哪了',
  ])('leaves alone: %s', (text) => {
    expect(codes(`买家: ${text}`)).toEqual([]);
  });

  it('names the gravest of several threats with the words of all', () => {
    const [found] = watchFindingsIn(talk('买家: 不退就差评,再打12315'));
    expect(found).toMatchObject({ kind: 'threat', reason: { code: 'threat-regulator' } });
    expect(found?.reason.words.length).toBe(2);
  });

  it('does not take what an agent says about threats for one', () => {
    expect(codes('客服: 您可以打12315投诉')).toEqual([]);
  });

  it('sees an agent who leads the buyer away, by number too', () => {
    expect(codes('客服: 加我微信 abc12345')).toEqual(['off-platform-contact']);
    expect(codes('客服: 打我手机 13800138000')).toEqual(['off-platform-contact']);
    expect(codes('客服: 快递员电话 13800138000')).toEqual([]);
  });

  it('lets a conversation name its own channel', () => {
    const dialogue = talk('客服: 加我微信 abc12345');
    expect(watchFindingsIn(dialogue, { platform: 'wechat' })).toEqual([]);
  });

  it('sees the same question asked again, and which messages ask it', () => {
    const found = watchFindingsIn(
      timed(
        '10:00 买家: 我的灯什么时候发货',
        '10:02 客服: 亲,正在备货',
        '10:30 买家: 灯什么时候发货啊',
        '11:30 买家: 到底什么时候发货,我的灯',
      ),
    );
    expect(found).toMatchObject([{ kind: 'repeated-asking', i: 3, messages: [0, 2, 3] }]);
  });

  it('takes a line sent twice in a row for one asking', () => {
    expect(timedCodes('10:00 买家: 什么时候发货呀', '10:00 买家: 什么时候发货呀')).toEqual([]);
  });

  it('sees a buyer who calls into the void', () => {
    expect(timedCodes('10:00 买家: 在吗', '10:05 买家: 人呢', '10:09 买家: ???')).toEqual([
      'prompts-again',
    ]);
    expect(timedCodes('10:00 买家: 你好', '10:00 买家: 在吗', '10:01 客服: 在的亲')).toEqual([]);
  });

  it('sees a clerk who said "one moment" and never came back', () => {
    const lines = ['10:00 买家: 我的退款呢', '10:01 客服: 稍等,我查查', '10:02 买家: 好'];
    expect(timedCodes(...lines)).toEqual(['never-came-back']);
    expect(timedCodes(...lines, '10:10 客服: 已经退了,您看下支付宝')).toEqual([]);
    expect(timedCodes(...lines, '10:40 客服: 已经退了,您看下支付宝')).toEqual(['came-back-late']);
    expect(timedCodes(...lines, '10:10 买家: 收到退款了,谢谢')).toEqual([]);
  });

  it('waits a quarter of an hour for a clerk who is still looking', () => {
    const dialogue = timed('10:00 买家: 我的退款呢', '10:01 客服: 稍等,我查查');
    const now = Date.parse('2026-03-04T10:10:00+08:00');
    expect(watchFindingsIn(dialogue, { now })).toEqual([]);
    expect(watchFindingsIn(dialogue, { now: now + 3_600_000 })).toHaveLength(1);
  });

  it('does not wait for a clerk who only asks the buyer to wait for the parcel', () => {
    expect(codes('客服: 请您耐心等快递,两天就到')).toEqual([]);
    expect(codes('客服: 您可以看一下物流')).toEqual([]);
  });
});
