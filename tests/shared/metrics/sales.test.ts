import { describe, expect, it } from 'vitest';
import { salesOf, type Contact, type Order } from '../../../shared/domain/metrics/sales.ts';

const contact = (
  buyer: string,
  said: readonly [at: number, agent?: string][],
  more: Partial<Contact> = {},
): Contact => ({
  customers: [{ id: buyer, names: [buyer, `${buyer}账号`] }],
  shop: '小灯铺',
  said: said.map(([at, agent]) => ({
    at,
    agent: agent ?? null,
    customer: agent === undefined ? buyer : null,
  })),
  orderNos: [],
  ...more,
});

const order = (
  orderNo: string,
  buyer: string | null,
  orderedAt: number,
  paidCents?: number,
): Order => ({
  orderNo,
  shop: '小灯铺',
  buyer,
  orderedAt,
  paidAt: paidCents === undefined ? null : orderedAt + 1,
  paidCents: paidCents ?? null,
});

describe('sale figures', () => {
  const contacts = [
    contact('甲', [[10], [11, '小红']]),
    contact('乙', [[10], [12, '小明'], [20], [21, '小红']]),
    contact('丙', [[10], [12, '小明']]),
    contact('丁', [[10]]),
  ];
  const orders = [
    order('1', '甲', 15, 10_000),
    order('2', '甲', 16, 5_000),
    order('3', '乙账号', 30),
    order('4', '没来问过', 30, 99_900),
  ];

  it('are shares of customers who wrote, each counted once', () => {
    expect(salesOf(contacts, orders)).toEqual({
      consulted: 4,
      ordered: 2,
      paid: 1,
      salesCents: 15_000,
      conversion: 2 / 4,
      orderSuccess: 1 / 2,
      centsPerCustomer: 15_000,
    });
  });

  it('go to the agent who spoke last before the order, among those whom the agent answered', () => {
    expect(salesOf(contacts, orders, '小红')).toMatchObject({ consulted: 2, ordered: 2, paid: 1 });
    expect(salesOf(contacts, orders, '小明')).toMatchObject({
      consulted: 2,
      ordered: 0,
      conversion: 0,
      orderSuccess: null,
      centsPerCustomer: null,
    });
  });

  it('count no order that was placed before the customer wrote', () => {
    expect(salesOf([contact('甲', [[10]])], [order('1', '甲', 9, 100)]).ordered).toBe(0);
  });

  it('know a masked buyer by the order number alone', () => {
    const masked = { ...order('E77', '甲**', 15, 200) };
    expect(salesOf([contact('甲**', [[10]])], [masked]).ordered).toBe(0);
    const named = contact('甲**', [[10]], { orderNos: ['E77'] });
    expect(salesOf([named], [masked]).ordered).toBe(1);
  });

  it('keep shops apart where both are named', () => {
    const elsewhere = contact('甲', [[10]], { shop: '大灯铺' });
    expect(salesOf([elsewhere], [order('1', '甲', 15, 1)]).ordered).toBe(0);
    expect(salesOf([elsewhere], [{ ...order('1', '甲', 15, 1), shop: '' }]).ordered).toBe(1);
  });

  it('have no share of nobody', () => {
    expect(salesOf([], [])).toMatchObject({ consulted: 0, conversion: null, orderSuccess: null });
  });
});
