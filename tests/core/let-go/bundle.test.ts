import { afterEach, beforeEach, expect, it } from 'vitest';
import { clientOf, merge, bundleOf } from '../imports/bundle/archives.ts';
import { bring, closeTwo, exchange, openTwo, type Two } from '../imports/bundle/two.ts';

let two: Two;
beforeEach(async () => {
  two = openTwo();
  for (const archive of [two.here, two.there]) await bring(archive, '阿丽', '01');
});
afterEach(() => closeTwo(two));

it('is known to every archive, and can be taken back in another one', async () => {
  const [here, there] = [clientOf(two.here), clientOf(two.there)];
  const { act, total } = await here.letGo.run({
    before: Date.parse('2026-02-01'),
    reason: '旧记录',
  });
  expect(total).toBeGreaterThan(2);
  await merge(two.there, await bundleOf(two.here, two.folder));
  expect((await there.letGo.list()).acts).toMatchObject([{ act, total, reason: '旧记录' }]);
  expect((await there.promises.list({ status: ['proposed'] })).promises).toEqual([]);
  expect(await there.letGo.takeBack({ act: act! })).toMatchObject({ total });
  await exchange(two);
  for (const client of [here, there]) {
    expect((await client.letGo.list()).acts).toMatchObject([{ act, total: 0 }]);
    expect((await client.promises.list({})).counts.rejected).toBe(0);
    expect((await client.disputes.list({})).counts.rejected).toBe(0);
  }
});
