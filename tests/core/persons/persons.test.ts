import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openLampShop, shift, type LampShop } from '../handovers/fixture.ts';

let shop: LampShop;
beforeEach(() => {
  shop = openLampShop();
});
afterEach(() => shop.close());

const pin = (value: string) => ({ kind: 'pin' as const, value });

describe('people with PIN or password', () => {
  it('are proven by theirs alone, also typed in full width', async () => {
    const { persons } = shop.client;
    await persons.add({ name: '小红', secret: pin('2580') });
    await persons.add({ name: '小蓝', secret: { kind: 'password', value: '灯笼与月亮同' } });
    expect(await persons.check({ name: '小红', secret: '２５８０' })).toMatchObject({
      person: { name: '小红', secret: 'pin', role: 'clerk' },
    });
    await expect(persons.check({ name: '小红', secret: '灯笼与月亮同' })).rejects.toMatchObject({
      code: 'permission-denied',
    });
    await persons.check({ name: '小蓝', secret: '灯笼与月亮同' });
    await expect(persons.add({ name: '小红' })).rejects.toMatchObject({ code: 'conflict' });
  });

  it('are kept as scrypt with a salt of their own, never in plain', async () => {
    for (const name of ['小红', '小蓝']) {
      await shop.client.persons.add({ name, secret: pin('2580') });
    }
    const rows = shop.rows('SELECT secret_salt, secret_hash, secret_parameters FROM persons');
    expect(new Set(rows.map((row) => String(row['secret_hash']))).size).toBe(2);
    expect(rows.map((row) => row['secret_parameters'])).toEqual(
      rows.map(() => '{"N":32768,"r":8,"p":3}'),
    );
    const log = JSON.stringify(shop.rows('SELECT * FROM events'));
    expect(log).not.toContain('2580');
  });

  it('are locked after five wrong tries, longer each time, and unlocked by a right one', async () => {
    const { persons } = shop.client;
    await persons.add({ name: '小红', secret: pin('2580') });
    const at = (seconds: number): void =>
      shop.now(new Date(Date.parse('2026-09-02T16:00:00+08:00') + seconds * 1000).toISOString());
    const wrong = (): Promise<unknown> => persons.check({ name: '小红', secret: '0000' });
    for (let tries = 0; tries < 5; tries += 1) {
      await expect(wrong()).rejects.toMatchObject({ code: 'permission-denied' });
    }
    await expect(persons.check({ name: '小红', secret: '2580' })).rejects.toMatchObject({
      code: 'locked',
    });
    at(31);
    await expect(wrong()).rejects.toMatchObject({ code: 'permission-denied' });
    at(31 + 31);
    await expect(wrong()).rejects.toMatchObject({ code: 'locked' });
    at(31 + 61);
    await persons.check({ name: '小红', secret: '2580' });
    await expect(wrong()).rejects.toMatchObject({ code: 'permission-denied' });
  });

  it('cannot be tried more often by trying all at once', async () => {
    const { persons } = shop.client;
    await persons.add({ name: '小红', secret: pin('2580') });
    const tries = Array.from({ length: 12 }, (_, index) =>
      persons.check({ name: '小红', secret: String(1000 + index) }).catch((error) => error.code),
    );
    const codes = await Promise.all(tries);
    expect(codes.filter((code) => code === 'permission-denied')).toHaveLength(5);
    expect(codes.filter((code) => code === 'locked')).toHaveLength(7);
  });

  it('sign only for themselves, and nobody signs who is not on the list', async () => {
    const { persons, handovers } = shop.client;
    const { handoverId } = await handovers.draft({ ...shift(0), outgoing: '小红' });
    await persons.add({ name: '小红', secret: pin('2580') });
    await expect(handovers.sign({ handoverId, as: '小红' })).rejects.toMatchObject({
      code: 'permission-denied',
      data: { needs: 'pin' },
    });
    const signed = await handovers.sign({ handoverId, as: '小红', secret: '2580' });
    expect(signed.signedBy).toBe('小红');
    const text = '补充';
    await expect(handovers.addendum({ handoverId, as: '路人', text })).rejects.toMatchObject({
      code: 'permission-denied',
    });
    const [person] = (await persons.list()).persons;
    await persons.change({ personId: person!.personId, hasLeft: true });
    await expect(
      handovers.addendum({ handoverId, as: '小红', text, secret: '2580' }),
    ).rejects.toMatchObject({ code: 'permission-denied' });
  });

  it('are changed with a supervisor’s word, once there is a supervisor with a secret', async () => {
    const { persons } = shop.client;
    const clerk = await persons.add({ name: '小红', secret: pin('2580') });
    await persons.add({ name: '店长', role: 'supervisor', secret: pin('8888') });
    await expect(persons.add({ name: '小蓝' })).rejects.toMatchObject({
      code: 'permission-denied',
    });
    const approval = { as: '店长', secret: '8888' };
    await persons.add({ name: '小蓝', approval });
    const { personId } = clerk;
    await expect(
      persons.change({ personId, role: 'supervisor', approval: { as: '小红', secret: '2580' } }),
    ).rejects.toMatchObject({ code: 'permission-denied' });
    await expect(persons.setSecret({ personId, secret: null })).rejects.toMatchObject({
      code: 'permission-denied',
    });
    await persons.setSecret({ personId, secret: pin('1357'), current: '2580' });
    await persons.check({ name: '小红', secret: '1357' });
    await persons.setSecret({ personId, secret: pin('2468'), approval });
    await persons.check({ name: '小红', secret: '2468' });
  });
});
