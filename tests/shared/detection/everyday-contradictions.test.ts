import { describe, expect, it } from 'vitest';
import { findContradictions } from '../../../shared/domain/detection/contradictions/find-contradictions.ts';
import { talk } from './dialogues.ts';

const slotsOf = (...lines: string[]) => findContradictions(talk(...lines)).map(({ slot }) => slot);

describe('statements that cannot both be true', () => {
  it.each<[string, ...string[]]>([
    ['return_window', '客服: 这款支持7天无理由', '客服: 我们家是15天内都可以无理由退的'],
    ['refund_time', '客服: 退款一般24小时内到账', '客服: 要等7到15个工作日才能到账哦'],
    ['warranty_period', '客服: 保修一年的', '客服: 整机质保两年哦'],
    ['courier', '客服: 我们只发中通', '客服: 都是发顺丰的亲'],
    ['invoice', '客服: 可以开专票的', '客服: 我们开不了专票 只能普票'],
    ['return_postage_payer', '客服: 运费我们出', '客服: 退回来的邮费您自己出哦'],
    ['delivery_time', '客服: 两天就能到', '客服: 大概要七天左右才能送到'],
    ['refund_time', '客服: 您的退款1-3天到账', '客服: 退款需要7-15个工作日'],
    ['warranty_period', '客服: 全国联保一年', '客服: 这个只保三个月'],
    ['return_postage_payer', '客服: 寄回来的运费我们给您报销', '客服: 运费需要您自理的'],
    ['invoice_time', '客服: 发票三天内寄出', '客服: 发票要一个月以后才能开'],
    ['free_shipping', '客服: 全国包邮的亲', '客服: 要补8元运费'],
    ['callback_time', '客服: 2小时内给您回电', '客服: 专员会在3个工作日内联系您'],
    ['size', '客服: 这款长度是80厘米', '客服: 亲 长度120厘米的'],
    ['warranty_period', '客服: 整机保修三年', '客服: 亲 保修是一年的哦'],
    ['ship_time', '客服: 您的订单今天下午发', '客服: 这个要等到下周一厂家到货 大概10天才能发'],
    ['stock', '客服: 灰色还有货', '客服: 灰色卖完了 没货'],
    ['return_window', '客服: 30天无理由退货', '客服: 只支持7天内退货'],
    ['invoice', '客服: 能开增值税专票', '客服: 不支持开发票的'],
    ['address_change', '客服: 可以帮您改地址', '客服: 下单后改不了地址了'],
    ['price_protection_days', '客服: 支持30天价保', '客服: 我们价保是15天哦'],
    ['refund_time', '客服: 退款当天到账', '客服: 退款要10个工作日左右'],
    ['warranty_period', '客服: 保修两年的', '客服: 我们只质保6个月'],
    ['return_postage_payer', '客服: 退货邮费商家出', '客服: 邮费需要买家自付'],
    ['ship_time', '客服: 24小时内发货', '客服: 现在排单 预计20天发货'],
  ])('%s: %s', (slot, ...lines) => {
    expect(slotsOf(...lines)).toContain(slot);
  });
});

describe('statements that stand side by side', () => {
  it.each<string[]>([
    ['客服: 48小时内发货', '客服: 您好 您的包裹今天发出了 预计三天到'],
    ['客服: 保修一年', '客服: 七天无理由退货'],
    ['客服: 明天发货', '客服: 后天能到您那边'],
    ['客服: 24小时内给您回复', '客服: 退款3-5个工作日到账'],
    ['客服: 包邮的', '客服: 新疆西藏不包邮 其他地方包邮'],
    ['客服: 退款原路返回', '客服: 退到您的银行卡里'],
    ['客服: 今天仓库休息 明天正常发', '客服: 48小时内发货'],
    ['客服: 坏了我们包运费退', '客服: 不喜欢的话运费您自己承担'],
    ['客服: 3天左右到', '客服: 还在路上 预计明天到'],
    ['客服: 发中通', '客服: 单号发您 中通7788'],
    ['客服: 质保两年', '客服: 电池质保半年'],
    ['客服: 发票三天内开好', '客服: 发票可以开的'],
    ['客服: 有现货 今天发', '客服: 今天发不完的明天发'],
    ['客服: 今天发', '客服: 预计大后天送达'],
    ['客服: 白色有货', '客服: 黑色没货'],
    ['客服: 退款3天内到账', '客服: 发票15天内开'],
    ['买家: 这个多少钱', '客服: 59元', '买家: 那个大号的多少钱', '客服: 79元'],
    ['客服: 质保一年', '客服: 人为损坏不保修'],
    ['客服: 7天内可退', '客服: 一般收到退货后3天退款'],
    ['客服: 免费安装', '客服: 材料费另算'],
    ['客服: 退款3-5天', '客服: 3到5个工作日到账'],
    ['客服: 发圆通', '客服: 您的圆通单号是YT88'],
    ['买家: L码有吗', '客服: L码有货', '买家: XL呢', '客服: XL没货了'],
  ])('%s – %s', (...lines) => {
    expect(slotsOf(...lines)).toEqual([]);
  });

  it('holds what was said of one order apart from the next one, weeks later', () => {
    const said = (i: number, day: string, text: string) => ({
      i,
      role: 'agent' as const,
      time: `2026-${day}T10:00:00+08:00`,
      text,
    });
    const first = said(0, '03-04', '24小时内发货');
    const late = '现在排单 预计20天发货';
    expect(findContradictions({ id: 'x', messages: [first, said(1, '03-05', late)] })).toHaveLength(
      1,
    );
    expect(findContradictions({ id: 'x', messages: [first, said(1, '04-20', late)] })).toEqual([]);
  });
});
