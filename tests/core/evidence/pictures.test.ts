import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { burnIn } from '../../../electron/core/evidence/burn-in.ts';
import { verifyPackage } from '../../../electron/core/evidence/verify/verify-package.ts';
import { openWriter } from '../../../electron/core/store/sqlite/open.ts';
import { filesBelow, readDocument, readRows } from './forge.ts';
import { openLampShop, phone, said, sha256, type Created, type LampShop } from './shop.ts';

let shop: LampShop;
let hidden: Created;
const name = '快递单.jpg';
const box = { x: 40, y: 30, width: 80, height: 20 };
const pictures = [{ messageId: said.promise, name, boxes: [box], reason: 'privacy' as const }];

beforeAll(async () => {
  shop = openLampShop();
  const photo = withComment(redPlate(), `收件人 ${phone}`);
  const digest = sha256(photo);
  writeFileSync(join(shop.folder, 'attachments', digest), photo);
  const db = openWriter(join(shop.folder, 'archive.db'));
  db.exec(`
    INSERT INTO attachments (id, digest, bytes, mime)
      VALUES (9, '${digest}', ${photo.length}, 'image/jpeg');
    INSERT INTO message_attachments (message_id, name, attachment_id)
      VALUES (${said.promise}, '${name}', 9), (${said.greeting}, '同一张.jpg', 9);`);
  db.close();
  hidden = await shop.create({ pictures });
});
afterAll(() => shop.close());

describe('a picture with a box burnt in', () => {
  it('shows nothing under the box, nothing of its metadata, and all around as it was', async () => {
    const files = filesBelow(hidden.folder, 'data/attachments').filter((path) =>
      path.includes('redacted'),
    );
    expect(files).toHaveLength(1);
    const bytes = readFileSync(join(hidden.folder, files[0] ?? ''));
    expect(bytes.includes(phone)).toBe(false);
    expect(bytes.includes('收件人')).toBe(false);
    const image = await loadImage(bytes);
    const canvas = createCanvas(image.width, image.height);
    canvas.getContext('2d').drawImage(image, 0, 0);
    const { data } = canvas.getContext('2d').getImageData(box.x + 2, box.y + 2, 76, 16);
    expect(Math.max(...data.filter((_, at) => at % 4 !== 3))).toBeLessThan(24);
    const [red = 0, green = 0] = canvas.getContext('2d').getImageData(5, 5, 1, 1).data;
    expect([red > 150, green < 90]).toEqual([true, true]);
  });

  it('goes wherever the same picture stands, keeps the originals out and says why', () => {
    const rows = readRows(hidden.folder).flatMap((row) =>
      row.state === 'withheld' ? [] : row.attachments,
    );
    const burnt = rows.filter(({ state }) => state === 'redacted');
    expect(burnt).toHaveLength(2);
    expect(JSON.stringify(rows)).not.toContain(name);
    const document = readDocument(hidden.folder);
    expect(document.completeness.attachments.redacted).toBe(2);
    expect(document.completeness.originals).toBe('left-out');
    const log = readFileSync(join(hidden.folder, 'data/redaction-log.csv'), 'utf8');
    expect(log.match(/"picture"/g)).toHaveLength(2);
  });

  it('is verified, and its bytes cannot be changed unseen', async () => {
    expect(await verifyPackage(hidden.folder, hidden.sealCode)).toMatchObject({
      verdict: 'intact',
      findings: [],
    });
  });

  it('may be opened later with the same root', async () => {
    const opened = await shop.create();
    expect(readDocument(opened.folder).case.id).toBe(readDocument(hidden.folder).case.id);
    expect(readDocument(opened.folder).scope.map(({ root }) => root)).toEqual(
      readDocument(hidden.folder).scope.map(({ root }) => root),
    );
  });

  it('stands as its metadata turned it, without them', async () => {
    const turned = await burnIn(withOrientation(redPlate()), []);
    const image = await loadImage(turned.bytes);
    expect([image.width, image.height]).toEqual([100, 200]);
    expect(turned.bytes.includes('Exif')).toBe(false);
  });

  it('is refused where a box covers nothing, or where there is no picture', async () => {
    const outside = [{ ...pictures[0]!, boxes: [{ ...box, x: 5_000 }] }];
    await expect(shop.create({ pictures: outside })).rejects.toMatchObject({
      code: 'invalid-input',
    });
    const absent = [{ ...pictures[0]!, name: '没有.jpg' }];
    await expect(shop.create({ pictures: absent })).rejects.toMatchObject({
      code: 'invalid-input',
    });
  });
});

function redPlate(): Buffer {
  const canvas = createCanvas(200, 100);
  const context = canvas.getContext('2d');
  context.fillStyle = '#d03020';
  context.fillRect(0, 0, 200, 100);
  context.fillStyle = '#ffffff';
  context.font = '16px sans-serif';
  context.fillText(phone, 42, 46);
  return canvas.toBuffer('image/jpeg', 90);
}

/** An Exif segment that says: turned by a quarter. */
function withOrientation(jpeg: Buffer): Buffer {
  const tiff = Buffer.from('49492a0008000000010012010300010000000600000000000000', 'hex');
  const body = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(body.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, body, jpeg.subarray(2)]);
}

/** A JPEG comment segment right after the start of the image. */
function withComment(jpeg: Buffer, text: string): Buffer {
  const words = Buffer.from(text, 'utf8');
  const head = Buffer.from([0xff, 0xfe, 0, 0]);
  head.writeUInt16BE(words.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, words, jpeg.subarray(2)]);
}
