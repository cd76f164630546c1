import iconv from 'iconv-lite';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { openTestArchive, type TestArchive } from './archive.ts';

let archive: TestArchive;
beforeEach(() => {
  archive = openTestArchive();
});
afterEach(() => archive.close());

const chat = (who: string): string =>
  `[25.02.26, 09:01:07] ${who}: hi\n\u200e[25.02.26, 09:02:00] ${who}: \u200e<attached: 1-PHOTO.jpg>\n`;

async function zipOf(entries: readonly (readonly [string, string | Buffer])[]): Promise<Buffer> {
  const zip = new ZipFile();
  for (const [name, content] of entries) zip.addBuffer(Buffer.from(content), name);
  zip.end();
  const parts: Buffer[] = [];
  for await (const part of zip.outputStream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

describe('a zip', () => {
  it('brings its chat in, named for the zip, with the pictures that messages name', async () => {
    const bytes = await zipOf([
      ['_chat.txt', chat('Ann')],
      ['1-PHOTO.jpg', 'not really a picture'],
      ['__MACOSX/._chat.txt', 'resource fork'],
    ]);
    const path = archive.file('WhatsApp Chat - Ann B.zip', bytes);
    const { report } = await archive.importFiles([path]);
    expect(report.files).toEqual([
      expect.objectContaining({
        path,
        status: 'imported',
        format: 'whatsapp-txt',
        new: 2,
        issues: 0,
      }),
    ]);
    expect(archive.rows('SELECT title FROM conversations')).toEqual([{ title: 'Ann B' }]);
    const [attachment] = archive.rows(`
      SELECT name, digest, mime
      FROM message_attachments JOIN attachments ON attachments.id = attachment_id`);
    expect(attachment).toMatchObject({ name: '1-PHOTO.jpg', mime: 'application/octet-stream' });
    const kept = readFileSync(join(archive.folder, 'attachments', String(attachment?.['digest'])));
    expect(kept.toString()).toBe('not really a picture');
    expect(readdirSync(join(archive.folder, 'originals'))).toHaveLength(2);
  });

  it('has a conversation for each text, and is known as a whole when it comes again', async () => {
    const bytes = await zipOf([
      ['WhatsApp Chat with Ann.txt', chat('Ann')],
      ['chats/WhatsApp Chat with Bob.txt', chat('Bob')],
      ['readme.md', 'nothing'],
    ]);
    const path = archive.file('all.zip', bytes);
    const { report } = await archive.importFiles([path]);
    expect(report.files.map(({ path: at, status }) => [at.slice(path.length), status])).toEqual([
      ['/WhatsApp Chat with Ann.txt', 'imported'],
      ['/readme.md', 'refused'],
      ['/chats/WhatsApp Chat with Bob.txt', 'imported'],
    ]);
    expect(report.totals).toMatchObject({ new: 4, refused: 1, issues: 2 });
    const again = await archive.importFiles([path]);
    expect(again.report.files).toEqual([expect.objectContaining({ status: 'unchanged' })]);
  });

  it('tells what its pictures are by their content, whatever they are called', async () => {
    const png = Buffer.from(
      '89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c489',
      'hex',
    );
    const chatOf = (name: string): string =>
      `[25.02.26, 09:01:07] Ann: \u200e<attached: ${name}>\n`;
    const bytes = await zipOf([
      ['_chat.txt', chatOf('1.jpg') + chatOf('2.jpg') + chatOf('3.pdf')],
      ['1.jpg', png],
      ['2.jpg', '<script>alert(1)</script>'],
      ['3.pdf', '%PDF-1.7\n'],
    ]);
    await archive.importFiles([archive.file('WhatsApp Chat - Ann.zip', bytes)]);
    expect(archive.rows('SELECT mime FROM attachments ORDER BY id')).toEqual([
      { mime: 'image/png' },
      { mime: 'application/octet-stream' },
      { mime: 'application/pdf' },
    ]);
  });

  it('inside of a zip is read too, and one more inside of that is not read on without end', async () => {
    const inner = await zipOf([['WhatsApp Chat with Ann.txt', chat('Ann')]]);
    let deep = inner;
    for (let level = 0; level < 4; level++) deep = await zipOf([[`${level}.zip`, deep]]);
    const bytes = await zipOf([
      ['a.zip', inner],
      ['deep.zip', deep],
    ]);
    const path = archive.file('all.zip', bytes);
    const { report } = await archive.importFiles([path]);
    expect(report.files.map(({ status, error }) => [status, error?.code])).toEqual([
      ['imported', undefined],
      ['refused', 'unsupported-format'],
    ]);
    expect(report.totals.new).toBe(2);
  });

  it('is read with names in GBK', async () => {
    const bytes = await zipOf([['AAAA.txt', chat('Ann')]]);
    // The same length in GBK, without the flag for UTF-8.
    const named = Buffer.from(
      bytes.toString('latin1').replaceAll('AAAA', iconv.encode('阿丽', 'gbk').toString('latin1')),
      'latin1',
    );
    for (const mark of ['PK\x03\x04', 'PK\x01\x02']) {
      const at = named.indexOf(mark, 0, 'latin1') + (mark.endsWith('\x04') ? 6 : 8);
      named.writeUInt16LE(named.readUInt16LE(at) & ~0x800, at);
    }
    await archive.importFiles([archive.file('a.zip', named)]);
    expect(archive.rows("SELECT name FROM source_files WHERE format <> 'zip'")).toEqual([
      { name: '阿丽.txt' },
    ]);
  });

  it('with a name that leads out of it, or that unpacks without end, is refused in that part', async () => {
    const bytes = await zipOf([
      ['XX/evil.txt', chat('Eve')],
      ['bomb.txt', Buffer.alloc(30_000_000, 97)],
      ['good.txt', chat('Ann')],
    ]);
    const evil = Buffer.from(bytes.toString('latin1').replaceAll('XX/', '../'), 'latin1');
    const { report } = await archive.importFiles([archive.file('a.zip', evil)]);
    expect(report.files.map(({ status, error }) => [status, error?.code])).toEqual([
      ['refused', 'damaged-file'],
      ['imported', undefined],
      ['refused', 'damaged-file'],
    ]);
  });

  it('that is cut off is refused and leaves nothing', async () => {
    const bytes = await zipOf([['_chat.txt', chat('Ann')]]);
    const { report } = await archive.importFiles([archive.file('a.zip', bytes.subarray(0, 90))]);
    expect(report.files[0]).toMatchObject({ status: 'refused', error: { code: 'damaged-file' } });
    expect(readdirSync(join(archive.folder, 'originals'))).toEqual([]);
  });
});
