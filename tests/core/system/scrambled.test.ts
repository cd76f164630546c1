import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterAll, expect, it } from 'vitest';
import {
  keyInFolder,
  scrambleKey,
  scrambling,
  unscrambled,
} from '../../../electron/core/system/scrambled.ts';

const folder = mkdtempSync(join(tmpdir(), 'keptword-test-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const plain = randomBytes(5_000);
const key = scrambleKey();
const path = join(folder, 'file');

it('gives the bytes back from any place to any place, and has none of them on the disk', async () => {
  const lying = await buffer(Readable.from([plain]).pipe(scrambling(key)));
  writeFileSync(path, lying);
  expect(lying.length).toBe(plain.length);
  expect(lying.indexOf(plain.subarray(0, 8))).toBe(-1);
  const range = fc.tuple(fc.nat(plain.length), fc.nat(plain.length));
  await fc.assert(
    fc.asyncProperty(range, async ([a, b]) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)];
      if (start === end) return;
      expect(await buffer(unscrambled(path, key, { start, end }))).toEqual(
        plain.subarray(start, end),
      );
    }),
    { numRuns: 50 },
  );
  expect(await buffer(unscrambled(path, key))).toEqual(plain);
});

it('has another key for every file of a folder', () => {
  expect(keyInFolder(key, 'a/b')).toEqual(keyInFolder(key, 'a/b'));
  expect(keyInFolder(key, 'a/b')).not.toEqual(keyInFolder(key, 'a/c'));
});

it('says so where the file is gone', async () => {
  await expect(buffer(unscrambled(join(folder, 'none'), key))).rejects.toMatchObject({
    code: 'ENOENT',
  });
});
