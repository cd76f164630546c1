import { describe, expect, it } from 'vitest';
import { findProofs } from '../../../shared/domain/promises/find-proofs.ts';
import type { PromiseKind } from '../../../shared/model/analysis.ts';
import type { Role } from '../../../shared/model/message.ts';

const proofs = (kind: PromiseKind, role: Role, text: string, amountCents: number | null = null) =>
  findProofs({ kind, amountCents }, [{ messageId: '7', role, text }]);

describe('a later message', () => {
  it.each<[PromiseKind, Role, string, string, string]>([
    ['ship', 'agent', '已经发出，单号73555400011122', 'tracking', '单号73555400011122'],
    ['ship', 'agent', '顺丰 SF1234567890123，请留意', 'tracking', 'SF1234567890123'],
    ['ship', 'agent', '亲，您的灯已經寄出了', 'shipped', '已經寄出'],
    ['ship', 'customer', '收到了，谢谢', 'received', '收到了'],
    ['deliver_by', 'system', '物流显示已签收', 'delivered', '显示已签收'],
    ['refund', 'agent', '已退款', 'refunded', '已退款'],
    ['refund', 'agent', '给您退了12元，请查收', 'refunded', '给您退了'],
    ['refund', 'customer', '钱到账了', 'money-received', '钱到账'],
    ['compensate', 'agent', '优惠券已发放到您账户', 'paid', '优惠券已发放'],
    ['gift', 'agent', '赠品已经放进去了', 'gift', '赠品已经放进去了'],
    ['callback', 'agent', '刚才给您打了电话', 'answered', '刚才给您打了电话'],
    ['callback', 'agent', '仓库回复说明天到', 'answered', '仓库回复'],
    ['investigate', 'agent', '已经帮您催促了', 'followed', '已经帮您催促了'],
    ['exchange', 'agent', '换新的已经给您寄出', 'shipped', '已经给您寄出'],
    ['other', 'agent', '已经帮您备注好了', 'done', '已经帮您备注好了'],
    ['ship', 'agent', 'Your parcel has shipped', 'shipped', 'shipped'],
    ['ship', 'agent', 'Tracking: RB123456789CN', 'tracking', 'Tracking: RB123456789CN'],
    ['refund', 'agent', 'I refunded you this morning', 'refunded', 'refunded'],
    ['deliver_by', 'customer', 'It arrived today, thanks', 'received', 'arrived'],
  ])('proves a promise to %s: the %s says “%s”', (kind, role, text, code, words) => {
    expect(proofs(kind, role, text)).toMatchObject([{ messageId: '7', code, words }]);
  });

  it.each<[PromiseKind, Role, string, string]>([
    ['ship', 'agent', '明天给您发货', 'only announces'],
    ['ship', 'agent', '还没发货呢', 'denies'],
    ['ship', 'customer', '还没收到', 'denies'],
    ['ship', 'customer', '收到了吗', 'asks'],
    ['ship', 'agent', '收到付款，订单号2555008020000418654', 'names an order'],
    ['deliver_by', 'agent', '发票已发送到您的邮箱', 'is of another matter'],
    ['ship', 'customer', '好的，收到', 'only takes note'],
    ['refund', 'agent', '退款会在明天到账', 'only announces'],
    ['refund', 'agent', '财务还没退款', 'denies'],
    ['refund', 'agent', '如果没问题就给您退款了', 'sets a condition'],
    ['refund', 'agent', '已经发货了', 'is of another matter'],
    ['refund', 'customer', '收到了，灯很好', 'is of another matter'],
    ['ship', 'agent', 'It has not shipped yet', 'denies'],
    ['refund', 'agent', 'I will refund you tomorrow', 'only announces'],
    ['refund', 'customer', 'Have you refunded me?', 'asks'],
  ])('proves no promise to %s: the %s says “%s” and %s', (kind, role, text) => {
    expect(proofs(kind, role, text)).toEqual([]);
  });

  it('that names another sum is believed less', () => {
    const [same] = proofs('refund', 'agent', '已退款12元', 1_200);
    const [other] = proofs('refund', 'agent', '已退款30元', 1_200);
    expect(other!.score).toBeLessThan(same!.score);
  });
});

it('proposes the best proofs first, and the first of each way', () => {
  const later = [
    { messageId: '1', role: 'customer' as const, text: '好的谢谢' },
    { messageId: '2', role: 'agent' as const, text: '已经寄出了，单号73555400011122' },
    { messageId: '3', role: 'customer' as const, text: '收到了' },
    { messageId: '4', role: 'agent' as const, text: '配件也寄出了，单号73555400011133' },
  ];
  const found = findProofs({ kind: 'ship', amountCents: null }, later);
  expect(found.map(({ messageId }) => messageId)).toEqual(['2', '3']);
});
