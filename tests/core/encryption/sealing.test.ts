import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { sealedName, sealing, sealWhole, unsealed } from '../../../electron/core/system/sealing.ts';

const folder = mkdtempSync(join(tmpdir(), 'keptword-sealing-'));
const file = join(folder, 'file');
afterAll(() => rmSync(folder, { recursive: true }));

const key = randomBytes(32);
const opened = (bytes: Uint8Array, by = key): Promise<Buffer> => {
  writeFileSync(file, bytes);
  return buffer(Readable.from(unsealed(file, by)));
};
const damaged = expect.objectContaining({ code: 'archive-damaged' });

/** Around the size of a chunk, where an end is easily missed. */
const sizes = [0, 1, 65_535, 65_536, 65_537, 131_072, 300_000];

describe('a sealed file', () => {
  it.each(sizes)('of %i bytes comes back as it was, written whole or in parts', async (size) => {
    const plain = randomBytes(size);
    expect(await opened(sealWhole(key, plain))).toEqual(plain);
    const parts = Array.from({ length: Math.ceil(size / 7_000) }, (_, n) =>
      plain.subarray(n * 7_000, (n + 1) * 7_000),
    );
    expect(await opened(await buffer(Readable.from(parts).pipe(sealing(key))))).toEqual(plain);
  });

  it('is never read after any change, cut or swap of chunks', async () => {
    const sealed = sealWhole(key, randomBytes(200_000));
    const change = fc.record({
      at: fc.nat(sealed.length - 1),
      bit: fc.integer({ min: 0, max: 7 }),
    });
    await fc.assert(
      fc.asyncProperty(change, async ({ at, bit }) => {
        const changed = Buffer.from(sealed);
        changed[at]! ^= 1 << bit;
        await expect(opened(changed)).rejects.toEqual(damaged);
      }),
      { numRuns: 60 },
    );
    for (const end of [0, 10, 24, 24 + 65_552, sealed.length - 1]) {
      await expect(opened(sealed.subarray(0, end))).rejects.toEqual(damaged);
    }
    const [head, one, two, rest] = [0, 24, 65_576, 131_128].map((from, index, all) =>
      sealed.subarray(from, all[index + 1]),
    ) as [Buffer, Buffer, Buffer, Buffer];
    await expect(opened(Buffer.concat([head, two, one, rest]))).rejects.toEqual(damaged);
    await expect(opened(Buffer.concat([sealed, rest]))).rejects.toEqual(damaged);
  });

  it('opens with its own key alone, and is another one each time', async () => {
    const plain = Buffer.from('同样的话');
    const sealed = sealWhole(key, plain);
    expect(sealed.includes(plain)).toBe(false);
    expect(sealWhole(key, plain).equals(sealed)).toBe(false);
    await expect(opened(sealed, randomBytes(32))).rejects.toEqual(damaged);
  });

  it('has a name that hangs on the key', () => {
    const digest = 'a'.repeat(64);
    expect(sealedName(key, digest)).toMatch(/^[0-9a-f]{64}$/);
    expect(sealedName(key, digest)).toBe(sealedName(key, digest));
    expect(sealedName(key, digest)).not.toBe(sealedName(randomBytes(32), digest));
  });
});
