import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openOriginal } from '../../../electron/core/imports/originals.ts';
import { openTestArchive, type TestArchive } from './archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = openTestArchive();
});
afterEach(() => archive.close());

const rule = '='.repeat(64);
const wangwang = `云灯旗舰店:小红
${rule}
                               单聊                             
${rule}
----------------------------冬天的雨----------------------------
冬天的雨(2026-03-01 10:00:00):  在吗
冬天的雨(2026-03-01 10:00:00):  在吗
云灯旗舰店:小红(2026-03-01 10:00:09):  在的亲
这款有现货
`;

describe('an import', () => {
  it('stores a GBK export with its roles, times and provenance', async () => {
    const path = archive.file('聊天.txt', iconv.encode(wangwang, 'gbk'));
    const { report } = await archive.importFiles([path]);
    expect(report.files[0]).toMatchObject({
      status: 'imported',
      format: 'wangwang-txt',
      encoding: 'gb18030',
      new: 3,
      duplicate: 0,
      issues: 0,
    });
    expect(
      archive.rows(`
        SELECT messages.sender, accounts.role, text, wall_clock, sent_at, position
        FROM messages JOIN accounts ON accounts.id = account_id ORDER BY messages.id`),
    ).toEqual([
      {
        sender: '冬天的雨',
        role: 'customer',
        text: '在吗',
        wall_clock: '2026-03-01T10:00:00',
        sent_at: Date.UTC(2026, 2, 1, 2),
        position: 6,
      },
      expect.objectContaining({ text: '在吗', position: 7 }),
      expect.objectContaining({ role: 'agent', text: '在的亲\n这款有现货', position: 8 }),
    ]);
    expect(
      archive.rows(`
        SELECT title, shops.name AS shop, message_count, accounts.handle AS customer
        FROM conversations
        JOIN shops ON shops.id = shop_id
        JOIN accounts ON accounts.id = customer_id`),
    ).toEqual([{ title: '冬天的雨', shop: '云灯旗舰店', message_count: 3, customer: '冬天的雨' }]);
  });

  it('keeps the file byte for byte', async () => {
    const bytes = iconv.encode(wangwang, 'gbk');
    await archive.importFiles([archive.file('a.txt', bytes)]);
    const [{ digest }] = archive.rows('SELECT digest FROM source_files') as [{ digest: string }];
    const kept: Buffer[] = [];
    for await (const chunk of openOriginal(join(archive.folder, 'originals'), digest))
      kept.push(chunk);
    expect(Buffer.concat(kept).equals(bytes)).toBe(true);
    expect(readdirSync(join(archive.folder, 'originals'))).toEqual([`${digest}.zst`]);
  });

  it('adds nothing when the same bytes come again', async () => {
    const first = await archive.importText(wangwang);
    const again = await archive.importText(wangwang, {}, '另一个名字.txt');
    expect(again.report.files[0]).toMatchObject({
      status: 'unchanged',
      new: 0,
      format: 'wangwang-txt',
    });
    expect(again.report.batchId).toBe(first.report.batchId);
    expect(archive.rows('SELECT COUNT(*) AS n FROM messages')).toEqual([{ n: 3 }]);
    expect(archive.rows('SELECT COUNT(*) AS n FROM import_batches')).toEqual([{ n: 1 }]);
  });
});
