import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { TestArchive } from '../archive.ts';
import { bundleOf, clientOf, contentsOf, merge } from './archives.ts';
import { closeTwo, openTwo } from './two.ts';

let here: TestArchive;
let there: TestArchive;
let folder: string;
beforeEach(() => {
  ({ here, there, folder } = openTwo());
});
afterEach(() => closeTwo({ here, there, folder }));

describe('a bundle', () => {
  it('brings people, who works when, the shift plan and the table of deadlines', async () => {
    const mine = clientOf(here);
    await mine.settings.set({ shifts: [{ name: '晚班', start: '16:00', end: '23:00' }] });
    const row = { platform: 'taobao', state: 'arbitration', hours: 72 } as const;
    await mine.settings.set({ disputeDeadlines: [row], theme: 'dark' });
    const { personId } = await mine.persons.add({ name: '小何', role: 'clerk' });
    await mine.persons.change({ personId, role: 'supervisor' });
    await mine.shifts.assign({ person: '小何', shift: '晚班', date: '2026-11-01' });
    await merge(there, await bundleOf(here, folder));
    const theirs = clientOf(there);
    expect((await theirs.persons.list({})).persons).toMatchObject([
      { name: '小何', role: 'supervisor', secret: 'none' },
    ]);
    expect(await theirs.settings.get()).toMatchObject({
      shifts: [{ name: '晚班' }],
      disputeDeadlines: [row],
      theme: 'system',
    });
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
    expect(there.rows(`SELECT actor FROM events WHERE noun = 'duty'`)).toEqual([{ actor: '小红' }]);
  });

  it('leaves PINs where they are, and whoever has one as they are', async () => {
    const secret = { kind: 'pin', value: '2580' } as const;
    const boss = { name: '老板', role: 'supervisor', secret } as const;
    await clientOf(there).persons.add(boss);
    const approval = { as: '老板', secret: '2580' };
    await clientOf(there).persons.add({ name: '小何', role: 'clerk', secret, approval });
    const { personId } = await clientOf(here).persons.add({ name: '老板', role: 'clerk' });
    await clientOf(here).persons.change({ personId, hasLeft: true });
    await clientOf(here).persons.add({ name: '小何', role: 'supervisor' });
    const merged = await merge(there, await bundleOf(here, folder));
    expect((await clientOf(there).persons.list({})).persons).toMatchObject([
      { name: '老板', role: 'supervisor', leftAt: null, secret: 'pin' },
      { name: '小何', role: 'clerk', secret: 'pin' },
    ]);
    expect(merged.conflicts).toMatchObject([
      { noun: 'person', about: '老板', kept: 'supervisor' },
      { noun: 'person', about: '小何', kept: 'clerk' },
    ]);
    const path = await bundleOf(there, folder);
    await merge(here, path);
    expect(here.rows('SELECT name FROM persons WHERE secret_hash IS NOT NULL')).toEqual([]);
    const kept = there.rows('SELECT hex(secret_hash) AS hash FROM persons');
    const deeds = JSON.stringify(await there.core.store.bundles.deeds('0'.repeat(32), 0));
    for (const { hash } of kept) expect(deeds.toUpperCase()).not.toContain(String(hash));
    expect(deeds).not.toContain('secret');
  });
});
