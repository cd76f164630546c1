import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { fixedClock } from '../../../../electron/core/system/clock.ts';
import { openTestArchive, type TestArchive } from '../archive.ts';
import { bundleOf, clientOf, contentsOf, merge } from './archives.ts';
import { bring, closeTwo, exchange, openTwo } from './two.ts';

let here: TestArchive;
let there: TestArchive;
let folder: string;
beforeEach(() => {
  ({ here, there, folder } = openTwo());
});
afterEach(() => closeTwo({ here, there, folder }));

const promiseSaying = async (archive: TestArchive, text: string): Promise<string> => {
  const { promises } = await clientOf(archive).promises.list({});
  return promises.find(({ what }) => what.includes(text))!.promiseId;
};

describe('a bundle', () => {
  it('brings messages with their originals, and the same again adds nothing', async () => {
    await bring(here, '阿丽', '01');
    const path = await bundleOf(here, folder);
    const first = await merge(there, path);
    expect(first).toMatchObject({ batches: { merged: 1, known: 0 }, totals: { new: 5 } });
    const again = await merge(there, path);
    expect(again).toMatchObject({ batches: { merged: 0, known: 1 }, totals: { new: 0 } });
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
    expect(there.rows('SELECT actor, machine FROM import_batches')).toEqual(
      here.rows('SELECT actor, machine FROM import_batches'),
    );
    expect(await clientOf(there).archive.verify({})).toMatchObject({ verdict: 'intact' });
  });

  it('brings decisions, of which the later one holds and the conflict is told', async () => {
    await bring(here, '阿丽', '01');
    await merge(there, await bundleOf(here, folder));
    const kept = { promiseId: await promiseSaying(here, '发出'), reason: '当天已发' };
    await clientOf(here).promises.keep(kept);
    const broken = { promiseId: await promiseSaying(there, '发出'), reason: '晚了一天' };
    await clientOf(there, '小何').promises.break(broken);
    await clientOf(there, '小何').promises.edit({
      promiseId: await promiseSaying(there, '退款'),
      owner: '小何',
    });
    const merged = await merge(here, await bundleOf(there, folder));
    expect(merged.deeds).toMatchObject({ applied: 2, waiting: 0 });
    expect(merged.conflicts).toMatchObject([
      { noun: 'promise', field: 'status', here: 'kept', there: 'broken' },
    ]);
    await exchange({ here, there, folder });
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
  });

  it('keeps decisions about messages that are not here yet, and applies them when they come', async () => {
    await bring(here, '阿丽', '01');
    const early = await bundleOf(here, folder);
    const promiseId = await promiseSaying(here, '发出');
    await clientOf(here).promises.keep({ promiseId, reason: '已发' });
    const at = Number(here.rows('SELECT MAX(at) AS at FROM events')[0]!['at']);
    const late = await bundleOf(here, folder, at);
    writeFileSync(join(folder, 'late.kwb'), readFileSync(late));
    const merged = await merge(there, join(folder, 'late.kwb'));
    expect(merged.deeds.waiting + merged.deeds.applied).toBeGreaterThan(0);
    await merge(there, early);
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
  });

  it('brings tags and notes, and takes away what was taken off', async () => {
    await bring(here, '阿丽', '01');
    await merge(there, await bundleOf(here, folder));
    const [mine, theirs] = [clientOf(here).marks, clientOf(there, '小何').marks];
    await mine.tag({ messageIds: ['1', '3'], tag: '急' });
    const { noteId } = await mine.note({ messageId: '3', text: '先回电话' });
    await exchange({ here, there, folder });
    const { marks } = await theirs.get({ messageIds: ['1', '3'] });
    expect(marks).toMatchObject([
      { messageId: '1', tags: [{ tag: '急', addedBy: '小红' }] },
      { messageId: '3', notes: [{ text: '先回电话', addedBy: '小红' }] },
    ]);
    const core = { ...there.core, clock: fixedClock('2026-11-02T00:00:00Z') };
    const later = clientOf({ ...there, core }, '小何').marks;
    await later.untag({ messageIds: ['1'], tag: '急' });
    await later.removeNote({ noteId: marks[1]!.notes[0]!.noteId });
    await exchange({ here, there, folder });
    expect((await mine.get({ messageIds: ['1', '3'] })).marks).toMatchObject([
      { messageId: '3', tags: [{ tag: '急' }], notes: [] },
    ]);
    await expect(mine.removeNote({ noteId })).rejects.toMatchObject({ code: 'conflict' });
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
  });

  it('brings orders, and of one that two tables have, both archives take the later', async () => {
    const table = (cents: string): Buffer =>
      Buffer.from(`订单编号,订单创建时间,订单付款时间,买家实际支付金额
8812345001,2026-03-01 09:00:00,2026-03-01 10:00:00,${cents}
`);
    for (const [archive, cents] of [
      [here, '10.00'],
      [there, '12.00'],
      [there, '10.00'],
    ] as const) {
      const { grant } = await archive.core.grants.keep(`订单${cents}.csv`, table(cents));
      await clientOf(archive).metrics.importOrders({ grant });
    }
    await merge(there, await bundleOf(here, folder));
    await merge(here, await bundleOf(there, folder));
    const period = { from: Date.UTC(2026, 1, 1), to: Date.UTC(2026, 3, 1) };
    const [ours, theirs] = await Promise.all(
      [here, there].map(({ core }) => core.store.metrics.orders(period)),
    );
    expect(ours).toHaveLength(1);
    expect(theirs).toEqual(ours);
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
    const { orders, files } = await clientOf(there).metrics.orders();
    expect([orders, files.length]).toEqual([1, 2]);
  });

  it('withdraws there what was withdrawn here', async () => {
    await bring(here, '阿丽', '01');
    await merge(there, await bundleOf(here, folder));
    await clientOf(here).imports.withdraw({ batchId: '1', reason: '别家的店' });
    await exchange({ here, there, folder });
    expect(there.rows('SELECT COUNT(*) AS n FROM messages WHERE hidden = 0')).toEqual([{ n: 0 }]);
    expect(await contentsOf(there)).toEqual(await contentsOf(here));
  });

  it('that is damaged anywhere is refused whole', async () => {
    await bring(here, '阿丽', '01');
    const bytes = readFileSync(await bundleOf(here, folder));
    const before = await contentsOf(there);
    await fc.assert(
      fc.asyncProperty(
        fc.nat(bytes.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const broken = Buffer.from(bytes);
          broken[at] = broken[at]! ^ by;
          const path = join(folder, 'broken.kwb');
          writeFileSync(path, broken);
          const outcome = await merge(there, path).then(
            ({ totals }) => totals.new,
            (cause: { code?: string }) => cause.code,
          );
          // Bytes that mean nothing in a zip, such as its dates, may differ.
          if (outcome === 'damaged-file') expect(await contentsOf(there)).toEqual(before);
          else expect([0, 5]).toContain(outcome);
          if (outcome !== 'damaged-file') await reopen();
        },
      ),
      { numRuns: 15 },
    );
  });

  it('that was put together anew by somebody else is refused', async () => {
    await bring(here, '阿丽', '01');
    const bytes = readFileSync(await bundleOf(here, folder)).toString('latin1');
    const path = join(folder, 'altered.kwb');
    writeFileSync(path, Buffer.from(bytes.replace('"since":0', '"since":1'), 'latin1'));
    await expect(merge(there, path)).rejects.toMatchObject({ code: 'damaged-file' });
    writeFileSync(path, 'no bundle');
    await expect(merge(there, path)).rejects.toMatchObject({ code: 'damaged-file' });
  });
});

async function reopen(): Promise<void> {
  await there.close();
  there = openTestArchive();
}
