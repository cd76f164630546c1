import { describe, expect, it } from 'vitest';
import { findPromises } from '../../../shared/domain/detection/promises/find-promises.ts';
import { talk } from './dialogues.ts';

const made = (...lines: string[]) => findPromises(talk(...lines));
const kindOf = (text: string) => made(`客服: ${text}`)[0]?.kind ?? null;

describe('what agents promise', () => {
  it.each([
    ['您的包裹我们今天下午一定给您发出去', 'ship'],
    ['这款灯我明天就给您补发一个新的', 'exchange'],
    ['运费我们来承担,我给您返20元', 'compensate'],
    ['我已记下,下午五点前给您回电话', 'callback'],
    ['我这就帮您催一下快递网点', 'investigate'],
    ['我马上帮您联系仓库核实漏发的灯泡', 'investigate'],
    ['您拍下后我给您改价', 'price'],
    ['随单送您一个遥控器', 'gift'],
    ['退款今晚就退到您账上', 'refund'],
    ['师傅后天上门给您维修', 'warranty'],
    ['给您备注发顺丰', 'other'],
    ['帮您把地址改成公司的', 'other'],
    ['预计周五送达', 'deliver_by'],
    ['我们会把情况反馈给厂家,有结果第一时间通知您', 'callback'],
    ['这边给您登记开专票,三个工作日内寄出', 'other'],
    ['我們明天給您補發', 'exchange'],
  ])('%s', (text, kind) => {
    expect(kindOf(text)).toBe(kind);
  });

  it.each([
    ["We'll ship your order tomorrow", 'ship'],
    ["I'll refund the difference to your card today", 'price'],
    ['Someone from our team will call you back by 5pm', 'callback'],
    ["I'm going to escalate this to the warehouse manager now", 'investigate'],
    ['We will send you a replacement lamp this week', 'exchange'],
    ["I'll add a 10% voucher to your account", 'compensate'],
    ['Your parcel will arrive on Friday', 'deliver_by'],
    ["I'll pass your feedback on to our designers", 'other'],
    ['We will get back to you within 24 hours', 'callback'],
  ])('%s', (text, kind) => {
    expect(made(`a: ${text}`)[0]?.kind).toBe(kind);
  });
});

describe('what is no promise', () => {
  it.each([
    ['negation', '不能保证今天发'],
    ['negation', '今天发不了货的亲'],
    ['negation', '我们不发这家快递哦'],
    ['negation', '这个没办法给您退款的'],
    ['question', '需要我帮您催一下吗'],
    ['question', '您看是给您换货还是退款呢?'],
    ['done', '已经给您退款了'],
    ['done', '刚刚帮您改好地址了'],
    ['within the chat', '稍等,马上为您查询'],
    ['within the chat', '正在帮您核实,请稍等一下'],
    ['general terms', '一般付款后48小时内发货'],
    ['general terms', '下午4点前付款的订单当天发货'],
    ['general terms', '本店支持七天无理由退货'],
    ['comfort', '我们会尽力的'],
    ['comfort', '我们一直在努力改进服务'],
    ['instruction', '您可以在订单页面申请退款'],
    ['instruction', '麻烦您把照片发给我'],
    ['shop talk', '这款是LED光源,可以调色温'],
    ['shop talk', '请问还有什么可以帮您'],
    ['closing', '祝您生活愉快,欢迎再次光临'],
    ['hedge', '可能明天能发吧'],
  ])('%s: %s', (_, text) => {
    expect(made(`客服: ${text}`)).toEqual([]);
  });

  it.each([
    ["We can't ship this today"],
    ['Would you like me to refund you?'],
    ['We have already refunded your card'],
    ['One moment please, let me check that'],
    ['Orders placed before 3pm are usually dispatched the same day'],
    ["We'll do our best"],
    ["If you need anything else, we'll be happy to help"],
    ["Please DM us your order number and we'll take a look"],
    ['We might be able to send another one'],
    ['You will need to return the item first'],
  ])('%s', (text) => {
    expect(made(`a: ${text}`)).toEqual([]);
  });

  it.each([
    '我明天给你退回去',
    '我晚上再联系你们',
    "I'll send it back tomorrow",
    '我会给你们好评的',
  ])('nothing that the customer says binds the shop: %s', (text) => {
    expect(made(`买家: ${text}`)).toEqual([]);
  });

  it('does not take a system message or a quotation of the buyer for a promise', () => {
    expect(made('系统: 商家将在24小时内给您回复')).toEqual([]);
    expect(made('买家: 你们昨天说今天给我发货')).toEqual([]);
  });
});

describe('answers that promise', () => {
  it('takes its kind and date from the request that it accepts', () => {
    const [promise] = made('买家: 明天能发吗', '客服: 可以的亲');
    expect(promise).toMatchObject({
      i: 1,
      kind: 'ship',
      due: { phrase: '明天', iso: '2026-03-05T23:59:59+08:00' },
      reason: { code: 'accepted-request' },
    });
  });

  it.each([
    ['买家: 麻烦发货前检查一下灯罩', '客服: 好的亲'],
    ['买家: 帮我备注周末送货', '客服: 好的'],
    ['c: Can you cancel the order please?', 'a: Sure, will do.'],
  ])('"%s" – "%s"', (asked, answered) => {
    expect(made(asked, answered)).toHaveLength(1);
  });

  it.each([
    ['买家: 这个灯能调光吗', '客服: 可以的'],
    ['买家: 我可以自己申请退款吗', '客服: 可以的亲'],
    ['买家: 今天能发吗', '客服: 今天不能发了哦'],
    ['买家: 谢谢', '客服: 好的'],
    ['买家: 如果坏了能退吗', '客服: 可以的'],
  ])('not so "%s" – "%s"', (asked, answered) => {
    expect(made(asked, answered)).toEqual([]);
  });

  it('reads a bare time as the answer to "when"', () => {
    const [promise] = made('买家: 退款什么时候能到账', '客服: 3-5个工作日');
    expect(promise).toMatchObject({
      kind: 'refund',
      due: { iso: '2026-03-11T23:59:59+08:00' },
      reason: { code: 'answered-when' },
    });
  });

  it('counts an offer with a date that needs only an OK', () => {
    expect(made('客服: 晚上六点前给您回电可以吗')[0]).toMatchObject({ kind: 'callback' });
    expect(made('客服: 帮您申请售后可以吗')).toEqual([]);
  });
});

describe('strength, amount and reason', () => {
  it('is firm with a date and soft with a condition or an estimate', () => {
    expect(made('客服: 明天给您发货')[0]?.strength).toBe('firm');
    expect(made('客服: 会尽快给您发货')[0]?.strength).toBe('soft');
    expect(made('客服: 预计后天送达')[0]?.strength).toBe('soft');
    expect(made('客服: 您收到退回来后给您补发')[0]?.strength).toBe('soft');
  });

  it.each([
    ['给您返现20元', 2000],
    ['补您五十块钱', 5000],
    ['退您￥12.50', 1250],
    ['给您补发一个', null],
  ])('reads the money in "%s"', (text, cents) => {
    expect(made(`客服: ${text}`)[0]?.amount).toBe(cents);
  });

  it('names the words that it went by', () => {
    expect(made('客服: 明天给您发货')[0]?.reason).toEqual({
      code: 'commitment',
      words: ['给您发', '明天'],
    });
  });

  it('reports one promise a message, the one that can be checked', () => {
    const found = made('客服: 我会跟进的,周五前给您回电话');
    expect(found).toHaveLength(1);
    expect(found[0]?.due?.iso).toBe('2026-03-06T23:59:59+08:00');
  });
});
