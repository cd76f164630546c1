import { createCanvas, loadImage } from '@napi-rs/canvas';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** `npm run icons`: every form of the icon that systems ask for, from the one drawing. */
const project = resolve(import.meta.dirname, '../..');
const drawing = await loadImage(join(project, 'renderer/public/icon.svg'));
const resources = join(project, 'resources');

/** Linux takes a file a size. */
const linuxSizes = [16, 24, 32, 48, 64, 128, 256, 512] as const;
const windowsSizes = [16, 24, 32, 48, 64, 128, 256] as const;
/** Types of an Apple icon file whose data are a PNG: https://en.wikipedia.org/wiki/Apple_Icon_Image_format */
const appleTypes = [
  ['icp4', 16],
  ['icp5', 32],
  ['icp6', 64],
  ['ic07', 128],
  ['ic08', 256],
  ['ic09', 512],
  ['ic10', 1_024],
  ['ic11', 32],
  ['ic12', 64],
  ['ic13', 256],
  ['ic14', 512],
] as const;

const folder = join(resources, 'icons');
mkdirSync(folder, { recursive: true });
for (const size of linuxSizes) writeFileSync(join(folder, `${size}x${size}.png`), picture(size));
writeFileSync(join(resources, 'icon.png'), picture(512));
writeFileSync(join(resources, 'icon.ico'), windowsIcon());
writeFileSync(join(resources, 'icon.icns'), appleIcon());

function picture(size: number): Buffer {
  const canvas = createCanvas(size, size);
  canvas.getContext('2d').drawImage(drawing, 0, 0, size, size);
  return canvas.toBuffer('image/png');
}

/** A directory of 16 bytes a picture, then the pictures; a size of 0 stands for 256. */
function windowsIcon(): Buffer {
  const pictures = windowsSizes.map(picture);
  const head = Buffer.alloc(6 + 16 * pictures.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(pictures.length, 4);
  let offset = head.length;
  for (const [index, bytes] of pictures.entries()) {
    const entry = 6 + 16 * index;
    const size = windowsSizes[index]! % 256;
    head.writeUInt8(size, entry);
    head.writeUInt8(size, entry + 1);
    head.writeUInt16LE(1, entry + 4);
    head.writeUInt16LE(32, entry + 6);
    head.writeUInt32LE(bytes.length, entry + 8);
    head.writeUInt32LE(offset, entry + 12);
    offset += bytes.length;
  }
  return Buffer.concat([head, ...pictures]);
}

/** Chunks of a type, a length that counts its own eight bytes, and a PNG. */
function appleIcon(): Buffer {
  return chunk('icns', Buffer.concat(appleTypes.map(([type, size]) => chunk(type, picture(size)))));
}

function chunk(type: string, data: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(type, 'latin1');
  head.writeUInt32BE(8 + data.length, 4);
  return Buffer.concat([head, data]);
}
