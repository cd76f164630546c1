import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Handover } from '../../../shared/contract/handover-notes.ts';
import { complete, itemsOf, openLampShop, shift, type LampShop } from './fixture.ts';

let shop: LampShop;
beforeEach(() => {
  shop = openLampShop();
});
afterEach(() => shop.close());

const at = (iso: string): number => Date.parse(`${iso}+08:00`);

/** 李四 is promised a parcel for tonight; the note says so, signed at 16:00. */
async function signedNote(): Promise<Handover> {
  const li = shop.conversation('李四');
  const said = shop.say(li, 'agent', '今晚八点前给您发货', '2026-09-02T14:05:00+08:00');
  shop.promise(said, { due_at: at('2026-09-02T20:00') });
  const { handovers } = shop.client;
  const note = await handovers.draft({
    ...shift(0),
    outgoing: '小红',
    incoming: '小蓝',
    shift: '早班',
  });
  const { handoverId } = await complete(shop, note);
  return handovers.sign({ handoverId, as: '小红' });
}

describe('reading back', () => {
  it('can be required, in own words, with every number and the same minute', async () => {
    await shop.client.settings.set({ handoverReadBack: 'required' });
    const { handoverId, ...note } = await signedNote();
    const [item] = itemsOf({ handoverId, ...note });
    const accept = { handoverId, itemId: item!.id, as: '小蓝', action: 'accept' as const };
    const { acknowledge } = shop.client.handovers;
    await expect(acknowledge(accept)).rejects.toMatchObject({ code: 'conflict' });
    for (const [next_action, due_at] of [
      ['给买家打电话道歉', '18:00'],
      ['查物流，回复买家', '18:01'],
      ['查物流，回复买家', null],
    ] as const) {
      await expect(
        acknowledge({ ...accept, readBack: { next_action, due_at } }),
      ).rejects.toMatchObject({ code: 'conflict' });
    }
    const readBack = { next_action: '查物流，回复买家', due_at: '18:00' };
    expect(await acknowledge({ ...accept, readBack })).toMatchObject({
      state: 'acknowledged',
      acknowledgements: [{ readBack }],
    });
  });

  it('shows on the note when it was left out', async () => {
    const { handoverId, ...note } = await signedNote();
    const [item] = itemsOf({ handoverId, ...note });
    const { acknowledge, render } = shop.client.handovers;
    await acknowledge({ handoverId, itemId: item!.id, as: '小蓝', action: 'accept' });
    expect((await render({ handoverId, format: 'html' })).content).toContain('未复述');
  });
});

describe('a countersignature', () => {
  it('is wanted by the rule, and given by a supervisor who neither hands over nor takes over', async () => {
    await shop.client.settings.set({ handoverCountersign: 'red' });
    const { handoverId, ...note } = await signedNote();
    expect(note.wantsCountersignature).toBe(true);
    const { countersign } = shop.client.handovers;
    for (const as of ['小红', '小蓝']) {
      await expect(countersign({ handoverId, as })).rejects.toMatchObject({ code: 'conflict' });
    }
    const secret = { kind: 'pin' as const, value: '2580' };
    await shop.client.persons.add({ name: '老周', secret });
    await shop.client.persons.add({ name: '店长', role: 'supervisor', secret });
    await expect(countersign({ handoverId, as: '老周', secret: '2580' })).rejects.toMatchObject({
      code: 'permission-denied',
    });
    const done = await countersign({ handoverId, as: '店长', secret: '2580', remark: '看过' });
    expect(done).toMatchObject({
      wantsCountersignature: false,
      countersignatures: [{ by: '店长', remark: '看过' }],
    });
    expect((await shop.client.handovers.verify()).verdict).toBe('intact');
    expect(() => shop.sql('DELETE FROM handover_countersignatures')).toThrow(/never deleted/);
  });
});

describe('an addition', () => {
  it('is numbered and chained, and the note stays as it was signed', async () => {
    const { handoverId, hash, ...note } = await signedNote();
    const [item] = itemsOf({ handoverId, hash, ...note });
    const { addendum, verify } = shop.client.handovers;
    await addendum({ handoverId, as: '小红', text: '快递说今晚到', itemId: item!.id });
    const added = await addendum({ handoverId, as: '小蓝', text: '已告知买家' });
    expect(added.addenda).toMatchObject([
      { number: 1, by: '小红', itemId: item!.id },
      { number: 2, by: '小蓝', itemId: null },
    ]);
    expect(added.hash).toBe(hash);
    expect((await verify()).verdict).toBe('intact');
    expect(() => shop.sql(`UPDATE handover_addenda SET text = 'x'`)).toThrow(/never changed/);
    shop.sql('DROP TRIGGER handover_addenda_are_unchanged');
    shop.sql(`UPDATE handover_addenda SET by = '小红' WHERE number = 2`);
    expect((await verify()).findings).toMatchObject([{ number: 1, code: 'addendum' }]);
  });

  it('is for signed notes', async () => {
    const { handoverId } = await shop.client.handovers.draft({ ...shift(0), outgoing: '小红' });
    await expect(
      shop.client.handovers.addendum({ handoverId, as: '小红', text: '补充' }),
    ).rejects.toMatchObject({ code: 'conflict' });
  });
});

describe('publishing at the set time', () => {
  it('freezes an unsigned draft; the outgoing stays accountable until somebody accepts', async () => {
    await shop.client.settings.set({ handoverPublishAfterMinutes: 30 });
    const li = shop.conversation('李四');
    const said = shop.say(li, 'agent', '今晚八点前给您发货', '2026-09-02T14:05:00+08:00');
    shop.promise(said, { due_at: at('2026-09-02T20:00') });
    const { handovers } = shop.client;
    const window = { ...shift(0), outgoing: '小红', incoming: '小蓝', shift: '早班' };
    const { handoverId } = await handovers.draft(window);
    shop.now('2026-09-02T16:29:00+08:00');
    expect(await handovers.publishDue()).toEqual({ handovers: [] });
    shop.now('2026-09-02T16:31:00+08:00');
    expect(await handovers.publishDue()).toMatchObject({
      handovers: [{ handoverId, number: 1, automatic: true, signedBy: null, state: 'signed' }],
    });
    expect(await handovers.publishDue()).toEqual({ handovers: [] });
    const { handovers: unread } = await handovers.unread();
    expect(unread).toMatchObject([
      { number: 1, accountable: '小红', publishedAt: at('2026-09-02T16:31') },
    ]);
    expect(unread[0]?.pending).toHaveLength(1);
    const itemId = unread[0]!.pending[0]!.id;
    await expect(
      handovers.acknowledge({ handoverId, itemId, as: '小红', action: 'accept' }),
    ).rejects.toMatchObject({ code: 'conflict' });
    await handovers.acknowledge({ handoverId, itemId, as: '小蓝', action: 'accept' });
    expect((await handovers.unread()).handovers).toEqual([]);
    expect((await handovers.verify()).verdict).toBe('intact');
    expect((await handovers.render({ handoverId, format: 'txt' })).content).toContain(
      '系统按原样发布',
    );
  });

  it('drafts the note itself when nobody began one, and does nothing while it is off', async () => {
    const { handovers, shifts, settings } = shop.client;
    await shifts.assign({ person: '小红', shift: '早班', date: '2026-09-02' });
    shop.now('2026-09-02T17:00:00+08:00');
    expect(await handovers.publishDue()).toEqual({ handovers: [] });
    await settings.set({ handoverPublishAfterMinutes: 30 });
    expect(await handovers.publishDue()).toMatchObject({
      handovers: [{ number: 1, shift: '早班', outgoing: '小红', ...shift(0) }],
    });
    expect(await handovers.publishDue()).toEqual({ handovers: [] });
  });
});

describe('the live view', () => {
  it('says what a handover would say now, and writes nothing', async () => {
    await shop.client.shifts.assign({ person: '小红', shift: '早班', date: '2026-09-02' });
    const li = shop.conversation('李四');
    const soon = shop.say(li, 'agent', '下午三点前给您单号', '2026-09-02T10:05:00+08:00');
    shop.promise(soon, { due_at: at('2026-09-02T15:00') });
    const tonight = shop.say(li, 'agent', '今晚八点前给您发货', '2026-09-02T11:05:00+08:00');
    shop.promise(tonight, { due_at: at('2026-09-02T20:00') });
    const view = await shop.client.handovers.live({ at: at('2026-09-02T12:00') });
    expect(view).toMatchObject({
      shift: '早班',
      onDuty: ['小红'],
      from: at('2026-09-02T08:00'),
      endsAt: at('2026-09-02T16:00'),
    });
    expect(view.sections.flatMap(({ items }) => items)).toHaveLength(2);
    expect(view.dueBeforeEnd.map(({ due_at }) => due_at)).toEqual(['2026-09-02T15:00:00+08:00']);
    expect(shop.rows('SELECT * FROM handovers')).toEqual([]);
  });
});

describe('the miss check', () => {
  it('finds a promise that was left out and fell due, and one that was closed too early', async () => {
    const [li, wang, zhao] = ['李四', '王五', '赵六'].map((name) => shop.conversation(name));
    for (const [who, due] of [
      [li, '2026-09-02T20:00'],
      [wang, '2026-09-02T21:00'],
      [zhao, '2026-09-02T22:00'],
    ] as const) {
      const said = shop.say(who!, 'agent', '今晚给您发货', '2026-09-02T14:05:00+08:00');
      shop.promise(said, { due_at: at(due) });
    }
    const { handovers } = shop.client;
    const note = await handovers.draft({ ...shift(0), outgoing: '小红', incoming: '小蓝' });
    const { handoverId } = await complete(shop, note);
    const idOf = (name: string): string =>
      itemsOf(note).find(({ customer }) => customer === name)!.id;
    shop.sql('DELETE FROM handover_items WHERE id = ?', idOf('李四'));
    await handovers.edit({
      handoverId,
      itemId: idOf('王五'),
      set: { state: 'cancelled', close_reason: '应该不用了' },
    });
    await handovers.sign({ handoverId, as: '小红' });
    const accept = { handoverId, as: '小蓝', action: 'accept' as const };
    await handovers.acknowledge({
      ...accept,
      itemId: idOf('赵六'),
      action: 'ask',
      reason: '哪家快递',
    });
    shop.now('2026-09-02T16:20:00+08:00');
    await handovers.acknowledge({ ...accept, itemId: idOf('王五') });
    await handovers.acknowledge({ ...accept, itemId: idOf('赵六') });
    shop.now('2026-09-03T18:00:00+08:00');
    const seen = await handovers.missCheck({ handoverId });
    expect(seen.misses).toMatchObject([
      { customer: '李四', how: 'absent', why: 'due', kind: 'promise' },
      { customer: '王五', how: 'closed', why: 'due' },
    ]);
    expect(seen).toMatchObject({
      complete: 0.333,
      relevant: 1,
      questions: 1,
      unreadBack: 1,
      acknowledgedMs: 20 * 60_000,
    });
    expect((await handovers.quality({ limit: 5 })).notes).toMatchObject([{ handoverId }]);
  });
});
