import { createRouterClient } from '@orpc/server';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ImportProgress } from '../../../shared/contract/imports.ts';
import { createRouter } from '../../../electron/core/router.ts';
import { silentLog } from '../../../electron/core/system/log.ts';
import { makeSampleShop } from '../../../electron/core/sample/sample-shop.ts';
import { openTestArchive, type TestArchive } from './archive.ts';
import { wangwangChat } from './generate.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = openTestArchive();
});
afterEach(() => archive.close());

const clientOf = ({ core }: TestArchive) =>
  createRouterClient(createRouter(core), { context: { actor: 'test', log: silentLog } });

async function reportOf(events: AsyncIterable<ImportProgress>) {
  let report;
  for await (const event of events) if (event.type === 'report') report = event.report;
  return report;
}

describe('the sample shop', () => {
  it('comes in whole through the same door as any export, with nothing left to ask', async () => {
    const client = clientOf(archive);
    const shop = makeSampleShop();
    const report = await reportOf(await client.imports.sample());
    expect(report?.totals.refused).toBe(0);
    expect(report?.files).toHaveLength(shop.files.length);
    // Two chats begin with WhatsApp's own notice, which is no message of the shop.
    expect(report?.totals.new).toBe(shop.messageCount + 2);
    expect(await client.imports.questions()).toEqual({ questions: [] });
    expect(archive.rows("SELECT handle FROM accounts WHERE role = 'unknown'")).toEqual([]);
    const titles = archive
      .rows('SELECT DISTINCT title FROM conversations')
      .map(({ title }) => title);
    expect(titles).toEqual(
      expect.arrayContaining(shop.plantedFacts.map((fact) => fact.conversation)),
    );
    const again = await reportOf(await client.imports.sample());
    expect(again?.files.every(({ status }) => status === 'unchanged')).toBe(true);
  });
});

describe('the history of imports', () => {
  it('lists batches with their files and issues', async () => {
    const client = clientOf(archive);
    await reportOf(await client.imports.paste({ text: wangwangChat(10) }));
    await reportOf(
      await client.imports.paste({
        text: 'time,sender,text\n2026-03-01 10:00\n2026-03-01 10:01,Ann,hi\n',
      }),
    );
    const { batches, next } = await client.imports.batches({ limit: 1 });
    expect(batches).toEqual([
      expect.objectContaining({
        actor: 'test',
        totals: {
          read: 2,
          new: 1,
          duplicate: 0,
          conflicting: 0,
          rejected: 1,
          issues: 1,
          refused: 0,
        },
      }),
    ]);
    const older = await client.imports.batches({ limit: 1, beforeId: next! });
    expect(older.batches[0]?.totals.new).toBe(10);
    const { sourceFileId = '' } = batches[0]?.files[0] ?? {};
    expect(await client.imports.issues({ sourceFileId })).toEqual({
      issues: [{ line: 2, reason: 'missing-text', excerpt: '2026-03-01 10:00' }],
      total: 1,
    });
  });
});

describe('unreadable lines', () => {
  it('are told page by page, and by their reason', async () => {
    const client = clientOf(archive);
    const rows = ['"2026-03-01 10:00', '2026-03-01 10:01:00', '2026-03-01 10:02', 'x', 'y'];
    await archive.importText(`time,sender,text\n2026-03-01 10:04,Ann,ho\n${rows.join('\n')}\n`);
    const [file] = archive.rows('SELECT id FROM source_files');
    const sourceFileId = String(file?.['id']);
    const all = await client.imports.issues({ sourceFileId });
    expect(all.issues.length).toBeGreaterThan(3);
    const second = await client.imports.issues({ sourceFileId, offset: 1, limit: 2 });
    expect(second).toEqual({ issues: all.issues.slice(1, 3), total: all.total });
    const reasons = [all.issues[0]!.reason];
    const alike = all.issues.filter(({ reason }) => reasons.includes(reason));
    expect(await client.imports.issues({ sourceFileId, reasons })).toEqual({
      issues: alike,
      total: alike.length,
    });
    expect((await client.imports.issues({ sourceFileId, reasons: ['no-date'] })).total).toBe(0);
  });
});

describe('pasted text', () => {
  it('can be looked at, counted and imported as a file, and is the same as when pasted', async () => {
    const client = clientOf(archive);
    const text = wangwangChat(10);
    const { grant, name } = await client.imports.grantText({ text });
    expect(name).toMatch(/^粘贴 [0-9a-f]{8}\.txt$/);
    const inspection = await client.imports.inspect({ grant });
    expect(inspection).toMatchObject({ format: 'wangwang-txt', counts: { messages: 10 } });
    const dry = await reportOf(await client.imports.dryRun({ grants: [grant] }));
    expect(dry?.totals).toMatchObject({ read: 10, new: 10 });
    const report = await reportOf(await client.imports.run({ grants: [grant] }));
    expect(report?.files[0]).toMatchObject({ path: name, new: 10 });
    const again = await reportOf(await client.imports.paste({ text }));
    expect(again?.files[0]).toMatchObject({ path: name, status: 'unchanged' });
  });
});

describe('a running import', () => {
  it('tells how far it is, seldom enough to be heard, and ends with its report', async () => {
    const events: ImportProgress[] = [];
    for await (const event of await clientOf(archive).imports.paste({
      text: wangwangChat(20_000),
    })) {
      events.push(event);
    }
    expect(events.at(-1)?.type).toBe('report');
    const stages = events.flatMap((event) => (event.type === 'progress' ? [event.stage] : []));
    expect(stages).toContain('reading');
    expect(stages.length).toBeLessThan(200);
  });

  it('stops when nobody listens any more, and leaves nothing behind', async () => {
    const client = clientOf(archive);
    for await (const event of await client.imports.paste({ text: wangwangChat(20_000) })) {
      expect(event.type).toBe('progress');
      break;
    }
    const { batches } = await client.imports.batches({});
    expect(batches).toEqual([]);
    expect(archive.rows('SELECT COUNT(*) AS n FROM messages')).toEqual([{ n: 0 }]);
  });
});
