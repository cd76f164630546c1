import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inputsOf } from '../../../electron/core/imports/inputs.ts';
import { runImport, type RunProgress } from '../../../electron/core/imports/run.ts';
import { importOptionsSchema } from '../../../shared/contract/imports.ts';
import { openTestArchive, type TestArchive } from './archive.ts';
import { wangwangChat } from './generate.ts';

const enough = 400_000;

let archive: TestArchive;
beforeEach(() => {
  archive = openTestArchive();
});
afterEach(() => archive.close());

const stored = (from: TestArchive) =>
  from.rows(`
    SELECT sender, kind, text, sent_at, wall_clock, time_raw, hex(fingerprint) AS fingerprint, position,
      conversations.key, handle, role
    FROM messages
    JOIN conversations ON conversations.id = conversation_id
    LEFT JOIN accounts ON accounts.id = account_id
    ORDER BY messages.id`);

const indexes = (from: TestArchive) =>
  from.rows(`SELECT sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL ORDER BY name`);

describe('a file that is too large to be read at once', () => {
  it('is stored as the same chats in small files are', async () => {
    const chat = wangwangChat(6_000);
    expect(chat.length).toBeGreaterThan(enough / 4);
    const large = archive.file('large.txt', chat);
    await archive.importFiles([large]);
    const other = openTestArchive();
    // What is there first keeps the other archive from taking it in bulk.
    await other.importText('时间,发送人,内容\n2026-03-01 10:00,甲,在吗\n');
    await other.importFiles([other.file('large.txt', chat)]);
    const own = (rows: Record<string, unknown>[]) =>
      rows.filter(({ key }) => key !== '粘贴' && key !== '甲');
    expect(own(stored(archive)).length).toBe(6_000);
    expect(own(stored(archive))).toEqual(own(stored(other)));
    expect(indexes(archive)).toEqual(indexes(other));
    expect(archive.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    expect(archive.rows('PRAGMA foreign_key_check')).toEqual([]);
    await other.close();
  });

  it('is told of by how far it is stored, not by how far it is copied', async () => {
    const small = archive.file('small.txt', wangwangChat(20));
    const large = archive.file('large.txt', wangwangChat(20_000));
    const inputs = [
      ...(await inputsOf(large, 'large.txt')),
      ...(await inputsOf(small, 'small.txt')),
    ];
    const told: RunProgress[] = [];
    await runImport(
      archive.core,
      { inputs, options: importOptionsSchema.parse({}), actor: 'mia' },
      { tell: (progress) => told.push(progress()) },
      new AbortController().signal,
    );
    const total = inputs.reduce((sum, { source }) => sum + source.bytes, 0);
    expect(told.every(({ bytesTotal }) => bytesTotal === total)).toBe(true);
    const bytes = told.map((progress) => progress.bytes);
    expect(bytes).toEqual(bytes.toSorted((a, b) => a - b));
    expect(told.at(-1)).toMatchObject({ bytes: total, messages: 20_020 });
    const half = told.find(({ messages }) => messages >= 10_000);
    expect(half?.bytes).toBeGreaterThan(total * 0.4);
    expect(half?.bytes).toBeLessThan(total * 0.8);
  });

  it('may tell a message twice, and has it once', async () => {
    const rows = Array.from({ length: 6_000 }, (_, index) => {
      const id = index === 5_999 ? 0 : index;
      const minute = String(id % 60).padStart(2, '0');
      const text = `第${id}句，这里写得长一点，好让文件够大，订单号三零四九一八二七`;
      return `2026-03-01 10:${minute},甲,${text},${id}`;
    });
    const table = `时间,发送人,内容,消息ID\n${rows.join('\n')}\n`;
    expect(Buffer.byteLength(table)).toBeGreaterThan(enough);
    const { report } = await archive.importFiles([archive.file('twice.csv', table)]);
    expect(report.totals).toMatchObject({ new: 5_999, duplicate: 1 });
    const [{ n }] = archive.rows('SELECT COUNT(*) AS n FROM messages') as [{ n: number }];
    expect(n).toBe(5_999);
    const fresh = openTestArchive();
    await fresh.importText('时间,发送人,内容\n2026-03-01 10:00,乙,在吗\n');
    expect(indexes(archive)).toEqual(indexes(fresh));
    await fresh.close();
  });

  it('that turns out damaged leaves nothing behind, not even in the schema', async () => {
    const before = indexes(archive);
    const chat = Buffer.concat([Buffer.from(wangwangChat(6_000)), Buffer.from([0xff, 0xfe, 0xff])]);
    const { report } = await archive.importFiles([archive.file('cut.txt', chat)]);
    expect(report.files[0]?.status).toBe('refused');
    expect(stored(archive)).toEqual([]);
    expect(indexes(archive)).toEqual(before);
  });
});
