import { describe, expect, it } from 'vitest';
import { parseDue } from '../../../shared/domain/detection/due/parse-due.ts';

const wednesday = '2026-03-04T10:30:00+08:00';
const friday = '2026-03-06T17:45:00+08:00';
const night = '2026-03-05T00:20:00+08:00';
const monthEnd = '2026-01-31T20:00:00+08:00';
const yearEnd = '2025-12-30T09:00:00+08:00';

/** Said at · phrase in its sentence · the end of the stated period, null where it fixes none. */
const chinese: readonly [string, string, string | null][] = [
  [wednesday, '今天给您发出', '2026-03-04T23:59:59+08:00'],
  [wednesday, '今日之内答复', '2026-03-04T23:59:59+08:00'],
  [wednesday, '明天一早寄', '2026-03-05T23:59:59+08:00'],
  [wednesday, '明日发走', '2026-03-05T23:59:59+08:00'],
  [wednesday, '后天能收到', '2026-03-06T23:59:59+08:00'],
  [wednesday, '大后天送', '2026-03-07T23:59:59+08:00'],
  [wednesday, '今明两天发', '2026-03-05T23:59:59+08:00'],
  [wednesday, '周五前给您答复', '2026-03-06T23:59:59+08:00'],
  [friday, '周五前给您答复', '2026-03-06T23:59:59+08:00'],
  [friday, '周一联系您', '2026-03-09T23:59:59+08:00'],
  [wednesday, '下周一发', '2026-03-09T23:59:59+08:00'],
  [friday, '下周一发', '2026-03-09T23:59:59+08:00'],
  [wednesday, '下下周三', '2026-03-18T23:59:59+08:00'],
  [wednesday, '本周日之前', '2026-03-08T23:59:59+08:00'],
  [wednesday, '礼拜天送到', '2026-03-08T23:59:59+08:00'],
  [wednesday, '周末前', '2026-03-08T23:59:59+08:00'],
  [wednesday, '下周内', '2026-03-15T23:59:59+08:00'],
  [wednesday, '月底前退给您', '2026-03-31T23:59:59+08:00'],
  [monthEnd, '下个月底', '2026-02-28T23:59:59+08:00'],
  [yearEnd, '月底', '2025-12-31T23:59:59+08:00'],
  [wednesday, '年底', '2026-12-31T23:59:59+08:00'],
  [wednesday, '48小时内回复', '2026-03-06T10:30:00+08:00'],
  [wednesday, '24h内处理', '2026-03-05T10:30:00+08:00'],
  [wednesday, '２４小时内', '2026-03-05T10:30:00+08:00'],
  [wednesday, '半小时内回电', '2026-03-04T11:00:00+08:00'],
  [wednesday, '一个半小时后', '2026-03-04T12:00:00+08:00'],
  [wednesday, '十分钟内', '2026-03-04T10:40:00+08:00'],
  [wednesday, '一两天就到', '2026-03-06T23:59:59+08:00'],
  [wednesday, '三五天', '2026-03-09T23:59:59+08:00'],
  [wednesday, '2-3天送到', '2026-03-07T23:59:59+08:00'],
  [wednesday, '三到五天', '2026-03-09T23:59:59+08:00'],
  [wednesday, '一周左右', '2026-03-11T23:59:59+08:00'],
  [wednesday, '两个星期内', '2026-03-18T23:59:59+08:00'],
  [wednesday, '半个月内', '2026-03-19T23:59:59+08:00'],
  [monthEnd, '一个月内', '2026-02-28T23:59:59+08:00'],
  [wednesday, '两个工作日', '2026-03-06T23:59:59+08:00'],
  [friday, '两个工作日内', '2026-03-10T23:59:59+08:00'],
  [friday, '一个工作日', '2026-03-09T23:59:59+08:00'],
  [wednesday, '3-5个工作日到账', '2026-03-11T23:59:59+08:00'],
  [wednesday, '7～15个工作日', '2026-03-25T23:59:59+08:00'],
  [wednesday, '下午三点前', '2026-03-04T15:00:00+08:00'],
  [wednesday, '三点前', '2026-03-04T15:00:00+08:00'],
  [wednesday, '今天下午5点半', '2026-03-04T17:30:00+08:00'],
  [wednesday, '后天上午9点之前', '2026-03-06T09:00:00+08:00'],
  [wednesday, '最晚后天中午12点前', '2026-03-06T12:00:00+08:00'],
  [wednesday, '明早答复您', '2026-03-05T10:00:00+08:00'],
  [wednesday, '今晚8点', '2026-03-04T20:00:00+08:00'],
  [wednesday, '16:00前发', '2026-03-04T16:00:00+08:00'],
  [wednesday, '晚上给您', '2026-03-04T23:59:59+08:00'],
  [wednesday, '半夜发出', '2026-03-05T05:59:59+08:00'],
  [night, '半夜发出', '2026-03-05T05:59:59+08:00'],
  [night, '明天发', '2026-03-06T23:59:59+08:00'],
  [wednesday, '今晚十二点前', '2026-03-05T00:00:00+08:00'],
  [wednesday, '十五号发', '2026-03-15T23:59:59+08:00'],
  [wednesday, '3号发', '2026-04-03T23:59:59+08:00'],
  [monthEnd, '31号', '2026-01-31T23:59:59+08:00'],
  [wednesday, '3-5号发', '2026-03-05T23:59:59+08:00'],
  [wednesday, '3月5日送达', '2026-03-05T23:59:59+08:00'],
  [wednesday, '三月十五号', '2026-03-15T23:59:59+08:00'],
  [yearEnd, '1月2日', '2026-01-02T23:59:59+08:00'],
  [wednesday, '2026年4月1日', '2026-04-01T23:59:59+08:00'],
  [wednesday, '4月31日', null],
  [wednesday, '78号再发', null],
  [wednesday, '尽快给您', null],
  [wednesday, '稍后联系', null],
  [wednesday, '過幾天再說', null],
  [wednesday, '审核通过后24小时到账', null],
  [wednesday, '收到货后三天内', null],
];

const english: readonly [string, string, string | null][] = [
  [wednesday, 'It goes out today', '2026-03-04T23:59:59+08:00'],
  [wednesday, "We'll call you tomorrow", '2026-03-05T23:59:59+08:00'],
  [wednesday, 'tomorrow morning', '2026-03-05T12:00:00+08:00'],
  [wednesday, 'the day after tomorrow', '2026-03-06T23:59:59+08:00'],
  [wednesday, 'tonight', '2026-03-04T23:59:59+08:00'],
  [wednesday, 'this afternoon', '2026-03-04T18:00:00+08:00'],
  [wednesday, 'by Friday', '2026-03-06T23:59:59+08:00'],
  [friday, 'by Friday', '2026-03-06T23:59:59+08:00'],
  [friday, 'on Monday', '2026-03-09T23:59:59+08:00'],
  [wednesday, 'next Monday', '2026-03-09T23:59:59+08:00'],
  [wednesday, 'by the end of the week', '2026-03-08T23:59:59+08:00'],
  [wednesday, 'by the end of the month', '2026-03-31T23:59:59+08:00'],
  [wednesday, 'next week', '2026-03-15T23:59:59+08:00'],
  [wednesday, 'by end of day', '2026-03-04T23:59:59+08:00'],
  [wednesday, 'within 48 hours', '2026-03-06T10:30:00+08:00'],
  [wednesday, 'in 24-48 hrs', '2026-03-06T10:30:00+08:00'],
  [wednesday, 'in half an hour', '2026-03-04T11:00:00+08:00'],
  [wednesday, 'within an hour', '2026-03-04T11:30:00+08:00'],
  [wednesday, 'in a couple of days', '2026-03-06T23:59:59+08:00'],
  [wednesday, '3-5 business days', '2026-03-11T23:59:59+08:00'],
  [friday, 'within two working days', '2026-03-10T23:59:59+08:00'],
  [wednesday, 'in 2 weeks', '2026-03-18T23:59:59+08:00'],
  [wednesday, 'by 5pm', '2026-03-04T17:00:00+08:00'],
  [wednesday, 'by 5 p.m. tomorrow', '2026-03-05T17:00:00+08:00'],
  [wednesday, 'tomorrow at 9:30 am', '2026-03-05T09:30:00+08:00'],
  [wednesday, 'by noon', '2026-03-04T12:00:00+08:00'],
  [wednesday, 'by midnight', '2026-03-05T00:00:00+08:00'],
  [wednesday, 'on March 5', '2026-03-05T23:59:59+08:00'],
  [wednesday, 'the 5th of April', '2026-04-05T23:59:59+08:00'],
  [wednesday, 'by the 15th', '2026-03-15T23:59:59+08:00'],
  [wednesday, 'on 20/10', '2026-10-20T23:59:59+08:00'],
  [wednesday, 'on 3/4', null],
  [wednesday, 'as soon as possible', null],
  [wednesday, 'shortly', null],
  [wednesday, 'within 7 days of receipt', null],
];

describe('due times', () => {
  it.each(chinese)('said at %s, "%s" ends at %s', (time, text, iso) => {
    expect(parseDue(text, time)?.iso).toBe(iso);
  });

  it.each(english)('said at %s, "%s" ends at %s', (time, text, iso) => {
    expect(parseDue(text, time)?.iso).toBe(iso);
  });

  it.each([
    '等了三天了',
    '上周五买的',
    '优惠一点',
    'We waited for two weeks',
    'two days ago',
    '质量很好',
  ])('finds none in "%s"', (text) => {
    expect(parseDue(text, wednesday)).toBeNull();
  });

  it('counts from the message what counts from a payment that is made now', () => {
    expect(parseDue('付款后48小时内发货', wednesday)?.iso).toBe('2026-03-06T10:30:00+08:00');
    expect(parseDue('审核通过后48小时内退款', wednesday)?.iso ?? null).toBeNull();
    expect(parseDue('签收当天退您运费', wednesday)?.iso ?? null).toBeNull();
  });

  it('tells a house number and a date that is told from a date to come', () => {
    expect(parseDue('收货地址是柳桥市花市街66号', wednesday)).toBeNull();
    expect(parseDue('您是1号拍的', wednesday)).toBeNull();
    expect(parseDue('6号给您发', wednesday)?.iso).toBe('2026-03-06T23:59:59+08:00');
  });

  it('quotes the phrase as the message has it, traditional and full-width letters kept', () => {
    expect(parseDue('我們明天１５點前發貨', wednesday)).toEqual({
      phrase: '明天１５點前',
      iso: '2026-03-05T15:00:00+08:00',
    });
  });

  it('takes the zone that it is given when the time has none', () => {
    expect(parseDue('今天', '2026-03-04T10:30:00', 480)?.iso).toBe('2026-03-04T23:59:59+08:00');
    expect(parseDue('today', '2026-03-04T10:30:00', -300)?.iso).toBe('2026-03-04T23:59:59-05:00');
  });

  it('fixes no date for a message without a time', () => {
    expect(parseDue('明天发', null)).toEqual({ phrase: '明天', iso: null });
  });

  it('begins a phrase where its words begin', () => {
    expect(parseDue('在的 三点前打给您', wednesday)?.phrase).toBe('三点前');
  });

  it('prefers a fixed time to a vague one', () => {
    expect(parseDue('会尽快处理，明天回复您', wednesday)?.phrase).toBe('明天');
  });
});
