import { afterEach, beforeEach, expect, it } from 'vitest';
import { openTestArchive, type TestArchive } from './archive.ts';
import { clientOf } from './reading-archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = openTestArchive();
});
afterEach(() => archive.close());

/** Nothing in it says which of the two is the shop. */
const copied = `山雀 2026-10-30 09:00:00
快递到哪了
晨光客服 2026-10-30 09:01:00
今天下午到
`;

it('imports know the accounts under which the shop speaks, and the only shop there is', async () => {
  const client = clientOf(archive);
  await client.settings.set({ ownAccounts: ['晨光客服'], shops: ['晨光文具'] });
  for await (const _ of await client.imports.paste({ text: copied }));
  expect(archive.rows('SELECT name, role FROM accounts ORDER BY name')).toEqual([
    { name: '山雀', role: 'customer' },
    { name: '晨光客服', role: 'agent' },
  ]);
  expect(archive.rows('SELECT name FROM shops')).toEqual([{ name: '晨光文具' }]);
});

it('a shop that was said for one import goes before the only one', async () => {
  const client = clientOf(archive);
  await client.settings.set({ shops: ['晨光文具'] });
  const options = { agents: [], zone: 'Asia/Shanghai', shop: '另一家' };
  for await (const _ of await client.imports.paste({ text: copied, options }));
  expect(archive.rows('SELECT name FROM shops')).toEqual([{ name: '另一家' }]);
});
