import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { importOptionsSchema } from '../../../shared/contract/imports.ts';
import { answerQuestion } from '../../../electron/core/imports/answer.ts';
import { inputsOf, type InputFile } from '../../../electron/core/imports/inputs.ts';
import { worthAhead } from '../../../electron/core/imports/read-ahead.ts';
import { runImport } from '../../../electron/core/imports/run.ts';
import { openTestArchive, type TestArchive } from './archive.ts';

let archive: TestArchive;
let other: TestArchive;
beforeEach(() => {
  archive = openTestArchive();
  other = openTestArchive();
});
afterEach(async () => {
  await archive.close();
  await other.close();
});

/** Chats of several programs, and all kinds of files that are none or are read in another way. */
function writeFolder(): string {
  const write = (name: string, content: string | Uint8Array): string =>
    archive.file(join('chats', name), content);
  for (let number = 0; number < worthAhead + 20; number++) {
    const day = String((number % 12) + 1);
    const minute = String(number % 60).padStart(2, '0');
    write(
      `WhatsApp Chat with Buyer ${number}.txt`,
      `${day}/2/26, 10:${minute} - Buyer ${number}: is lamp ${number} still there?\n` +
        `${day}/3/26, 10:${minute} - Mia: yes\nboth colours\n`,
    );
  }
  write('WhatsApp Chat with Buyer 3b.txt', '4/2/26, 10:03 - Buyer 3: is lamp 3 still there?\n');
  const head = '时间,会话,发送人,内容,消息ID\n';
  // Before the chats, while all that comes is new; told twice with one id, it is there once.
  write('A.csv', `${head}2026-03-01 09:00,程橙,程橙,在吗,7\n2026-03-01 09:00,程橙,程橙,在吗,7\n`);
  write('A-cut.json', cutRecords('苏苏'));
  write('a.csv', '时间,会话,发送人,内容\n2026-03-01 10:00,林夕,林夕,灯还有吗\n');
  write('a-again.csv', '时间,会话,发送人,内容\n2026-03-01 10:00,林夕,林夕,灯还有吗\n');
  write('b-cut.json', cutRecords('林夕'));
  write(
    'b.csv',
    '时间,会话,发送人,内容\n2026-03-01 10:00,林夕,林夕,灯还有吗\n2026-03-01 10:05,林夕,林夕,好\n',
  );
  write('店.txt', '店:小红(2026-03-01 10:00:00):  在的\n林夕(2026-03-01 10:01:00):  好\n');
  write('broken.txt', Buffer.concat([Buffer.from('店(2026-03-01 10:00:00): 好'), Buffer.of(0xff)]));
  write('notes.txt', 'only notes\n');
  write('empty.txt', '');
  write('slack/users.json', '[{"id":"U12345678","name":"mia","profile":{}}]');
  write('slack/channels.json', '[{"id":"C12345678","name":"desk","created":1,"members":[]}]');
  const said = { type: 'message', user: 'U12345678', text: 'hello', ts: '1767225600.000100' };
  write('slack/desk/2026-01-01.json', JSON.stringify([said]));
  return dirname(
    write('last.txt', '店:小红(2026-03-02 10:00:00):  在的\n林夕(2026-03-02 10:01:00):  好\n'),
  );
}

/** Records of a chat, and the start of one more. */
function cutRecords(chat: string): string {
  const record = { time: '2026-03-01 11:00:00', conversation: chat, sender: chat, text: '还在吗' };
  const all = Array.from({ length: 30 }, (_, at) => ({ ...record, text: `${record.text}${at}` }));
  return `[${all.map((each) => JSON.stringify(each)).join(',')},{"time":`;
}

async function importInputs(into: TestArchive, inputs: readonly InputFile[]) {
  const { report } = await runImport(
    into.core,
    { inputs, options: importOptionsSchema.parse({}), actor: 'test' },
    { tell: () => undefined },
    new AbortController().signal,
  );
  return report;
}

const stored = (from: TestArchive) =>
  from.rows(`
    SELECT messages.*, hex(messages.fingerprint) AS fingerprint, source_files.origin,
      source_files.assumptions, conversations.key, accounts.handle, accounts.role
    FROM messages
    JOIN source_files ON source_files.id = source_file_id
    JOIN conversations ON conversations.id = conversation_id
    LEFT JOIN accounts ON accounts.id = account_id
    ORDER BY messages.id`);

describe('a folder of many small files', () => {
  it('is stored as it would be file by file', async () => {
    const folder = writeFolder();
    const inputs = await inputsOf(folder, basename(folder));
    const byFile = await importInputs(
      other,
      // Without a place on the disk nothing is read before its turn.
      inputs.map(({ disk: _disk, ...input }) => input),
    );
    const report = await importInputs(archive, inputs);
    expect(report).toEqual(byFile);
    expect(report.files.map(({ status }) => status)).toContain('companion');
    expect(report.files.filter(({ status }) => status === 'refused')).toHaveLength(5);
    expect(report.totals.duplicate).toBe(2);
    expect(stored(archive)).toEqual(stored(other));
    const questions = 'SELECT * FROM import_questions ORDER BY id';
    expect(archive.rows(questions)).toEqual(other.rows(questions));
    const indexes = `SELECT sql FROM sqlite_schema WHERE type = 'index' ORDER BY name`;
    expect(archive.rows(indexes)).toEqual(other.rows(indexes));
    expect(archive.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
    const again = await importInputs(archive, inputs);
    expect(again.totals.new).toBe(0);
  });

  it('has chats that another program has told already in one place, and all others as they are', async () => {
    const texts = [
      '上个月买的台灯有一边不亮了',
      '麻烦拍一张灯头的照片给我们看看',
      '灯头上印着去年九月的批号',
      '那一批我们补发新的灯头，今天寄出',
      '换下来的灯头要寄回给你们吗',
      '换下来的您留着就好，不用寄回来',
    ];
    const write = (name: string, lines: readonly string[]): string =>
      archive.file(join('shop', name), lines.join('\n') + '\n');
    const names = Array.from({ length: worthAhead + 20 }, (_, at) => String(100 + at));
    // Large enough for the thread, which has started then: it reads the others ahead.
    write(
      '099.txt',
      Array.from(
        { length: 5_000 },
        (_, at) => `灯铺:小红(2026-02-01 10:00:00):  盘点，第${at}盏灯`,
      ),
    );
    for (const [at, number] of names.entries()) {
      const who = (turn: number): string => (turn % 2 ? '灯铺:小红' : `客人${number}`);
      const time = (turn: number): string => `2026-03-01 ${10 + (at % 12)}:2${turn}:0${at % 10}`;
      const said = texts.map((text) => `${text}，第${number}盏`);
      write(
        `${number}.txt`,
        said.map((text, turn) => `${who(turn)}(${time(turn)}):  ${text}`),
      );
      if (at % 30 !== 20) continue;
      const rows = said.map((text, turn) => `${time(turn)},会话${number},${who(turn)},${text}`);
      write(`${number}-table.csv`, ['时间,会话,发送人,内容', ...rows]);
    }
    const folder = dirname(write('last.txt', ['灯铺:小红(2026-03-02 10:00:00):  在的', '']));
    const inputs = await inputsOf(folder, basename(folder));
    const byFile = await importInputs(
      other,
      inputs.map(({ disk: _disk, ...input }) => input),
    );
    const report = await importInputs(archive, inputs);
    expect(report).toEqual(byFile);
    expect(report.totals.duplicate).toBe(3 * texts.length);
    expect(stored(archive)).toEqual(stored(other));
    const sightings = 'SELECT * FROM sightings ORDER BY message_id, source_file_id';
    expect(archive.rows(sightings)).toEqual(other.rows(sightings));
    expect(archive.rows('PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }]);
  });

  it('leaves nothing behind where the import is stopped in the middle', async () => {
    const folder = writeFolder();
    const inputs = await inputsOf(folder, basename(folder));
    const stop = new AbortController();
    const running = runImport(
      archive.core,
      { inputs, options: importOptionsSchema.parse({}), actor: 'test' },
      { tell: (tell) => void (tell().messages > 90 && stop.abort()) },
      stop.signal,
    );
    await expect(running).rejects.toMatchObject({ code: 'cancelled' });
    expect(archive.rows('SELECT * FROM source_files')).toEqual([]);
    expect(archive.rows('SELECT * FROM messages')).toEqual([]);
    expect(readdirSync(join(archive.folder, 'originals'))).toEqual([]);
    // What was given up half-way is imported whole afterwards.
    const report = await importInputs(archive, inputs);
    expect(report).toEqual(await importInputs(other, inputs));
    expect(stored(archive)).toEqual(stored(other));
  });

  it('is read with what a person has answered before', async () => {
    const folder = writeFolder();
    const inputs = await inputsOf(folder, basename(folder));
    const [first, ...rest] = inputs.filter(({ name }) => name.startsWith('WhatsApp'));
    await importInputs(archive, [first!]);
    const questions = await archive.core.store.imports.listQuestions();
    const zone = questions.find(({ kind }) => kind === 'zone')!;
    const answer = { questionId: zone.questionId, answer: 'Europe/London', actor: 'test' };
    await answerQuestion(archive.core, answer, undefined);
    rmSync(rest.at(-1)!.disk!);
    const report = await importInputs(archive, rest);
    expect(report.files.at(-1)?.error?.code).toBe('not-found');
    // Two of each that is still there, but one of a chat that was cut.
    expect(report.totals.new).toBe((rest.length - 1) * 2 - 1);
    expect(archive.rows('SELECT DISTINCT zone FROM messages')).toEqual([{ zone: 'Europe/London' }]);
  });
});
