import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createRouter } from '../../../electron/core/router.ts';
import { coverageStep } from '../../../electron/core/coverage/step.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import { openTestArchive, type TestArchive } from '../imports/archive.ts';

/** A WangWang export of one buyer, with a message on each of these days. */
const chat = (...days: readonly string[]): string =>
  ['灯铺', '='.repeat(64), `${'-'.repeat(28)}阿丽${'-'.repeat(28)}`]
    .concat(days.flatMap((day) => [`阿丽(${day} 09:00:00):  在吗`, `灯铺(${day} 09:01:00):  在的`]))
    .join('\n');

let archive: TestArchive;
beforeEach(() => {
  archive = openTestArchive();
});
afterEach(() => archive.close());

const clientOf = ({ core }: TestArchive) =>
  createRouterClient(createRouter(core), { context: { actor: 'test', log: silentLog } });

async function bring(...days: readonly string[]): Promise<void> {
  await archive.importText(chat(...days), {}, `${days[0]}.txt`);
  for await (const _ of coverageStep(archive.core, undefined));
}

const shanghai = (time: string): number => Date.parse(`${time}+08:00`);

describe('coverage', () => {
  it('joins what files of an account reach over, and tells holes of a day or more', async () => {
    await bring('2026-10-01', '2026-10-05');
    await bring('2026-10-04', '2026-10-06');
    await bring('2026-10-10');
    const { accounts } = await clientOf(archive).coverage.accounts();
    expect(accounts).toEqual([
      {
        accountId: expect.any(String),
        account: '灯铺',
        platform: 'taobao',
        shop: '灯铺',
        messages: 5,
        lastImportAt: expect.any(Number),
        daysSinceLastImport: 0,
        covered: [
          { from: shanghai('2026-10-01T09:00:00'), to: shanghai('2026-10-06T09:01:00') },
          { from: shanghai('2026-10-10T09:00:00'), to: shanghai('2026-10-10T09:01:00') },
        ],
        gaps: [{ from: shanghai('2026-10-06T09:01:00'), to: shanghai('2026-10-10T09:00:00') }],
      },
    ]);
    const conversationId = String(archive.rows('SELECT id FROM conversations')[0]!['id']);
    expect(await clientOf(archive).coverage.conversation({ conversationId })).toEqual({
      covered: accounts[0]!.covered,
      gaps: accounts[0]!.gaps,
    });
  });

  it('tells day by day what is known, and what is only quiet', async () => {
    await bring('2026-10-01', '2026-10-03');
    const asked = { from: '2026-09-30', to: '2026-10-04' };
    expect((await clientOf(archive).coverage.days(asked)).days).toEqual([
      { day: '2026-09-30', messages: 0, covered: false },
      { day: '2026-10-01', messages: 2, covered: true },
      { day: '2026-10-02', messages: 0, covered: true },
      { day: '2026-10-03', messages: 2, covered: true },
      { day: '2026-10-04', messages: 0, covered: false },
    ]);
  });

  it('refuses more days than a calendar shows, and a conversation that is not there', async () => {
    const client = clientOf(archive);
    await expect(
      client.coverage.days({ from: '2020-01-01', to: '2026-01-01' }),
    ).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(client.coverage.conversation({ conversationId: '9' })).rejects.toMatchObject({
      code: 'not-found',
    });
  });

  it('shrinks when a batch is withdrawn, and comes back with it', async () => {
    await bring('2026-10-01');
    await bring('2026-10-03');
    const client = clientOf(archive);
    const count = async (): Promise<number> =>
      (await client.coverage.accounts()).accounts[0]?.covered.length ?? 0;
    expect(await count()).toBe(2);
    const batchId = String(archive.rows('SELECT MAX(id) AS id FROM import_batches')[0]!['id']);
    await client.imports.withdraw({ batchId, reason: '试' });
    expect(await count()).toBe(1);
    await client.imports.restore({ batchId });
    expect(await count()).toBe(2);
  });
});
