import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openTestArchive, type TestArchive } from '../archive.ts';
import { read } from '../read.ts';

const fixture = readFileSync(resolve(import.meta.dirname, '../../../fixtures/qq-mht/chats.mht'));

describe('a QQ mht', () => {
  let archive: TestArchive;
  beforeEach(() => {
    archive = openTestArchive();
  });
  afterEach(() => archive.close());

  it('keeps its pictures by digest with what they really are, and only those that are named', async () => {
    const { report } = await archive.importFiles([archive.file('chats.mht', fixture)]);
    expect(report.totals).toMatchObject({ new: 6, issues: 0 });
    const rows = archive.rows(`
      SELECT messages.position, name, mime, digest
      FROM message_attachments
      JOIN messages ON messages.id = message_attachments.message_id
      LEFT JOIN attachments ON attachments.id = attachment_id
      ORDER BY messages.position, name`);
    const first = '{1F2E3D4C-0000-4A5B-8C7D-000000000001}.dat';
    const second = '{1F2E3D4C-0000-4A5B-8C7D-000000000002}.dat';
    expect(rows.map(({ name, mime }) => [name, mime])).toEqual([
      [first, 'image/png'],
      [first, 'image/png'],
      [second, 'image/gif'],
    ]);
    const kept = readdirSync(join(archive.folder, 'attachments')).toSorted();
    expect(kept).toEqual([...new Set(rows.map(({ digest }) => String(digest)))].toSorted());
  });

  it('tells a picture that is not in it as missing', async () => {
    const without = fixture
      .toString('utf8')
      .replaceAll('000000000002}.dat\r\n\r\n', 'gone.dat\r\n\r\n');
    const { report } = await archive.importFiles([archive.file('chats.mht', without)]);
    expect(report.totals).toMatchObject({ new: 6, issues: 1 });
    expect(archive.rows('SELECT reason FROM import_issues')).toEqual([
      { reason: 'attachment-missing' },
    ]);
  });

  it('is read up to where it was cut off', async () => {
    const cut = fixture.toString('utf8').slice(0, 2_200);
    const found = await read(cut, {}, 'chats.mht');
    expect(found.messages.length).toBeGreaterThan(1);
    expect(found.messages[0]).toMatchObject({ sender: '晨曦', text: '灯呢 <急>\n到哪了' });
  });

  it('reads the page alone, as programs that take such files apart leave it', async () => {
    const whole = fixture.toString('utf8');
    const page = whole.slice(whole.indexOf('<html'), whole.indexOf('</html>') + '</html>'.length);
    const alone = await read(page, {}, '聊天.html');
    expect(alone.format).toBe('qq-mht');
    const texts = ({ messages }: typeof alone): unknown[] =>
      messages.map(({ sender, wallClock, text }) => [sender, wallClock, text]);
    expect(texts(alone)).toEqual(texts(await read(fixture, {}, '聊天.mht')));
  });
});
