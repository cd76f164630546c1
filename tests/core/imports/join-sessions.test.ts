import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { isNameBehind } from '../../../electron/core/imports/join-sessions.ts';
import { openTestArchive, type TestArchive } from './archive.ts';

let archive: TestArchive;
beforeEach(() => void (archive = openTestArchive()));
afterEach(() => archive.close());

const start = '/*****************以下为一通会话************************************/';
const session = (who: string, time: string, text: string): string =>
  [start, ` ${who} ${time}`, text, `灯铺-小何 ${time.slice(0, -1)}9`, `您好，${text}`].join('\n');
const table = (...rows: string[]): string =>
  ['咨询时间,客服,顾客,商品编号,满意度,cid', ...rows].join('\n');

const log = [
  session('j****db', '2026-07-21 21:50:11', '商品链接'),
  session('a****01', '2026-07-21 22:00:00', '咨询'),
].join('\n');
const sessions = table(
  '2026-07-21 21:50:41,灯铺-小何,jd_6acc12db,10227184452217,非常满意,c1',
  '2026-07-21 23:00:00,灯铺-小何,abc01,-,-,c2',
);

const titles = () =>
  archive.rows(`
    SELECT c.title, a.handle AS customer
    FROM conversations AS c
    LEFT JOIN accounts AS a ON a.id = c.customer_id
    ORDER BY c.first_at`);
const unmasked = [
  { title: 'jd_6acc12db', customer: 'jd_6acc12db' },
  { title: 'a****01', customer: 'a****01' },
];

describe('a table of sessions', () => {
  it('tells the full name of a masked customer, and leaves what the messages say', async () => {
    await archive.importText(log, {}, 'a.log');
    await archive.importText(sessions, {}, '咨询会话查询.csv');
    expect(titles()).toEqual(unmasked);
    expect(archive.rows('SELECT DISTINCT sender FROM messages ORDER BY sender')).toEqual([
      { sender: 'a****01' },
      { sender: 'j****db' },
      { sender: '灯铺-小何' },
    ]);
    expect(archive.rows('SELECT session_id, conversation_id, gap_ms FROM session_joins')).toEqual([
      { session_id: 1, conversation_id: 1, gap_ms: -30_000 },
    ]);
  });

  it('says how many sessions came in, beside the ledger of messages', async () => {
    const { report } = await archive.importText(sessions, {}, '咨询会话查询.csv');
    expect(report.files[0]).toMatchObject({ read: 0, new: 0, sessions: 2 });
    expect(report.totals).toMatchObject({ read: 0, sessions: 2 });
    const { batches } = await archive.core.store.imports.listBatches({ limit: 1 });
    expect(batches[0]?.files[0]?.sessions).toBe(2);
    expect(batches[0]?.totals.sessions).toBe(2);
  });

  it('does so as well where it came before the log', async () => {
    await archive.importText(sessions, {}, '咨询会话查询.csv');
    await archive.importText(log, {}, 'a.log');
    expect(titles()).toEqual(unmasked);
  });

  it('keeps the name when an overlapping log comes later', async () => {
    await archive.importText(log, {}, 'a.log');
    await archive.importText(sessions, {}, '咨询会话查询.csv');
    await archive.importText(
      `${log}\n${session('b****02', '2026-07-22 09:00:00', '在')}`,
      {},
      'b.log',
    );
    expect(titles().slice(0, 2)).toEqual(unmasked);
  });

  it('names nobody where two customers may be meant', async () => {
    await archive.importText(log, {}, 'a.log');
    const rows = ['2026-07-21 21:50:41,,jd_6acc12db,,,c1', '2026-07-21 21:51:00,,jxxdb,,,c2'];
    await archive.importText(table(...rows), {}, '咨询会话查询.csv');
    expect(titles()[0]).toEqual({ title: 'j****db', customer: 'j****db' });
  });

  it('takes the name back when its import is withdrawn, and gives it again when it is restored', async () => {
    await archive.importText(log, {}, 'a.log');
    const { report } = await archive.importText(sessions, {}, '咨询会话查询.csv');
    const by = { actor: 'test', at: 1 };
    const { imports } = archive.core.store;
    await imports.withdraw(report.batchId!, 'wrong shop', by);
    expect(titles()[0]).toEqual({ title: 'j****db', customer: 'j****db' });
    await imports.restore(report.batchId!, by);
    expect(titles()).toEqual(unmasked);
  });

  it('is shown with the conversation, and a person may refuse its name for good', async () => {
    await archive.importText(log, {}, 'a.log');
    await archive.importText(sessions, {}, '咨询会话查询.csv');
    const { conversations } = archive.core.store;
    const found = await conversations.context({ messageId: 1, before: 0, after: 0 });
    expect(found.conversation.customer).toBe('jd_6acc12db');
    expect(found.sessions).toEqual([
      expect.objectContaining({
        customer: 'jd_6acc12db',
        agent: '灯铺-小何',
        fileName: '咨询会话查询.csv',
        facts: expect.objectContaining({ 商品编号: '10227184452217', 满意度: '非常满意' }),
      }),
    ]);
    const by = { actor: 'test', at: 1 };
    expect((await conversations.unmask(1, false, by)).title).toBe('j****db');
    await archive.importText(
      `${sessions}\n2026-07-21 21:50:51,,jd_6acc12db,,,c9`,
      {},
      '又一张.csv',
    );
    expect(titles()[0]).toEqual({ title: 'j****db', customer: 'j****db' });
    expect((await conversations.unmask(1, true, by)).title).toBe('jd_6acc12db');
    await expect(conversations.unmask(2, true, by)).rejects.toMatchObject({ code: 'not-found' });
  });

  it('ends the same in any order of imports', async () => {
    const files: [string, string][] = [
      [session('j****db', '2026-07-21 21:50:11', '一'), '1.log'],
      [session('j****db', '2026-07-21 21:52:00', '二'), '2.log'],
      [session('j****db', '2026-07-22 10:00:00', '三'), '3.log'],
      [table('2026-07-21 21:50:11,,jd_6acc12db,,,c1'), '1.csv'],
      [table('2026-07-21 21:51:00,,jxxdb,,,c2', '2026-07-22 10:00:30,,jd_6acc12db,,,c3'), '2.csv'],
    ];
    await fc.assert(
      fc.asyncProperty(fc.shuffledSubarray(files, { minLength: files.length }), async (order) => {
        const other = openTestArchive();
        try {
          for (const [text, name] of order) await other.importText(text, {}, name);
          const joins = other.rows(`
            SELECT s.facts ->> 'cid' AS cid, c.key, c.title
            FROM session_joins AS j
            JOIN session_records AS s ON s.id = j.session_id
            JOIN conversations AS c ON c.id = j.conversation_id
            ORDER BY cid`);
          expect(joins).toEqual([
            { cid: 'c1', key: 'j****db@2026-07-21T21:50:11', title: 'jd_6acc12db' },
            { cid: 'c3', key: 'j****db@2026-07-22T10:00:00', title: 'jd_6acc12db' },
          ]);
        } finally {
          await other.close();
        }
      }),
      { numRuns: 12 },
    );
  });
});

describe('a mask', () => {
  it('stands for names that begin and end as it does', () => {
    expect(isNameBehind('j****db', 'jd_6ACC12DB')).toBe(true);
    expect(isNameBehind('j****db', 'JD_6acc12db')).toBe(true);
    expect(isNameBehind('j****db', 'jd_6acc12dc')).toBe(false);
    expect(isNameBehind('ab****ba', 'aba')).toBe(false);
    expect(isNameBehind('abc', 'abc')).toBe(true);
    expect(isNameBehind('****', 'abc')).toBe(false);
  });
});
