import fc from 'fast-check';
import { readdirSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importOptionsSchema } from '../../../shared/contract/imports.ts';
import { detect, formats, formatsFor, mostOf } from '../../../electron/core/imports/detect.ts';
import type { Sample } from '../../../electron/core/imports/format.ts';
import { diskSource } from '../../../electron/core/imports/inputs.ts';
import { readableFile } from '../../../electron/core/imports/read-file.ts';
import { read } from './read.ts';

const folder = resolve(import.meta.dirname, '../../fixtures');
const options = importOptionsSchema.parse({});

/** The start of every export that the tests have, as far as it is readable by itself. */
async function allSamples(): Promise<Sample[]> {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => statSync(path).isFile() && !path.endsWith('.expect.json'));
  const read = paths.map(async (path) => {
    const source = diskSource(path, statSync(path).size);
    const file = await readableFile(source, basename(path), options).catch(() => null);
    await file?.close();
    return file ? [file.sample] : [];
  });
  return (await Promise.all(read)).flat();
}

describe('the format of a file', () => {
  it('is the likeliest of all, whatever was found before it', async () => {
    const samples = await allSamples();
    expect(samples.length).toBeGreaterThan(formats.length);
    const likeliest = new Map(
      samples.map((sample) => {
        const said = formats.map((format) => format.sniff(sample));
        return [sample, formats[said.indexOf(Math.max(...said))]?.id];
      }),
    );
    fc.assert(
      fc.property(fc.shuffledSubarray(samples, { minLength: 2 }), (some) => {
        for (const sample of some) {
          expect(detect(sample, options).format.id).toBe(likeliest.get(sample));
        }
      }),
      { numRuns: 10 },
    );
  });

  it.each([
    ['Laravel', (n: number) => `[2026-03-01 10:00:0${n}] production.ERROR: failed ${n}`],
    ['brackets', (n: number) => `[2026-03-01, 10:0${n}] INFO: started ${n}`],
    ['dashes', (n: number) => `2026-03-01 10:00:0${n} - root - WARNING - careful ${n}`],
    ['threads', (n: number) => `2026-03-01T10:00:0${n}.000Z [main] DEBUG a.b - seen ${n}`],
  ])('is none where a program logged (%s)', async (_kind, line) => {
    const log = Array.from({ length: 9 }, (_, n) => line(n));
    // One error is longer than a line.
    log.splice(4, 0, '  at somewhere');
    await expect(read(log.join('\n'))).rejects.toMatchObject({ code: 'unsupported-format' });
  });

  it('is a chat where somebody only quotes a log', async () => {
    const said = ['[2026-03-01, 10:00] Ann: it says ERROR', '[2026-03-01, 10:01] Bo: oh', ''];
    expect((await read(said.join('\n'))).counts.messages).toBe(2);
  });

  it('is none of those that are not asked', async () => {
    for (const sample of await allSamples()) {
      const asked = formatsFor(sample);
      const others = formats.filter((format) => !asked.includes(format));
      const known = others.filter((format) => format.sniff(sample) > 0).map(({ id }) => id);
      expect([sample.name, ...known]).toEqual([sample.name]);
    }
  });

  it('is never said to be likelier than it may be', async () => {
    for (const sample of await allSamples()) {
      for (const format of formats) {
        const atMost = mostOf(format, sample);
        expect([format.id, format.sniff(sample) <= atMost]).toEqual([format.id, true]);
      }
    }
  });
});
