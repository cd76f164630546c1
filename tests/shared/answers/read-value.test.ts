import { describe, expect, it } from 'vitest';
import { readValue, valuesOf } from '../../../shared/domain/answers/read-value.ts';
import { valueInWords } from '../../../shared/domain/answers/value-in-words.ts';
import { valueKey } from '../../../shared/domain/answers/value-key.ts';
import type { AnswerTopic } from '../../../shared/model/answers.ts';

describe('a value as a person writes it', () => {
  it.each<[AnswerTopic, string, string]>([
    ['compensation', '20元', '2000'],
    ['compensation', '二十块', '2000'],
    ['price', '¥269', '26900'],
    ['price', '39.9', '3990'],
    ['ship_time', '48小时', '48h'],
    ['ship_time', '付款后两天内发货', '48h'],
    ['refund_time', '3-5个工作日', '72-120h'],
    ['return_postage_payer', '买家', 'buyer'],
    ['return_postage_payer', '我们承担', 'seller'],
    ['return_postage_payer', '商家', 'seller'],
    ['courier', '顺丰', '顺丰'],
    ['invoice', '可以', 'yes'],
    ['invoice', '开不了发票', 'no'],
    ['stock', '没货', 'out'],
    ['discount', '满300减30，满500减60', '满300:3000+满500:6000'],
    ['discount', '八五折', '折:85'],
    ['authenticity', '都是正品', 'yes'],
    ['warranty_period', '2 years warranty', '17520h'],
  ])('%s: %s', (topic, written, key) => {
    const value = readValue(topic, written);
    expect(value && valueKey(value)).toBe(key);
  });

  it.each<[AnswerTopic, string, string, string]>([
    ['ship_time', '48小时', '48小时', '48 h'],
    ['return_window', '7天', '7天', '7 days'],
    ['refund_time', '7-15天', '7-15天', '7-15 days'],
    ['warranty_period', '保修两年', '2年', '2 years'],
    ['price', '269元', '¥269', '¥269'],
    ['return_postage_payer', '买家', '买家承担', 'customer pays'],
    ['discount', '8折', '8折', '20% off'],
  ])('%s %s is said so', (topic, written, zh, en) => {
    const value = readValue(topic, written)!;
    expect([valueInWords(value, 'zh-CN'), valueInWords(value, 'en')]).toEqual([zh, en]);
  });
});

describe('an answer of the sheet', () => {
  const cases = (topic: AnswerTopic, answer: string, value: string | null = null) =>
    valuesOf(topic, answer, value).map((one) => [one.limits.circumstance, valueKey(one.value)]);

  it('says one value, or one a case', () => {
    expect(cases('ship_time', '现货付款后48小时内发货。')).toEqual([[null, '48h']]);
    expect(cases('return_postage_payer', '质量问题运费我们出；不喜欢退货运费您自己承担')).toEqual([
      ['fault', 'seller'],
      ['choice', 'buyer'],
    ]);
  });

  it('is read without its exceptions, and by the value beside it where there is one', () => {
    expect(cases('free_shipping', '全店包邮，偏远地区除外')).toEqual([[null, 'yes']]);
    expect(cases('price', '以页面为准', '199元')).toEqual([[null, '19900']]);
  });

  it('that says nothing comparable has no values', () => {
    expect(cases('ship_time', '请以订单页面显示为准')).toEqual([]);
    expect(cases('return_postage_payer', 'The buyer pays unless it is faulty')).toEqual([]);
  });
});
