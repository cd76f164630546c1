import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diskSource } from '../../../electron/core/imports/inputs.ts';
import { digestOf } from '../../../electron/core/imports/originals.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'keptword-digest-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const file = (bytes: Buffer): string => {
  const path = join(folder, 'chat.txt');
  writeFileSync(path, bytes);
  return path;
};

describe('the digest of a file that may be known', () => {
  const lengths = [0, 1, 1 << 18, (1 << 18) + 1, 1 << 20, 3 * (1 << 20) + 7];

  it.each(lengths)('is that of all its %i bytes', async (length) => {
    const bytes = randomBytes(length);
    const path = file(bytes);
    const expected = createHash('sha256').update(bytes).digest('hex');
    const { signal } = new AbortController();
    expect(await digestOf(diskSource(path, length), path, signal)).toBe(expected);
    expect(await digestOf(diskSource(path, length), undefined, signal)).toBe(expected);
  });

  it('is given up when the import is stopped', async () => {
    const path = file(randomBytes(3 << 20));
    const stop = new AbortController();
    stop.abort();
    await expect(digestOf(diskSource(path, 3 << 20), path, stop.signal)).rejects.toThrow();
  });
});
