import { existsSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import iconv from 'iconv-lite';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importOptionsSchema } from '../../../shared/contract/imports.ts';
import { inputsOf } from '../../../electron/core/imports/inputs.ts';
import { runImport } from '../../../electron/core/imports/run.ts';
import { openKept } from '../../../electron/core/imports/originals.ts';
import { answerQuestion } from '../../../electron/core/imports/answer.ts';
import { openTestArchive, type TestArchive } from './archive.ts';
import { wangwangChat } from './generate.ts';

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
    for await (const chunk of openKept(archive.core.shelves.originals, digest)) kept.push(chunk);
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

  it('counts every record once: read is new, duplicate and rejected', async () => {
    const table =
      'time,sender,text\n2026-03-01 10:00,Ann,hi\n2026-03-01 10:01\n2026-03-01 10:02,Ann,ho\n';
    await archive.importText(table, {}, 'a.csv');
    await archive.importText(`${table}2026-03-01 10:03,Ann,hey\n`, {}, 'a.csv');
    expect(
      archive.rows(`
        SELECT read_count, new_count, duplicate_count, rejected_count, issue_count
        FROM source_files ORDER BY id`),
    ).toEqual([
      { read_count: 3, new_count: 2, duplicate_count: 0, rejected_count: 1, issue_count: 1 },
      { read_count: 4, new_count: 1, duplicate_count: 2, rejected_count: 1, issue_count: 1 },
    ]);
    expect(archive.rows('SELECT line, reason, excerpt FROM import_issues LIMIT 1')).toEqual([
      { line: 3, reason: 'missing-text', excerpt: '2026-03-01 10:01' },
    ]);
  });

  it('refuses what it cannot read and takes the rest', async () => {
    const good = archive.file('good.txt', wangwang);
    const bad = archive.file('bad.txt', 'Dear all, this is a letter.');
    const { report } = await archive.importFiles([bad, good]);
    expect(report.files.map(({ status }) => status)).toEqual(['refused', 'imported']);
    expect(report.totals).toMatchObject({ new: 3, refused: 1 });
    expect(readdirSync(join(archive.folder, 'originals'))).toHaveLength(1);
  });

  it('refuses a file that has gone meanwhile', async () => {
    const [gone] = await inputsOf(archive.file('gone.txt', wangwang), 'gone.txt');
    rmSync(gone!.path);
    await expect(inputsOf(gone!.path, 'gone.txt')).rejects.toMatchObject({ code: 'not-found' });
    const request = { inputs: [gone!], options: importOptionsSchema.parse({}), actor: 'test' };
    const progress = { tell: () => undefined };
    const { report } = await runImport(
      archive.core,
      request,
      progress,
      new AbortController().signal,
    );
    expect(report.files[0]?.error?.code).toBe('not-found');
  });

  it('takes back a file that turns out damaged halfway, and nothing else', async () => {
    const row = '{"time":"2026-03-01 10:00:00","sender":"Ann","text":"hi"},\n';
    const damaged = archive.file('bad.json', `[${row.repeat(5_000)}{"time":"2026-`);
    const good = archive.file('good.txt', wangwang);
    const { report } = await archive.importFiles([damaged, good]);
    expect(report.files[0]?.error?.code).toBe('damaged-file');
    expect(archive.rows('SELECT COUNT(*) AS n FROM messages')).toEqual([{ n: 3 }]);
    expect(archive.rows("SELECT handle FROM accounts WHERE platform = 'other'")).toEqual([]);
  });

  it('of nothing readable leaves an event and no batch', async () => {
    const { report } = await archive.importText('Dear all, this is a letter.');
    expect(report).toMatchObject({ batchId: null, totals: { refused: 1, new: 0 } });
    expect(archive.rows('SELECT COUNT(*) AS n FROM import_batches')).toEqual([{ n: 0 }]);
    expect(archive.rows('SELECT action FROM events')).toEqual([
      { action: 'import-without-effect' },
    ]);
  });

  it('that is stopped leaves nothing behind', async () => {
    const stop = new AbortController();
    const first = archive.file('first.txt', wangwang);
    const second = archive.file('second.txt', wangwangChat(20_000));
    const run = archive.importFiles([first, second], {}, stop.signal);
    setTimeout(() => stop.abort(), 20);
    await expect(run).rejects.toMatchObject({ code: 'cancelled' });
    expect(archive.rows('SELECT COUNT(*) AS n FROM messages')).toEqual([{ n: 0 }]);
    expect(readdirSync(join(archive.folder, 'originals'))).toEqual([]);
    const { report } = await archive.importFiles([first]);
    expect(report.totals.new).toBe(3);
  });

  it('walks a folder, hidden files and pictures left alone', async () => {
    archive.file('shop/a.txt', wangwang);
    archive.file('shop/sub/b.txt', '25/02/2026, 09:01 - Ann: 1.jpg (file attached)\n');
    archive.file('shop/sub/1.jpg', 'picture');
    const folder = join(archive.file('shop/.DS_Store', 'x'), '..');
    const { report } = await archive.importFiles([folder]);
    expect(report.files.map(({ status, format }) => [status, format])).toEqual([
      ['imported', 'wangwang-txt'],
      ['imported', 'whatsapp-txt'],
    ]);
    expect(archive.rows('SELECT COUNT(*) AS n FROM attachments')).toEqual([{ n: 1 }]);
  });

  it('removes what a killed import has left under a temporary name', async () => {
    const left = join(archive.folder, 'originals', '.0123456789abcdef.part');
    writeFileSync(left, 'half');
    await archive.importText(wangwang);
    expect(existsSync(left)).toBe(false);
  });
});

describe('the sides of a conversation', () => {
  const chat = '25/02/2026, 09:01 - Ann: is it in stock?\n25/02/2026, 09:02 - Lamp Shop: yes\n';

  it('are asked for where the export does not tell, and the answer settles the other side too', async () => {
    await archive.importText(chat, { zoneGiven: true }, 'WhatsApp Chat with Ann.txt');
    const { imports } = archive.core.store;
    const [question, ...others] = await imports.listQuestions();
    expect(others).toEqual([]);
    expect(question).toMatchObject({
      kind: 'own-account',
      platform: 'whatsapp',
      subject: 'Ann',
      choices: ['Ann', 'Lamp Shop'],
      messages: 2,
      examples: ['Ann: is it in stock?', 'Lamp Shop: yes'],
    });
    const { questionId = '' } = question ?? {};
    const answered = (answer: string, id = questionId) =>
      answerQuestion(archive.core, { questionId: id, answer, actor: 'test' }, undefined);
    expect(await answered('Lamp Shop')).toEqual({ changedMessages: 2, conversationIds: ['1'] });
    expect(await imports.listQuestions()).toEqual([]);
    expect(archive.rows('SELECT handle, role FROM accounts ORDER BY handle')).toEqual([
      { handle: 'Ann', role: 'customer' },
      { handle: 'Lamp Shop', role: 'agent' },
    ]);
    await expect(answered('Ann', '99')).rejects.toMatchObject({ code: 'not-found' });
    await expect(answered('Nobody')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('are remembered for the next import', async () => {
    const options = { zoneGiven: true };
    await archive.importText(
      chat,
      { ...options, agents: ['Lamp Shop'] },
      'WhatsApp Chat with Ann.txt',
    );
    await archive.importText(chat.replaceAll('Ann', 'Bob'), options, 'WhatsApp Chat with Bob.txt');
    expect(await archive.core.store.imports.listQuestions()).toEqual([]);
    expect(
      archive.rows(`
        SELECT title, handle FROM conversations JOIN accounts ON accounts.id = customer_id`),
    ).toEqual([
      { title: 'Ann', handle: 'Ann' },
      { title: 'Bob', handle: 'Bob' },
    ]);
  });

  it('are concluded from all files of a batch together', async () => {
    const name = 'WhatsApp Chat with Ann.txt';
    const [first = '', second = ''] = chat.split('\n');
    const files = [
      archive.file(`1/${name}`, `${first}\n`),
      archive.file(`2/${name}`, `${first}\n${second}\n`),
    ];
    await archive.importFiles(files, { agents: ['Lamp Shop'] });
    expect(archive.rows('SELECT handle, role FROM accounts ORDER BY handle')).toEqual([
      { handle: 'Ann', role: 'customer' },
      { handle: 'Lamp Shop', role: 'agent' },
    ]);
  });

  it('remember the order of dates for the same chat', async () => {
    const early = '2/3/26, 14:18 - Ann: hi\n';
    await archive.importText(early, {}, 'WhatsApp Chat with Ann.txt');
    const { imports } = archive.core.store;
    const question = (await imports.listQuestions()).find(({ kind }) => kind === 'date-order');
    await imports.answer(question!.questionId, 'MDY', { actor: 'test', at: 1 });
    await archive.importText(early.replace('hi', 'ho'), {}, 'WhatsApp Chat with Ann.txt');
    expect(archive.rows('SELECT wall_clock FROM messages ORDER BY id')).toEqual([
      { wall_clock: '2026-03-02T14:18' },
      { wall_clock: '2026-02-03T14:18' },
    ]);
  });
});
