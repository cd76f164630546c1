import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handover } from '../../../shared/contract/handovers.ts';
import { complete, itemsOf, openLampShop, shift, type LampShop } from './fixture.ts';

let shop: LampShop;
beforeEach(() => {
  shop = openLampShop();
});
afterEach(() => shop.close());

const outgoing = (index: number): string => (index % 2 === 0 ? '小红' : '小蓝');
const draft = (index = 0): Promise<Handover> => {
  const [from, to] = [outgoing(index), outgoing(index + 1)];
  return shop.client.handovers.draft({ ...shift(index), outgoing: from, incoming: to });
};
const signed = async (index = 0): Promise<Handover> => {
  const { handoverId } = await complete(shop, await draft(index));
  return shop.client.handovers.sign({ handoverId, as: outgoing(index) });
};
const acceptAll = async (note: Handover, index: number): Promise<Handover> => {
  let latest = note;
  for (const { id } of itemsOf(note)) {
    latest = await shop.client.handovers.acknowledge({
      handoverId: note.handoverId,
      itemId: id,
      as: outgoing(index + 1),
      action: 'accept',
    });
  }
  return latest;
};
/** A promise of 李四's that falls due tonight. */
const promiseTonight = (customer = '李四'): string => {
  const li = shop.conversation(customer);
  const said = shop.say(li, 'agent', '今晚八点前给您发货', '2026-09-02T14:05:00+08:00');
  return shop.promise(said, { due_at: Date.parse('2026-09-02T20:00:00+08:00') });
};
const only = (note: Handover) => {
  const [item, ...more] = itemsOf(note);
  expect(more).toEqual([]);
  if (item === undefined) throw new Error('the note has no item');
  return item;
};

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
