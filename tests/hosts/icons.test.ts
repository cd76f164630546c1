import { loadImage } from '@napi-rs/canvas';
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';

const resources = resolve(import.meta.dirname, '../../resources');
const read = (path: string): Buffer => readFileSync(join(resources, path));
const widthOf = async (png: Buffer): Promise<number> => (await loadImage(png)).width;

describe('the icon', () => {
  it('lies in a file a size for Linux, each as large as its name says', async () => {
    const names = readdirSync(join(resources, 'icons'));
    expect(names).toEqual(expect.arrayContaining(['16x16.png', '256x256.png', '512x512.png']));
    for (const name of names) {
      expect(`${await widthOf(read(`icons/${name}`))}`).toBe(name.split('x')[0]);
    }
  });

  it('has every size that Windows shows, up to 256', async () => {
    const icon = read('icon.ico');
    const widths: number[] = [];
    for (let index = 0; index < icon.readUInt16LE(4); index += 1) {
      const entry = 6 + 16 * index;
      const offset = icon.readUInt32LE(entry + 12);
      const png = icon.subarray(offset, offset + icon.readUInt32LE(entry + 8));
      widths.push(await widthOf(png));
      expect(icon.readUInt8(entry)).toBe(widths.at(-1)! % 256);
    }
    expect(widths).toEqual([16, 24, 32, 48, 64, 128, 256]);
  });

  it('has the sizes of an Apple icon file, and its length adds up', async () => {
    const icon = read('icon.icns');
    expect(icon.toString('latin1', 0, 4)).toBe('icns');
    expect(icon.readUInt32BE(4)).toBe(icon.length);
    const widths: number[] = [];
    let offset = 8;
    while (offset < icon.length) {
      const length = icon.readUInt32BE(offset + 4);
      widths.push(await widthOf(icon.subarray(offset + 8, offset + length)));
      offset += length;
    }
    expect(widths).toEqual(expect.arrayContaining([16, 32, 128, 256, 512, 1_024]));
  });
});
