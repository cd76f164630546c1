import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openTestArchive, type TestArchive } from '../archive.ts';
import { bundleOf, merge, settle } from './archives.ts';

/** Two archives that know nothing of each other yet, and a folder for bundles between them. */
export interface Two {
  readonly here: TestArchive;
  readonly there: TestArchive;
  readonly folder: string;
}

export function openTwo(): Two {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-bundles-'));
  return { here: openTestArchive(), there: openTestArchive(), folder };
}

export async function closeTwo({ here, there, folder }: Two): Promise<void> {
  await here.close();
  await there.close();
  rmSync(folder, { recursive: true });
}

/** Each takes the other's bundle, and once more what the other has by then. */
export async function exchange({ here, there, folder }: Two): Promise<void> {
  const [ours, theirs] = [await bundleOf(here, folder), await bundleOf(there, folder)];
  await merge(there, ours);
  await merge(here, theirs);
  await merge(there, await bundleOf(here, folder));
  await merge(here, await bundleOf(there, folder));
}

/** Imports what one buyer wrote in one month, and all that follows an import. */
export async function bring(archive: TestArchive, buyer: string, month: string): Promise<void> {
  await archive.importText(chat(buyer, month), {}, `${buyer}-${month}.txt`);
  await settle(archive);
}

/** A WangWang export of one buyer in one month. */
const chat = (buyer: string, month: string): string =>
  [
    '灯铺',
    '='.repeat(64),
    `${'-'.repeat(28)}${buyer}${'-'.repeat(28)}`,
    `${buyer}(2026-${month}-01 09:00:00):  台灯什么时候发货？订单3812345678901234567`,
    `灯铺:小红(2026-${month}-01 09:01:00):  亲，今天下午五点前给您发出`,
    `${buyer}(2026-${month}-02 10:00:00):  收到是坏的，我要投诉你们，必须退款`,
    `灯铺:小红(2026-${month}-02 10:01:00):  明天下午三点前给您退款12元`,
    `灯铺:小红(2026-${month}-03 10:01:00):  已退款`,
  ].join('\n');
