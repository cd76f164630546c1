import { createHash, randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskSource } from '../../../electron/core/imports/inputs.ts';
import { openKept, readWhole, shelvesIn, stage } from '../../../electron/core/imports/originals.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keptword-stage-'));
  mkdirSync(join(folder, 'originals'));
  mkdirSync(join(folder, 'attachments'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Lines that compress, and bytes that do not. */
function write(length: number): { readonly path: string; readonly bytes: Buffer } {
  const lines = Buffer.from('林夕(2026-03-01 10:00:00):  灯还有吗\n'.repeat(length / 80));
  const bytes = Buffer.concat([lines, randomBytes(length - lines.length)]);
  const path = join(folder, 'chat.txt');
  writeFileSync(path, bytes);
  return { path, bytes };
}

const never = new AbortController().signal;
const lengths = [(1 << 18) + 1, 1 << 20, 5 * (1 << 20) + 7];

describe('the copy of a large file', () => {
  it.each(lengths.flatMap((length) => [null, randomBytes(32)].map((key) => ({ length, key }))))(
    'holds all of its $length bytes as they were',
    async ({ length, key }) => {
      const { path, bytes } = write(length);
      const { originals, attachments } = shelvesIn(folder, key);
      for (const shelf of [originals, attachments]) {
        for (const disk of [path, undefined]) {
          let told = 0;
          const count = (some: number): void => void (told += some);
          const staged = await stage(diskSource(path, length), shelf, never, count, disk);
          await staged.keep();
          expect(staged.digest).toBe(createHash('sha256').update(bytes).digest('hex'));
          expect(told).toBe(length);
          const kept = await readWhole(openKept(shelf, staged.digest));
          expect(kept.equals(bytes)).toBe(true);
        }
      }
    },
  );

  it('is given up, and leaves nothing, where the import is stopped in the middle', async () => {
    const { path } = write(4 << 20);
    const { originals } = shelvesIn(folder, null);
    for (const after of [0, 1 << 18, 3 << 20]) {
      const stop = new AbortController();
      let told = 0;
      const count = (some: number): void => {
        told += some;
        if (told > after) stop.abort();
      };
      const staging = stage(diskSource(path, 4 << 20), originals, stop.signal, count, path);
      await expect(staging).rejects.toMatchObject({ name: 'AbortError' });
      expect(readdirSync(originals.folder)).toEqual([]);
    }
  });

  it('tells what hinders the writing, and what hinders the reading', async () => {
    const { path } = write(1 << 20);
    const { originals } = shelvesIn(join(folder, 'gone'), null);
    const source = diskSource(path, 1 << 20);
    const staging = stage(source, originals, never, () => undefined, path);
    await expect(staging).rejects.toMatchObject({ code: 'ENOENT' });
    const { originals: there } = shelvesIn(folder, null);
    const lost = stage(source, there, never, () => undefined, join(folder, 'lost.txt'));
    await expect(lost).rejects.toMatchObject({ code: 'ENOENT', syscall: 'open' });
    expect(readdirSync(there.folder)).toEqual([]);
  });
});
