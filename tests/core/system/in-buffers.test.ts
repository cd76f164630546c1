import fc from 'fast-check';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { inBuffers, newBuffers } from '../../../electron/core/system/in-buffers.ts';

const folder = mkdtempSync(join(tmpdir(), 'keptword-buffers-'));
const path = join(folder, 'file');

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a file that is read in a few buffers', () => {
  it('comes out as it lies there, whatever its size and theirs', async () => {
    const sizes = fc.tuple(fc.nat({ max: 400 }), fc.integer({ min: 1, max: 60 }));
    await fc.assert(
      fc.asyncProperty(sizes, fc.integer({ min: 2, max: 5 }), async ([bytes, size], count) => {
        const content = Buffer.from(Array.from({ length: bytes }, (_, at) => at % 251));
        writeFileSync(path, content);
        const chunks: Buffer[] = [];
        for await (const chunk of inBuffers(path, newBuffers({ count, size }))) {
          expect(chunk.length).toBeLessThanOrEqual(size);
          chunks.push(Buffer.from(chunk));
        }
        expect(Buffer.concat(chunks)).toEqual(content);
      }),
      { numRuns: 60 },
    );
  });

  it('leaves the buffers to the next one where nobody reads it to its end', async () => {
    const buffers = newBuffers({ count: 3, size: 4 });
    writeFileSync(path, '一二三四五六七八九十'.repeat(9));
    for await (const _ of inBuffers(path, buffers)) break;
    writeFileSync(path, 'other bytes');
    let text = '';
    for await (const chunk of inBuffers(path, buffers)) text += chunk.toString('latin1');
    expect(text).toBe('other bytes');
  });

  it('says so where it cannot be read', async () => {
    const reading = inBuffers(folder).next();
    await expect(reading).rejects.toMatchObject({ code: 'EISDIR' });
  });
});
