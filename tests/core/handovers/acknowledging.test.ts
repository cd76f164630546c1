import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { complete, openLampShop, type LampShop } from './fixture.ts';
import { clerksOf, only } from './two-clerks.ts';

let shop: LampShop;
beforeEach(() => {
  shop = openLampShop();
});
afterEach(() => shop.close());

const { draft, signed, acceptAll, promiseTonight } = clerksOf(() => shop);

describe('acknowledging', () => {
  it('is refused on one’s own note, but alone on duty, which is recorded', async () => {
    promiseTonight();
    const note = await signed();
    const mine = {
      handoverId: note.handoverId,
      itemId: only(note).id,
      as: '小红',
      action: 'accept' as const,
    };
    const { acknowledge } = shop.client.handovers;
    await expect(acknowledge(mine)).rejects.toMatchObject({ code: 'conflict' });
    const alone = await acknowledge({ ...mine, solo: true });
    expect(alone.acknowledgements).toMatchObject([{ by: '小红', action: 'accept', solo: true }]);
    expect(alone.state).toBe('acknowledged');
  });

  it('moves the ownership at acceptance, not at the signature', async () => {
    promiseTonight();
    const { handoverId } = await complete(shop, await draft());
    const itemId = only(await shop.client.handovers.get({ handoverId })).id;
    await shop.client.handovers.edit({ handoverId, itemId, set: { owner: '小红' } });
    const note = await shop.client.handovers.sign({ handoverId, as: '小红' });
    expect(only(note).owner).toBe('小红');
    expect(only(await acceptAll(note, 0)).owner).toBe('小蓝');
  });

  it('stays open while a question has no answer', async () => {
    promiseTonight();
    const note = await signed();
    const word = { handoverId: note.handoverId, itemId: only(note).id };
    const { acknowledge } = shop.client.handovers;
    await expect(acknowledge({ ...word, as: '小蓝', action: 'ask' })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const asked = await acknowledge({ ...word, as: '小蓝', action: 'ask', reason: '哪家快递？' });
    expect(asked.state).toBe('signed');
    await expect(
      acknowledge({ ...word, as: '小蓝', action: 'answer', reason: '顺丰' }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await acknowledge({ ...word, as: '小红', action: 'answer', reason: '顺丰' });
    const accepted = await acknowledge({ ...word, as: '小蓝', action: 'accept' });
    expect(accepted.state).toBe('acknowledged');
    await expect(acknowledge({ ...word, as: '小蓝', action: 'accept' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('returns a refused item in the next draft with the reason', async () => {
    promiseTonight();
    const note = await signed(0);
    const refused = await shop.client.handovers.acknowledge({
      handoverId: note.handoverId,
      itemId: only(note).id,
      as: '小蓝',
      action: 'refuse',
      reason: '没写清是哪一单',
    });
    expect(refused.state).toBe('acknowledged');
    expect(only(refused).owner).toBe('小蓝');
    const next = await draft(1);
    expect(only(next)).toMatchObject({
      returned_reason: '没写清是哪一单',
      carry_count: 1,
      carried_from: only(note).id,
    });
  });

  it('takes all green items at once, and an empty note as a whole', async () => {
    const empty = await signed(0);
    const { acknowledge } = shop.client.handovers;
    const done = await acknowledge({ handoverId: empty.handoverId, as: '小蓝', action: 'accept' });
    expect(done.state).toBe('acknowledged');
    const { handoverId } = await draft(1);
    for (const headline of ['补货单在抽屉里', '打印机缺纸']) {
      await shop.client.handovers.addItem({
        handoverId,
        section: 'feedback',
        headline,
        severity: 'green',
      });
    }
    await shop.client.handovers.sign({ handoverId, as: '小蓝' });
    const both = await acknowledge({ handoverId, as: '小红', action: 'accept' });
    expect(both.acknowledgements).toHaveLength(2);
    expect(both.state).toBe('acknowledged');
  });

  it('is not asked of a draft', async () => {
    promiseTonight();
    const note = await draft();
    await expect(
      shop.client.handovers.acknowledge({
        handoverId: note.handoverId,
        itemId: only(note).id,
        as: '小蓝',
        action: 'accept',
      }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});
