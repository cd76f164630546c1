import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { complete, openLampShop, shift, type LampShop } from './fixture.ts';
import { clerksOf, only } from './two-clerks.ts';

let shop: LampShop;
beforeEach(() => {
  shop = openLampShop();
});
afterEach(() => shop.close());

const { draft, signed, acceptAll, promiseTonight } = clerksOf(() => shop);

describe('signing', () => {
  it('is refused with a clear list while a red item lacks something', async () => {
    promiseTonight();
    const note = await draft();
    const { id } = only(note);
    expect(note.lint.map(({ missing }) => missing)).toEqual(['next_action', 'if_then']);
    const { handoverId } = note;
    await expect(shop.client.handovers.sign({ handoverId, as: '小红' })).rejects.toMatchObject({
      code: 'conflict',
      message: `The note cannot be signed yet. Missing: item ${id}: next_action, if_then.`,
    });
    for (const [field, value] of [
      ['owner', ' '],
      ['due_at', null],
    ] as const) {
      await complete(shop, note);
      await shop.client.handovers.edit({ handoverId, itemId: id, set: { [field]: value } });
      await expect(shop.client.handovers.sign({ handoverId, as: '小红' })).rejects.toMatchObject({
        data: { missing: `item ${id}: ${field}` },
      });
    }
  });

  it('is the outgoing clerk’s alone', async () => {
    const { handoverId } = await draft();
    await expect(shop.client.handovers.sign({ handoverId, as: '小蓝' })).rejects.toMatchObject({
      code: 'conflict',
    });
  });

  it('numbers notes without holes, whatever the shop, and chains their hashes', async () => {
    const first = await signed(0);
    const of = { ...shift(0), outgoing: '小红', shop: '灯铺' };
    const second = await shop.client.handovers.draft(of);
    const { handoverId } = second;
    const chained = await shop.client.handovers.sign({ handoverId, as: '小红' });
    const third = await signed(1);
    expect([first, chained, third].map(({ number }) => number)).toEqual([1, 2, 3]);
    expect([first, chained, third].map(({ previousHash }) => previousHash)).toEqual([
      null,
      first.hash,
      chained.hash,
    ]);
    expect(first.hash).toMatch(/^[0-9a-f]{64}$/);
  });

  it('freezes every line, for the program and for the database', async () => {
    promiseTonight();
    const note = await signed();
    const { handoverId } = note;
    const itemId = only(note).id;
    const { edit, addItem } = shop.client.handovers;
    await expect(edit({ handoverId, itemId, set: { owner: '别人' } })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(
      addItem({ handoverId, section: 'watch', headline: '晚到的一条', severity: 'green' }),
    ).rejects.toMatchObject({ code: 'conflict' });
    expect(() => shop.sql(`UPDATE handover_items SET severity = 'green'`)).toThrow(/never changed/);
    expect(() => shop.sql('DELETE FROM handover_items')).toThrow(/never deleted/);
    expect(() => shop.sql(`UPDATE handovers SET outgoing = 'x'`)).toThrow(/never changed/);
    expect(() => shop.sql(`UPDATE handovers SET state = 'draft'`)).toThrow(/stay signed/);
    expect(() => shop.sql('DELETE FROM handovers')).toThrow(/never deleted/);
  });

  it('refuses a draft that no longer follows the newest note', async () => {
    const late = await draft(1);
    await signed(0);
    const { handoverId } = late;
    await expect(shop.client.handovers.sign({ handoverId, as: '小蓝' })).rejects.toMatchObject({
      message: 'The note before has changed since; draft this one again.',
    });
    const again = await draft(1);
    expect(again.handoverId).toBe(handoverId);
    expect((await shop.client.handovers.sign({ handoverId, as: '小蓝' })).number).toBe(2);
  });

  it('asks a reason to lower a severity and keeps it', async () => {
    promiseTonight();
    const { handoverId, ...note } = await draft();
    const itemId = only({ handoverId, ...note }).id;
    const { edit } = shop.client.handovers;
    const set = { severity: 'yellow' as const };
    await expect(edit({ handoverId, itemId, set })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const lowered = await edit({ handoverId, itemId, set, reason: '买家说不急' });
    expect(only(lowered).severity).toBe('yellow');
    expect(shop.rows('SELECT field, before, after, reason, by FROM handover_item_changes')).toEqual(
      [{ field: 'severity', before: 'red', after: 'yellow', reason: '买家说不急', by: '小红' }],
    );
    await edit({ handoverId, itemId, set: { severity: 'red' } });
  });
});

describe('what comes after the signature', () => {
  it('appears in the next note only, and exactly once', async () => {
    const li = shop.conversation('李四');
    await signed(0);
    shop.say(li, 'customer', '吊灯少了一个配件', '2026-09-02T15:30:00+08:00');
    shop.leaveOpen(li, 'customer_unanswered');
    const second = await signed(1);
    expect(only(second)).toMatchObject({ customer: '李四', carry_count: 0, carried_from: null });
    const third = await signed(2);
    expect(only(third)).toMatchObject({ customer: '李四', carry_count: 1 });
    const chain = await shop.client.handovers.verify();
    expect(chain).toEqual({ verdict: 'intact', notes: 3, findings: [] });
  });

  it('lets a late address change of a signed window through to the next note', async () => {
    const li = shop.conversation('李四');
    shop.say(li, 'customer', '我买了一盏灯', '2026-09-02T09:00:00+08:00');
    await signed(0);
    shop.say(li, 'customer', '收货地址改一下，改到梧桐路8号', '2026-09-02T10:00:00+08:00');
    expect(only(await draft(1))).toMatchObject({ section: 'memos', severity: 'red' });
  });
});

describe('the event log', () => {
  it('records every step', async () => {
    promiseTonight();
    await acceptAll(await signed(0), 0);
    const actions = shop.rows(`SELECT action FROM events WHERE noun = 'handover' ORDER BY id`);
    expect(actions.map(({ action }) => action)).toEqual([
      'draft',
      'edit-item',
      'sign',
      'accept',
      'acknowledge',
    ]);
  });
});

describe('the list of notes', () => {
  it('comes newest first, in pages, with what is still pending', async () => {
    promiseTonight();
    await signed(0);
    await acceptAll(await signed(1), 1);
    const { handovers, next } = await shop.client.handovers.list({ limit: 1 });
    expect(handovers).toMatchObject([{ number: 2, items: 1, red: 1, pending: 0 }]);
    const rest = await shop.client.handovers.list({
      limit: 5,
      ...(next ? { beforeId: next } : {}),
    });
    expect(rest).toMatchObject({ handovers: [{ number: 1, pending: 1 }], next: null });
  });
});
