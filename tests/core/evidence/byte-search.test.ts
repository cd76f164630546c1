import { deflateRawSync, deflateSync } from 'node:zlib';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { firstNeedleIn } from '../../../electron/core/evidence/byte-search.ts';
import { mostUnpacked } from '../../../electron/core/evidence/packed-text.ts';

const words = '杭州市文三路 90 号';
const needle = { text: words, reason: 'privacy' as const };
const found = async (bytes: Buffer, size = 1 << 16): Promise<string | undefined> => {
  const search = await firstNeedleIn(inPieces(bytes, size), [needle]);
  return search === 'unsearched' ? search : search?.text;
};

describe('a removed word in a file', () => {
  const page = deflateSync(Buffer.from(`BT (${words}) Tj ET`));
  const remark = Buffer.concat([Buffer.from('Comment\0\0'), deflateSync(Buffer.from(words))]);
  const international = Buffer.concat([
    Buffer.from('x\0\u0001\0zh\0x\0', 'latin1'),
    deflateSync(Buffer.from(words)),
  ]);
  const files: readonly (readonly [string, Buffer])[] = [
    ['a plain one', Buffer.from(`前言 ${words} 后记`)],
    ['one in UTF-16', iconv.encode(words, 'utf-16le')],
    ['one in GB 18030', iconv.encode(words, 'gb18030')],
    ['the packed page of a PDF', pdfOf('stream\n', page)],
    ['the packed page of a PDF with CR LF', pdfOf('stream\r\n', page)],
    ['a Word document', zipOf('word/document.xml', Buffer.from(`<w:t>${words}</w:t>`))],
    ['a Word document in a zip', zipOf('a.docx', zipOf('word/document.xml', Buffer.from(words)))],
    ['a PDF in a zip', zipOf('a.pdf', pdfOf('stream\n', page))],
    ['a PDF that lies in a zip as it is', zipOf('a.pdf', pdfOf('stream\n', page), { method: 0 })],
    ['the packed remark of a PNG', pngOf('zTXt', remark)],
    ['the international remark of a PNG', pngOf('iTXt', international)],
  ];
  it.each(files)('is found in %s, however it is read', async (_, bytes) => {
    expect(await found(bytes)).toBe(words);
    for (const size of [64, 97, 1000]) expect(await found(bytes, size)).toBe(words);
  });

  it('is not found where it is not', async () => {
    const nothing = deflateSync(Buffer.from('BT (nothing) Tj ET'));
    expect(await found(pdfOf('stream\n', nothing))).toBeUndefined();
    expect(await found(zipOf('word/document.xml', Buffer.from('<w:t/>')))).toBeUndefined();
  });

  // Packs well at every depth, so that its bytes stand nowhere as they are.
  const nested = [1, 2, 3, 4, 5].reduce<Buffer>(
    (inner) => zipOf('inner.zip', Buffer.concat([inner, Buffer.alloc(4_000)])),
    Buffer.from(words),
  );
  const other = Buffer.from('scrambled');
  const large = deflateSync(Buffer.alloc(mostUnpacked + 1));
  const closed: readonly (readonly [string, Buffer])[] = [
    ['packs more than is looked through', zipOf('a.txt', Buffer.alloc(mostUnpacked + 1))],
    ['packs a page of more than that', pdfOf('stream\n', large)],
    [
      'is itself larger than that',
      Buffer.concat([pdfOf('stream\n', large), Buffer.alloc(mostUnpacked)]),
    ],
    ['packs zips in zips without end', nested],
    ['is a zip with a password', zipOf('a.txt', other, { flags: 1 })],
    ['is a zip that packs in another way', zipOf('a.txt', other, { method: 14 })],
    ['is a PDF with a password', pdfOf('stream\n', other, '/Encrypt 5 0 R')],
    ['is a RAR', Buffer.from('Rar!\u001a\u0007\u0001\0rest', 'latin1')],
    ['is a 7z', Buffer.from("7z\u00bc\u00af'\u001crest", 'latin1')],
  ];
  it.each(closed)('cannot be ruled out of a file that %s', async (_, bytes) => {
    expect(await found(bytes)).toBe('unsearched');
  });

  it('stops at no file, whatever is in it', async () => {
    const starts = ['%PDF-1.7 stream\n', 'PK\u0003\u0004', '\u0089PNG\r\n\u001a\n'];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...starts), fc.uint8Array(), async (start, rest) => {
        const bytes = Buffer.concat([Buffer.from(start, 'latin1'), rest]);
        expect(['unsearched', undefined]).toContain(await found(bytes));
      }),
    );
  });
});

function pdfOf(word: string, page: Buffer, trailer = ''): Buffer {
  const head = `%PDF-1.7\n1 0 obj\n<</Filter/FlateDecode/Length ${page.length}>>\n${word}`;
  const end = `\nendstream\nendobj\ntrailer\n<</Size 2${trailer}>>\n%%EOF\n`;
  return Buffer.concat([Buffer.from(head), page, Buffer.from(end)]);
}

/** Cut off after its only file, as one is that was damaged. */
function zipOf(name: string, content: Buffer, { method = 8, flags = 0 } = {}): Buffer {
  const packed = method === 8 ? deflateRawSync(content) : content;
  const head = Buffer.alloc(30);
  head.writeUInt32LE(0x04034b50, 0);
  head.writeUInt16LE(flags, 6);
  head.writeUInt16LE(method, 8);
  head.writeUInt32LE(packed.length, 18);
  head.writeUInt32LE(content.length, 22);
  head.writeUInt16LE(name.length, 26);
  return Buffer.concat([head, Buffer.from(name), packed]);
}

function pngOf(kind: string, content: Buffer): Buffer {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const mark = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([mark, length, Buffer.from(kind), content, Buffer.alloc(4)]);
}

async function* inPieces(bytes: Buffer, size: number): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
