import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { itemsOf, openLampShop, type LampShop } from './fixture.ts';
import { clerksOf, only } from './two-clerks.ts';

let shop: LampShop;
beforeEach(() => {
  shop = openLampShop();
});
afterEach(() => shop.close());

const { draft, signed, acceptAll, promiseTonight } = clerksOf(() => shop);

describe('an unfinished item', () => {
  it('survives five shifts, counts them, and leaves only with a proof or a reason', async () => {
    promiseTonight();
    let note = await acceptAll(await signed(0), 0);
    for (let index = 1; index <= 5; index += 1) {
      note = await signed(index);
      expect(only(note)).toMatchObject({ carry_count: index, severity: 'red', state: 'open' });
      note = await acceptAll(note, index);
      expect(note.state).toBe('acknowledged');
    }
    const { handoverId } = note;
    const itemId = only(note).id;
    const { edit } = shop.client.handovers;
    const close = (set: Parameters<typeof edit>[0]['set']) => edit({ handoverId, itemId, set });
    await expect(close({ state: 'done' })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(close({ state: 'cancelled' })).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(close({ state: 'done', proof_msg: '999' })).rejects.toMatchObject({
      code: 'not-found',
    });
    const li = shop.rows('SELECT id FROM conversations')[0]?.['id'];
    const proof = shop.say(Number(li), 'agent', '已经发货了', '2026-09-04T07:00:00+08:00');
    const closed = await close({ state: 'done', proof_msg: proof });
    expect(only(closed)).toMatchObject({ state: 'done', proof_msg: proof, closed_by: '小红' });
    expect(itemsOf(await draft(6))).toEqual([]);
    expect(itemsOf(await signed(6))).toEqual([]);
    expect((await shop.client.handovers.verify()).verdict).toBe('intact');
  });

  it('keeps a severity that a person raised and a due time that a person set', async () => {
    const li = shop.conversation('李四');
    shop.dispute([shop.say(li, 'customer', '灯泡有点闪', '2026-09-02T10:00:00+08:00')]);
    const note = await draft(0);
    expect(only(note).severity).toBe('green');
    const set = { severity: 'yellow' as const, due_at: '2026-09-09T12:00' };
    const { handoverId } = note;
    await shop.client.handovers.edit({ handoverId, itemId: only(note).id, set });
    const next = await shop.client.handovers.get({ handoverId });
    for (const itemId of new Set(next.lint.map((one) => one.itemId))) {
      const rest = { owner: '小红', next_action: '寄一个新灯泡' };
      await shop.client.handovers.edit({ handoverId, itemId, set: rest });
    }
    await shop.client.handovers.sign({ handoverId, as: '小红' });
    expect(only(await draft(1))).toMatchObject({
      severity: 'yellow',
      due_at: '2026-09-09T12:00:00+08:00',
      next_action: '寄一个新灯泡',
      carry_count: 1,
    });
  });

  it('passes from who goes off shift to who comes', async () => {
    promiseTonight();
    await acceptAll(await signed(0), 0);
    expect(only(await draft(1))).toMatchObject({ owner: '小红' });
  });

  it('leaves when its promise was kept, with that promise’s proof', async () => {
    const promiseId = promiseTonight();
    const note = await signed(0);
    const li = Number(shop.rows('SELECT id FROM conversations')[0]?.['id']);
    const proof = shop.say(li, 'agent', '单号 SF1234567890', '2026-09-02T17:00:00+08:00');
    shop.sql(
      `UPDATE promises SET status = 'kept', proof_message_id = ?, changed_by = '小蓝' WHERE id = ?`,
      proof,
      promiseId,
    );
    expect(itemsOf(await draft(1))).toEqual([]);
    const before = await shop.client.handovers.get({ handoverId: note.handoverId });
    expect(only(before)).toMatchObject({ state: 'done', proof_msg: proof, closed_by: '小蓝' });
    expect((await shop.client.handovers.verify()).verdict).toBe('intact');
  });

  it('can be changed on the newest note only', async () => {
    promiseTonight();
    const first = await signed(0);
    const second = await signed(1);
    const set = { state: 'cancelled' as const, close_reason: '买家取消订单' };
    const { edit } = shop.client.handovers;
    await expect(
      edit({ handoverId: first.handoverId, itemId: only(first).id, set }),
    ).rejects.toMatchObject({ code: 'conflict', data: { itemId: only(second).id } });
    const closed = await edit({ handoverId: second.handoverId, itemId: only(second).id, set });
    expect(only(closed)).toMatchObject({ state: 'cancelled', close_reason: '买家取消订单' });
  });

  it('does not come back by itself once people closed it', async () => {
    promiseTonight();
    const first = await signed(0);
    await shop.client.handovers.edit({
      handoverId: first.handoverId,
      itemId: only(first).id,
      set: { state: 'cancelled', close_reason: '买家取消订单' },
    });
    expect(itemsOf(await signed(1))).toEqual([]);
    expect(itemsOf(await draft(2))).toEqual([]);
  });

  it('keeps an own line of the clerk until somebody closes it', async () => {
    const { handoverId } = await draft(0);
    await shop.client.handovers.addItem({
      handoverId,
      section: 'orders-from-above',
      headline: '双十一前不再改价',
      severity: 'green',
    });
    await shop.client.handovers.sign({ handoverId, as: '小红' });
    expect(only(await signed(1))).toMatchObject({ headline: '双十一前不再改价', carry_count: 1 });
  });

  it('holds the messages that an added line is about, with their customer', async () => {
    const conversation = shop.conversation('小猫');
    const asked = shop.say(conversation, 'customer', '灯罩还有吗', '2026-09-01T10:00:00+08:00');
    const { handoverId } = await draft(0);
    const line = { handoverId, section: 'watch', severity: 'yellow' } as const;
    const headline = '小猫等灯罩到货';
    const note = await shop.client.handovers.addItem({ ...line, headline, messageIds: [asked] });
    const items = note.sections.flatMap((section) => section.items);
    expect(items.find((item) => item.headline === headline)).toMatchObject({
      customer: '小猫',
      evidence: [asked],
    });
    await expect(
      shop.client.handovers.addItem({ ...line, headline, messageIds: ['999'] }),
    ).rejects.toMatchObject({ code: 'not-found' });
  });

  it('is transferred once the person it is offered to accepts it', async () => {
    promiseTonight();
    const note = await acceptAll(await signed(0), 0);
    const { handoverId } = note;
    const itemId = only(note).id;
    const { edit, acknowledge } = shop.client.handovers;
    await expect(edit({ handoverId, itemId, set: { state: 'transferred' } })).rejects.toMatchObject(
      {
        code: 'invalid-input',
      },
    );
    const set = { state: 'transferred' as const, owner: '售后老周', close_reason: '要拆机检测' };
    expect(only(await edit({ handoverId, itemId, set })).state).toBe('open');
    const taken = await acknowledge({ handoverId, itemId, as: '售后老周', action: 'accept' });
    expect(only(taken)).toMatchObject({ state: 'transferred', owner: '售后老周' });
    expect(itemsOf(await draft(1))).toEqual([]);
  });
});
