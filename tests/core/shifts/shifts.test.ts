import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { complete, openLampShop, shift, type LampShop } from '../handovers/fixture.ts';

let shop: LampShop;
beforeEach(async () => {
  shop = openLampShop();
  await shop.client.settings.set({
    shifts: [
      { name: '早班', start: '08:00', end: '16:00' },
      { name: '晚班', start: '16:00', end: '23:00' },
      { name: '夜班', start: '22:00', end: '06:00', days: [5, 6] },
      { name: '分店班', start: '10:00', end: '18:00', shop: '分店' },
    ],
  });
});
afterEach(() => shop.close());

const at = (iso: string): number => Date.parse(`${iso}+08:00`);
const names = (duties: readonly { person: string }[]): string[] => duties.map((one) => one.person);

describe('the shift plan', () => {
  it('tells what runs and what comes next, across midnight and on its weekdays', async () => {
    const { shifts } = shop.client;
    // 4 September 2026 is a Friday.
    expect(await shifts.at({ at: at('2026-09-04T23:30') })).toMatchObject({
      running: { name: '夜班', from: at('2026-09-04T22:00'), to: at('2026-09-05T06:00') },
      next: { name: '早班', from: at('2026-09-05T08:00') },
    });
    expect((await shifts.at({ at: at('2026-09-05T05:59') })).running?.name).toBe('夜班');
    expect((await shifts.at({ at: at('2026-09-03T02:00') })).running).toBeNull();
    expect((await shifts.at({ at: at('2026-09-02T12:00'), shop: '灯铺' })).running?.name).toBe(
      '早班',
    );
    expect((await shifts.at({ at: at('2026-09-02T12:00'), shop: '分店' })).running).toMatchObject({
      name: '分店班',
      shop: '分店',
    });
  });

  it('knows who is on duty: planned and not gone, or come and not gone', async () => {
    const { shifts } = shop.client;
    const planned = { shift: '夜班', date: '2026-09-04' };
    await shifts.assign({ ...planned, person: '小红' });
    const { dutyId } = await shifts.assign({ ...planned, person: '小蓝' });
    await expect(shifts.assign({ ...planned, person: '小红' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await expect(
      shifts.assign({ shift: '夜班', date: '2026-09-02', person: '小红' }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    const night = at('2026-09-05T01:00');
    expect(names((await shifts.at({ at: night })).onDuty)).toEqual(['小红', '小蓝']);
    await shifts.unassign({ dutyId, reason: '换班' });
    expect(names((await shifts.at({ at: night })).onDuty)).toEqual(['小红']);

    shop.now('2026-09-04T21:50:00+08:00');
    const come = await shifts.start({ as: '小红' });
    expect(come).toMatchObject({ shift: '夜班', startedAt: at('2026-09-04T21:50') });
    await expect(shifts.start({ as: '小红' })).rejects.toMatchObject({ code: 'conflict' });
    shop.now('2026-09-05T06:20:00+08:00');
    expect(names((await shifts.at({})).onDuty)).toEqual(['小红']);
    await shifts.end({ as: '小红' });
    expect((await shifts.at({ at: at('2026-09-05T06:21') })).onDuty).toEqual([]);
    const { duties } = await shifts.duties({ from: night, to: night + 1 });
    expect(duties).toMatchObject([{ person: '小红', endedAt: at('2026-09-05T06:20') }]);
  });

  it('starts the planned shift that runs, not one before it that nobody started', async () => {
    const { shifts } = shop.client;
    const day = { person: '小红', date: '2026-09-03' };
    await shifts.assign({ ...day, shift: '早班' });
    await shifts.assign({ ...day, shift: '晚班' });
    shop.now('2026-09-03T16:05:00+08:00');
    expect(await shifts.start({ as: '小红' })).toMatchObject({ shift: '晚班' });
  });

  it('starts no planned shift of another shop than the one that is named', async () => {
    const { shifts } = shop.client;
    await shifts.assign({ person: '小红', date: '2026-09-03', shift: '分店班', shop: '分店' });
    shop.now('2026-09-03T10:00:00+08:00');
    expect(await shifts.start({ as: '小红', shop: '灯铺' })).toMatchObject({
      shift: '早班',
      shop: '灯铺',
    });
  });

  it('ends the shift that was started last, where the end of one before was forgotten', async () => {
    const { shifts } = shop.client;
    shop.now('2026-09-03T16:00:00+08:00');
    const forgotten = await shifts.start({ as: '小红' });
    shop.now('2026-09-04T16:00:00+08:00');
    const { dutyId } = await shifts.start({ as: '小红' });
    shop.now('2026-09-04T22:50:00+08:00');
    expect((await shifts.end({ as: '小红' })).duty).toMatchObject({ dutyId });
    const period = { from: forgotten.from, to: forgotten.to };
    expect((await shifts.duties(period)).duties).toMatchObject([{ endedAt: null }]);
  });

  it('plans people for a shop’s own shift before that of all shops with its name', async () => {
    const { settings, shifts } = shop.client;
    const { shifts: plan } = await settings.get();
    await settings.set({
      shifts: [...plan, { name: '早班', start: '09:00', end: '17:00', shop: '分店' }],
    });
    const day = { shift: '早班', date: '2026-09-03' };
    expect(await shifts.assign({ ...day, person: '小蓝', shop: '分店' })).toMatchObject({
      shop: '分店',
      from: at('2026-09-03T09:00'),
    });
    expect(await shifts.assign({ ...day, person: '小红', shop: '灯铺' })).toMatchObject({
      shop: '灯铺',
      from: at('2026-09-03T08:00'),
    });
  });

  it('says what somebody still holds when they go', async () => {
    const li = shop.conversation('李四');
    const said = shop.say(li, 'agent', '今晚八点前给您发货', '2026-09-02T14:05:00+08:00');
    shop.promise(said, { due_at: at('2026-09-02T20:00') });
    const { handovers, shifts } = shop.client;
    const note = await handovers.draft({ ...shift(0), outgoing: '小红', incoming: '小蓝' });
    const { handoverId } = await complete(shop, note);
    await handovers.sign({ handoverId, as: '小红' });
    shop.now('2026-09-02T16:05:00+08:00');
    await shifts.start({ as: '小蓝' });
    shop.now('2026-09-02T22:55:00+08:00');
    const { held } = await shifts.end({ as: '小蓝' });
    expect(held).toMatchObject([{ handoverId, severity: 'red' }]);
    expect((await shifts.held({ person: '小红' })).items).toEqual([]);
  });

  it('stands on the note as the outgoing clerk’s real times', async () => {
    const { handovers, shifts } = shop.client;
    shop.now('2026-09-02T07:52:00+08:00');
    await shifts.start({ as: '小红' });
    shop.now('2026-09-02T16:10:00+08:00');
    await shifts.end({ as: '小红' });
    expect(await handovers.draft({ ...shift(0), outgoing: '小红' })).toMatchObject({
      startedAt: at('2026-09-02T07:52'),
      endedAt: at('2026-09-02T16:10'),
    });
  });
});
