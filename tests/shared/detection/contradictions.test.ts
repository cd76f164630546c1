import { describe, expect, it } from 'vitest';
import { findContradictions } from '../../../shared/domain/detection/contradictions/find-contradictions.ts';
import { talk } from './dialogues.ts';

const slotsOf = (...lines: string[]) => findContradictions(talk(...lines)).map(({ slot }) => slot);

describe('contradictions', () => {
  it.each([
    ['refund_time', '客服: 退款3个工作日到账', '客服: 退款要15个工作日到账'],
    ['ship_time', '客服: 48小时内发货', '客服: 大概10天发货'],
    ['warranty_period', '客服: 这款质保一年', '客服: 质保是三年的'],
    ['price_protection_days', '客服: 价保15天', '客服: 价保期是7天'],
    ['return_postage_payer', '客服: 寄回的运费我们承担', '客服: 寄回运费是买家承担的哦'],
    ['deposit_refund', '客服: 定金不退的', '客服: 定金可以退'],
    ['refund_destination', '客服: 原路退回的', '客服: 退到账户余额'],
    ['free_shipping', '客服: 这款包邮的', '客服: 这款不包邮'],
    ['invoice', '客服: 可以开发票', '客服: 我们开不了发票'],
    ['stock', '客服: 有现货的', '客服: 这款缺货'],
    ['courier', '客服: 默认发顺丰', '客服: 我们发的是圆通快递'],
    ['gift', '客服: 有赠品的,送灯泡', '客服: 没有赠品哦'],
    ['price', '买家: 这盏灯多少钱', '客服: 199元'],
  ])('%s: "%s" – "%s"', (slot, ...said) => {
    const again = slot === 'price' ? ['买家: 多少钱来着', '客服: 239元'] : [];
    expect(slotsOf(...said, ...again)).toContain(slot);
  });

  it('finds one in English', () => {
    expect(slotsOf('a: You will get your refund in 3 days', 'a: Refunds take 30 days')).toContain(
      'refund_time',
    );
  });

  it.each([
    ['客服: 退款3-5个工作日到账', '客服: 5个工作日内退款到账'],
    ['客服: 48小时内发货', '客服: 两天内发货'],
    ['客服: 原路退回', '客服: 退到您微信零钱'],
    ['客服: 包邮的', '客服: 这款免运费'],
    ['客服: 退款3天到账', '客服: 发货要10天'],
    ['客服: 质保一年', '买家: 不是说质保三年吗'],
  ])('is none between "%s" and "%s"', (...lines) => {
    expect(slotsOf(...lines)).toEqual([]);
  });

  it('names both messages, the earlier one first', () => {
    const lines = ['买家: 定金能退吗', '客服: 定金不退的', '买家: 真的吗', '客服: 定金可以退'];
    expect(findContradictions(talk(...lines))).toMatchObject([
      { slot: 'deposit_refund', a: 1, b: 3, score: 0.8 },
    ]);
  });
});
