import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AppError } from '../../../shared/contract/errors.ts';
import { openTestArchive } from './archive.ts';
import { mutate, mutations } from './mutate.ts';
import { read } from './read.ts';

/** Every file of every format's fixtures. */
const folder = resolve(import.meta.dirname, '../../fixtures');
const seeds = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter((path) => !path.endsWith('.expect.json') && statSync(join(folder, path)).isFile())
  .toSorted()
  .map((path) => ({ path, name: basename(path), bytes: readFileSync(join(folder, path)) }));

const total = 20_000;
const each = Math.ceil(total / seeds.length);

const refusals = new Set(['unsupported-format', 'damaged-file']);

function mustBeRefusal(cause: unknown): void {
  if (!(cause instanceof AppError)) throw cause;
  expect(refusals).toContain(cause.code);
}

describe('a damaged export', () => {
  // A file that never ends, or a memory that fills, ends the test by its time limit.
  it.each(seeds)('of $path is read or refused with a code, in the end', async ({ name, bytes }) => {
    await fc.assert(
      fc.asyncProperty(mutations, fc.nat(seeds.length - 1), async (changes, other) => {
        try {
          const found = await read(mutate(bytes, seeds[other]!.bytes, changes), {}, name);
          const { counts, messages } = found;
          expect(messages).toHaveLength(counts.messages + counts.system);
        } catch (cause) {
          mustBeRefusal(cause);
        }
      }),
      { numRuns: each },
    );
  });

  it('leaves an import that balances, whatever it was', async () => {
    const archive = openTestArchive();
    try {
      await fc.assert(
        fc.asyncProperty(
          fc.nat(seeds.length - 1),
          fc.nat(seeds.length - 1),
          mutations,
          async (one, other, changes) => {
            const { name, bytes } = seeds[one]!;
            const path = archive.file(name, mutate(bytes, seeds[other]!.bytes, changes));
            const { report } = await archive.importFiles([path]);
            for (const file of report.files) {
              const { duplicate, conflicting, rejected } = file;
              expect(file.read).toBe(file.new + duplicate + conflicting + rejected);
              if (file.error) expect(refusals).toContain(file.error.code);
            }
          },
        ),
        { numRuns: 300 },
      );
      const unbalanced = archive.rows(`
        SELECT id
        FROM source_files
        WHERE read_count <> new_count + duplicate_count + conflicting_count + rejected_count`);
      expect(unbalanced).toEqual([]);
    } finally {
      await archive.close();
    }
  });
});
