import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { itemsOf } from '../handovers/fixture.ts';
import { openTestArchive, type TestArchive } from './archive.ts';
import { clientOf, exported, settle } from './reading-archive.ts';
import { zipOf } from './xlsx.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = openTestArchive();
});
afterEach(() => archive.close());

const header = `灯铺
================================================================
                               单聊
================================================================
`;
const chatOf = (customer: string, lines: readonly string[]): string =>
  `${header}----------------------------${customer}----------------------------\n${lines.join('\n')}\n`;
const promise = '灯铺:小红(2026-09-01 10:01:00):  亲，我们明天下午五点前一定给您发货';
const complaint =
  '买家一(2026-09-02 09:00:00):  你们的灯是坏的，我要退款，不然我就投诉到消费者协会';
const first = chatOf('买家一', ['买家一(2026-09-01 10:00:00):  吸顶灯什么时候发货', promise]);
const second = chatOf('买家一', [promise, complaint]);

async function batchOf(text: string, name?: string): Promise<string> {
  const { report } = await archive.importText(text, {}, name);
  await settle(archive);
  return report.batchId ?? '';
}

describe('a batch that is withdrawn', () => {
  it('is gone from every room, and back as it was when it is restored', async () => {
    const client = clientOf(archive);
    const batchId = await batchOf(first);
    const look = async () => ({
      found: (await client.search.search({ query: '发货', limit: 10 })).hits.length,
      counted: await client.search.count({ query: '发货' }),
      conversations: (await client.conversations.list({ limit: 10 })).conversations.length,
      promises: (await client.promises.list({ order: 'due', limit: 10 })).promises.length,
      promiseCounts: (await client.promises.list({ order: 'due', limit: 10 })).counts.proposed,
      disputes: (await client.disputes.list({ limit: 10 })).disputes.length,
      stats: (({ messages, conversations, customers, agents, promises, coverage }) => ({
        messages,
        conversations,
        customers,
        agents,
        promises,
        coverage,
      }))(await client.archive.stats()),
      export: await exported(archive),
    });
    const before = await look();
    expect(before.found).toBeGreaterThan(0);
    expect(before.promises).toBe(1);
    expect(await client.imports.withdrawal({ batchId })).toEqual({ messages: 2, conversations: 1 });
    expect(await look()).toEqual(before);
    expect(await client.imports.withdraw({ batchId, reason: '导错了店铺' })).toEqual({
      messages: 2,
    });
    expect(await look()).toEqual({
      found: 0,
      counted: { value: 0, kind: 'exact' },
      conversations: 0,
      promises: 0,
      promiseCounts: 0,
      disputes: 0,
      stats: {
        messages: 0,
        conversations: 0,
        customers: 0,
        agents: 0,
        promises: {},
        coverage: [],
      },
      export: [],
    });
    expect((await client.archive.verify({})).findings).toEqual([]);
    await expect(client.conversations.context({ messageId: '1' })).rejects.toMatchObject({
      code: 'not-found',
    });
    await expect(client.promises.record({ messageId: '1', kind: 'ship' })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(await client.imports.restore({ batchId })).toEqual({ messages: 2 });
    expect(await look()).toEqual(before);
    expect((await client.archive.verify({})).findings).toEqual([]);
  });

  it('is told with who, when and why, and both deeds are on record', async () => {
    const client = clientOf(archive);
    const batchId = await batchOf(first);
    await client.imports.withdraw({ batchId, reason: '导错了店铺' });
    const { batches } = await client.imports.batches({});
    expect(batches[0]).toMatchObject({
      withdrawnAt: Date.parse('2026-11-01T00:00:00Z'),
      withdrawnBy: '小红',
      withdrawnReason: '导错了店铺',
    });
    await expect(client.imports.withdraw({ batchId, reason: '再次' })).rejects.toMatchObject({
      code: 'conflict',
    });
    await client.imports.restore({ batchId });
    await expect(client.imports.restore({ batchId })).rejects.toMatchObject({ code: 'conflict' });
    await expect(client.imports.restore({ batchId: '99' })).rejects.toMatchObject({
      code: 'not-found',
    });
    expect(
      archive.rows("SELECT action, detail FROM events WHERE noun = 'import-batch' ORDER BY id"),
    ).toEqual([
      expect.objectContaining({ action: 'import' }),
      { action: 'withdraw', detail: '{"reason":"导错了店铺","messages":2}' },
      { action: 'restore', detail: '{"messages":2}' },
    ]);
  });

  it('keeps what another batch has brought as well, with the provenance that is left', async () => {
    const client = clientOf(archive);
    const batchId = await batchOf(first, '一.txt');
    await batchOf(second, '二.txt');
    await client.imports.withdraw({ batchId, reason: '重复' });
    const texts = (await exported(archive)).map(({ text }) => text);
    expect(texts).toHaveLength(2);
    expect(texts).not.toContain('吸顶灯什么时候发货');
    const [hit] = (await client.search.search({ query: '明天下午', limit: 1 })).hits;
    const { provenance } = await client.conversations.context({ messageId: hit!.messageId });
    expect(provenance.map(({ fileName }) => fileName)).toEqual(['二.txt']);
    const row = (await exported(archive)).find(({ text }) => String(text).includes('明天下午'));
    expect(row).toMatchObject({
      position: provenance[0]!.position,
      sourceDigest: provenance[0]!.digest,
    });
    await client.imports.withdraw({ batchId: '2', reason: '也不要' });
    expect(await exported(archive)).toEqual([]);
    await client.imports.restore({ batchId });
    expect(await exported(archive)).toHaveLength(2);
  });

  it('can be brought in again from its file: its messages come back as themselves', async () => {
    const client = clientOf(archive);
    const batchId = await batchOf(first);
    const before = await exported(archive);
    const { promises } = await client.promises.list({ order: 'due', limit: 10 });
    await client.promises.confirm({ promiseId: promises[0]!.promiseId });
    await client.imports.withdraw({ batchId, reason: '试一试' });
    const { report, hasTouched } = await archive.importText(first);
    expect(report.files[0]).toMatchObject({
      status: 'imported',
      new: 0,
      duplicate: 2,
      restored: 2,
    });
    expect(hasTouched).toBe(true);
    await settle(archive);
    expect(await exported(archive)).toEqual(before);
    const back = await client.promises.list({ order: 'due', limit: 10 });
    expect(back.promises[0]).toMatchObject({ messageId: promises[0]!.messageId, status: 'open' });
    expect((await client.archive.verify({})).findings).toEqual([]);
    expect((await archive.importText(first)).report.files[0]?.status).toBe('unchanged');
  });

  it('can be brought in again with the zone that is right', async () => {
    const client = clientOf(archive);
    const batchId = await batchOf(first);
    await client.imports.withdraw({ batchId, reason: '时区不对' });
    await archive.importText(first, { zone: 'Asia/Tokyo' });
    await settle(archive);
    expect((await exported(archive)).map(({ sentAt }) => sentAt).toSorted()).toEqual([
      Date.parse('2026-09-01T10:00:00+09:00'),
      Date.parse('2026-09-01T10:01:00+09:00'),
    ]);
    expect((await client.archive.verify({})).findings).toEqual([]);
  });

  it('can be brought in again read otherwise, and its first reading stays hidden', async () => {
    const client = clientOf(archive);
    const chat = '01/02/2026, 09:00 - Ann: hello\n01/03/2026, 09:00 - Ann: still there?\n';
    const name = 'WhatsApp Chat with Ann.txt';
    const days = async () => (await exported(archive)).map(({ wallClock }) => wallClock).toSorted();
    const right = ['2026-01-02T09:00', '2026-01-03T09:00'];
    const wrong = await archive.importText(chat, { dateOrder: 'DMY' }, name);
    await client.imports.withdraw({ batchId: wrong.report.batchId!, reason: '日期读反了' });
    const { report } = await archive.importText(chat, { dateOrder: 'MDY' }, name);
    expect(await days()).toEqual(right);
    expect((await client.archive.verify({})).findings).toEqual([]);
    await client.imports.withdraw({ batchId: report.batchId!, reason: '试一试' });
    expect(await days()).toEqual([]);
    await client.imports.restore({ batchId: report.batchId! });
    expect(await days()).toEqual(right);
    const again = await archive.importText(chat, {}, name);
    expect(again.report.files[0]?.status).toBe('unchanged');
    expect(again.report.batchId).toBe(report.batchId);
    const both = [archive.file(name, chat), archive.file('旺旺.txt', first)];
    const beside = await archive.importFiles(both);
    expect(beside.report.files.map(({ status }) => status)).toEqual(['unchanged', 'imported']);
    await client.imports.withdraw({ batchId: report.batchId!, reason: '试一试' });
    expect(await days()).toEqual(expect.arrayContaining(right));
    expect(await days()).toHaveLength(4);
    expect((await client.archive.verify({})).findings).toEqual([]);
  });

  it('leaves what a zip has brought that came once more beside a new file', async () => {
    const client = clientOf(archive);
    const zip = archive.file('旺旺.zip', await zipOf({ 'a.txt': first, 'b/b.txt': second }));
    const other = archive.file(
      '别人.txt',
      chatOf('买家二', ['买家二(2026-09-03 09:00:00):  在吗']),
    );
    const bring = async (...paths: string[]) => {
      const { report } = await archive.importFiles(paths);
      await settle(archive);
      return { batchId: report.batchId!, statuses: report.files.map(({ status }) => status) };
    };
    const one = await bring(zip);
    const two = await bring(zip, other);
    expect(two.statuses).toEqual(['unchanged', 'imported']);
    const before = await exported(archive);
    await client.imports.withdraw({ batchId: one.batchId, reason: '试一试' });
    expect(await exported(archive)).toEqual(before);
    await client.imports.withdraw({ batchId: two.batchId, reason: '试一试' });
    expect(await exported(archive)).toEqual([]);
    const three = await bring(zip, other);
    expect(three.statuses).toEqual(['imported', 'imported', 'imported']);
    expect(await exported(archive)).toEqual(before);
    expect((await client.archive.verify({})).findings).toEqual([]);
  });

  it('cannot be hidden or shown past the record without being found out', async () => {
    const client = clientOf(archive);
    const batchId = await batchOf(first);
    const codes = async () => (await client.archive.verify({})).findings.map(({ code }) => code);
    const tamper = (sql: string): void => {
      const db = new Sqlite(join(archive.folder, 'archive.db'));
      db.exec(sql);
      db.close();
    };
    tamper('UPDATE messages SET hidden = 1 WHERE id = 1');
    expect(await codes()).toContain('message-standing');
    tamper('UPDATE messages SET hidden = 2 WHERE id = 1');
    expect(await codes()).toContain('message-standing');
    tamper('UPDATE messages SET hidden = 0 WHERE id = 1');
    expect(await codes()).toEqual([]);
    await client.imports.withdraw({ batchId, reason: '导错了' });
    tamper('UPDATE messages SET hidden = 0 WHERE id = 2');
    expect(await codes()).toContain('message-standing');
  });

  it('leaves packages that exist as they are, and says so where a new one would need it', async () => {
    const client = clientOf(archive);
    const batchId = await batchOf(first);
    await client.imports.withdraw({ batchId, reason: '导错了' });
    await expect(archive.core.store.evidence.conversationsOf(['1'])).rejects.toMatchObject({
      code: 'conflict',
      details: { messageId: '1', batchId },
    });
  });
});

describe('any sequence of withdrawals and restorations', () => {
  it('ends in what was there when all are restored, and in nothing when all are withdrawn', async () => {
    const lines = Array.from(
      { length: 12 },
      (_, n) => `买家一(2026-09-01 10:${String(n).padStart(2, '0')}:00):  第${n}句`,
    );
    const cuts = fc.array(
      fc.tuple(fc.integer({ min: 0, max: 11 }), fc.integer({ min: 1, max: 12 })),
      { minLength: 1, maxLength: 4 },
    );
    const deeds = fc.array(fc.nat({ max: 3 }), { maxLength: 8 });
    await fc.assert(
      fc.asyncProperty(cuts, deeds, async (parts, steps) => {
        const own = openTestArchive();
        try {
          const { imports } = own.core.store;
          const by = { actor: '小红', at: 1 };
          for (const [from, length] of parts) {
            await own.importText(chatOf('买家一', lines.slice(from, from + length)));
          }
          const before = await exported(own);
          const batches = own.rows('SELECT id FROM import_batches').map(({ id }) => String(id));
          const withdrawn = new Set<string>();
          const turn = async (batchId: string): Promise<void> => {
            if (withdrawn.delete(batchId)) await imports.restore(batchId, by);
            else {
              await imports.withdraw(batchId, '试', by);
              withdrawn.add(batchId);
            }
          };
          for (const step of steps) await turn(batches[step % batches.length]!);
          expect((await own.core.store.archive.check()).length).toBe(0);
          const standing = parts.filter((_, n) => !withdrawn.has(String(n + 1)));
          if (batches.length === parts.length) {
            const expected = new Set(
              standing.flatMap(([from, length]) =>
                lines.slice(from, from + length).map((line) => line.split(':  ')[1]),
              ),
            );
            const texts = (await exported(own)).map(({ text }) => text);
            expect(new Set(texts)).toEqual(expected);
          }
          for (const batchId of withdrawn) await turn(batchId);
          expect(await exported(own)).toEqual(before);
          for (const batchId of batches) await turn(batchId);
          expect(await exported(own)).toEqual([]);
        } finally {
          await own.close();
        }
      }),
      { numRuns: 15 },
    );
  });
});

describe('the sample shop', () => {
  it('is gone from every room when it is withdrawn, and back as it was', async () => {
    const client = clientOf(archive);
    for await (const _ of await client.imports.sample());
    const { stats } = client.archive;
    const rooms = async () => {
      const { location: _l, coverage, ...counted } = await stats();
      const { lastAt } = counted;
      const note = await client.handovers.draft({
        from: (lastAt ?? 1) - 8 * 3_600_000,
        to: (lastAt ?? 1) + 1,
        outgoing: '小红',
      });
      return {
        counted: { ...counted, batches: 0, sourceFiles: 0, originalBytes: 0 },
        coverage,
        promises: (await client.promises.list({ order: 'due', limit: 200 })).promises,
        disputes: (await client.disputes.list({ limit: 200 })).disputes,
        conversations: (await client.conversations.list({ limit: 200 })).conversations,
        lines: itemsOf(note).map(({ headline, section }) => ({ headline, section })),
      };
    };
    const before = await rooms();
    expect(before.lines.length).toBeGreaterThan(3);
    expect(before.disputes.length).toBeGreaterThan(3);
    const [{ batchId = '' } = {}] = (await client.imports.batches({})).batches;
    await client.imports.withdraw({ batchId, reason: '示例看完了' });
    const empty = await rooms();
    expect(empty).toMatchObject({
      promises: [],
      disputes: [],
      conversations: [],
      coverage: [],
      lines: [],
    });
    expect(empty.counted).toMatchObject({
      messages: 0,
      conversations: 0,
      customers: 0,
      agents: 0,
    });
    await client.imports.restore({ batchId });
    expect(await rooms()).toEqual(before);
    expect((await client.archive.verify({})).findings).toEqual([]);
  });
});
