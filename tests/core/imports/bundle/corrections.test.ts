import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouter } from '../../../../electron/core/router.ts';
import { fixedClock } from '../../../../electron/core/system/clock.ts';
import { silentLog } from '../../../../electron/core/system/log.ts';
import type { CorrectionChange } from '../../../../shared/contract/imports.ts';
import type { TestArchive } from '../archive.ts';
import { bundleOf, contentsOf, merge, settle } from './archives.ts';
import { closeTwo, exchange, openTwo, type Two } from './two.ts';

const chat = `灯铺
${'='.repeat(64)}
${'-'.repeat(28)}雨天${'-'.repeat(28)}
雨天(2026-03-01 09:00:00):  台灯什么时候发货
灯铺:小红(2026-03-01 09:01:00):  今天
`;

let two: Two;
beforeEach(() => {
  two = openTwo();
});
afterEach(() => closeTwo(two));

/** On 2026-11-02, at an hour. */
const at = (hour: number) => fixedClock(`2026-11-02T${String(hour).padStart(2, '0')}:00:00Z`);

const correct = (archive: TestArchive, hour: number, zone: string): Promise<void> =>
  change(archive, hour, { kind: 'zone', value: zone });

async function change(
  { core }: TestArchive,
  hour: number,
  change: CorrectionChange,
): Promise<void> {
  const router = createRouter({ ...core, clock: at(hour) });
  const client = createRouterClient(router, { context: { actor: '小红', log: silentLog } });
  for await (const _ of await client.imports.correct({ batchId: '1', change }));
}

async function importFile(archive: TestArchive, zone: string): Promise<void> {
  await archive.importText(chat, { zone, zoneGiven: true }, '雨天.txt');
  await settle(archive);
}

const firstTime = ({ rows }: TestArchive): unknown =>
  rows('SELECT MIN(sent_at) AS at FROM messages')[0]?.['at'];

describe('the zone of a file that two archives have', () => {
  it('ends the same in both where each was told another', async () => {
    const { here, there } = two;
    await importFile(here, 'Asia/Shanghai');
    await importFile(there, 'Asia/Tokyo');
    await exchange(two);
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
  });

  it('is the one that somebody corrected it to last, whenever the other archive heard of it', async () => {
    const { here, there, folder } = two;
    await importFile(here, 'Asia/Shanghai');
    await merge(there, await bundleOf(here, folder));
    await correct(here, 5, 'Asia/Tokyo');
    const first = await bundleOf(here, folder);
    await correct(here, 8, 'Europe/Paris');
    // Heard late: what was said at five stays older than what was said at eight.
    await merge({ ...there, core: { ...there.core, clock: at(10) } }, first);
    await exchange(two);
    expect(firstTime(here)).toBe(Date.UTC(2026, 2, 1, 8));
    expect(firstTime(there)).toBe(Date.UTC(2026, 2, 1, 8));
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
  });

  it('ends the same in both where they were corrected in the same moment', async () => {
    const { here, there, folder } = two;
    await importFile(here, 'Asia/Shanghai');
    await merge(there, await bundleOf(here, folder));
    await correct(here, 5, 'Asia/Tokyo');
    await correct(there, 5, 'Europe/Paris');
    await exchange(two);
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
  });

  it('is none the less what it was corrected to where the order of days was corrected later', async () => {
    const { here, there, folder } = two;
    const ambiguous = '1/2/26, 10:00 - Anna: is the lamp there?\n2/3/26, 11:00 - Mia: yes\n';
    await here.importText(ambiguous, { zone: 'Asia/Shanghai', zoneGiven: true }, 'chat.txt');
    await settle(here);
    await merge(there, await bundleOf(here, folder));
    await correct(here, 5, 'Asia/Tokyo');
    await change(there, 8, { kind: 'date-order', value: 'MDY' });
    await exchange(two);
    expect(firstTime(here)).toBe(Date.UTC(2026, 0, 2, 1));
    expect(firstTime(there)).toBe(Date.UTC(2026, 0, 2, 1));
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
  });
});
