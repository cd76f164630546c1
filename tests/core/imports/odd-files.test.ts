import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { inputsOf } from '../../../electron/core/imports/inputs.ts';
import { openTestArchive, type TestArchive } from './archive.ts';

const chat = '25/03/2026, 10:00 - Ann: hi\n25/03/2026, 10:01 - Lamp Shop: hello\n';

let archive: TestArchive;
let folder: string;
beforeEach(() => {
  archive = openTestArchive();
  folder = mkdtempSync(join(tmpdir(), 'keptword-odd-'));
});
afterEach(async () => {
  await archive.close();
  rmSync(folder, { recursive: true });
});

describe('what is no file', () => {
  it('is refused, as a device or a pipe may never end', async () => {
    await expect(inputsOf('/dev/null', 'null')).rejects.toMatchObject({ code: 'invalid-input' });
    await expect(inputsOf('/dev/zero', 'zero')).rejects.toMatchObject({ code: 'invalid-input' });
  });

  it('is not found where a link leads nowhere, or round and round', async () => {
    symlinkSync('loop', join(folder, 'loop'));
    symlinkSync('nowhere', join(folder, 'dangling'));
    for (const name of ['dangling', 'loop']) {
      const reading = inputsOf(join(folder, name), name);
      await expect(reading).rejects.toMatchObject({ code: 'not-found' });
    }
  });

  it('is left out of a folder that holds itself', async () => {
    writeFileSync(join(folder, 'chat.txt'), chat);
    symlinkSync(folder, join(folder, 'again'));
    const { report } = await archive.importFiles([folder]);
    expect(report.totals).toMatchObject({ read: 2, new: 2, refused: 0 });
  });
});

describe('a folder', () => {
  it('of which one file cannot be reached is imported but for that', async () => {
    mkdirSync(join(folder, 'inner'));
    writeFileSync(join(folder, 'inner', 'chat.txt'), chat);
    // A name that is no UTF-8, as old programs unpack it: nobody can ask for it by what it is shown as.
    writeFileSync(Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([0xc1, 0xc4])]), chat);
    const { report } = await archive.importFiles([folder]);
    expect(report.totals).toMatchObject({ read: 2, new: 2, refused: 1 });
    const refused = report.files.find(({ status }) => status === 'refused');
    expect(refused).toMatchObject({ read: 0, error: { code: 'not-found' } });
  });

  it('that is empty gives nothing', async () => {
    const { report } = await archive.importFiles([folder]);
    expect(report).toMatchObject({ batchId: null, files: [], totals: { read: 0, refused: 0 } });
  });
});

describe('a file of which little is there', () => {
  it('is kept though nobody has signed any of it, first of all that an archive has', async () => {
    const { report } = await archive.importText('time,text\n2026-03-01 10:00:00,hello\n');
    expect(report.files).toMatchObject([{ status: 'imported', new: 1, error: null }]);
    expect(archive.rows('SELECT text FROM messages')).toEqual([{ text: 'hello' }]);
  });

  it.each([
    ['nothing', '', 'unsupported-format'],
    ['a byte order mark', '\ufeff', 'unsupported-format'],
    ['blank lines', '\n\n \r\n', 'unsupported-format'],
    ['the start of a document', '{"messages":[{"sender_name":"Ann"', 'damaged-file'],
  ])('is refused by name: %s', async (_what, text, code) => {
    const path = archive.file('chat.txt', text);
    const { report } = await archive.importFiles([path]);
    expect(report.totals).toMatchObject({ read: 0, refused: 1 });
    expect(report.files[0]?.error?.code).toBe(code);
  });

  it.each([
    ['a table', 'time,sender,text\n'],
    ['LINE', '[LINE] Chat history with Ann\nSaved on: 2026/03/01 10:00\n'],
    [
      'KakaoTalk',
      'Ann 님과 카카오톡 대화\n저장한 날짜 : 2026-03-14 08:00:00\n\n--------------- 2026년 3월 13일 금요일 ---------------\n',
    ],
  ])('tells that it holds no message: %s', async (_what, text) => {
    const { report } = await archive.importFiles([archive.file('chat.txt', text)]);
    expect(report.totals).toMatchObject({ read: 0, new: 0, refused: 0, issues: 1 });
  });
});
