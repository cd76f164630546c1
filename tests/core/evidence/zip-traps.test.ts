import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyPackage } from '../../../electron/core/evidence/verify/verify-package.ts';
import { entriesOf } from './forge.ts';
import { openLampShop, type Created, type LampShop } from './shop.ts';
import { trapsOf, zipOf, type Entry } from './zip-traps.ts';

let shop: LampShop;
let made: Created;
let entries: Entry[];
beforeAll(async () => {
  shop = openLampShop();
  made = await shop.create();
  entries = [...entriesOf(made.folder)];
});
afterAll(() => shop.close());

describe('a zip that somebody else packed', () => {
  it('is intact when it holds the package as it was, stored or deflated', async () => {
    for (const deflated of [false, true]) {
      const path = written(entries.map((entry) => ({ ...entry, deflated })));
      expect(await verifyPackage(path, made.sealCode)).toEqual({
        verdict: 'intact',
        sealed: true,
        stamp: null,
        findings: [],
      });
    }
  });

  it.each(trapsOf('EV-0001'))('is refused for $name', async ({ entry, code, verdict }) => {
    const result = await verifyPackage(written([...entries, entry]));
    expect(result.findings.map((finding) => finding.code)).toContain(code);
    expect(result.verdict).toBe(verdict);
  });

  it('is never called intact after any byte of it was changed, nor does it break the verifier', async () => {
    const whole = readFileSync(`${made.folder}.zip`);
    const path = join(shop.folder, 'flipped.zip');
    await fc.assert(
      fc.asyncProperty(
        fc.nat(whole.length - 1),
        fc.integer({ min: 1, max: 255 }),
        async (at, by) => {
          const bytes = Buffer.from(whole);
          bytes[at] = (bytes[at] ?? 0) ^ by;
          writeFileSync(path, bytes);
          const { verdict, findings } = await verifyPackage(path);
          // Dates, checksums and flags of the zip itself are no part of the package.
          const isContent = verdict !== 'intact' || !holdsContent(whole, at);
          expect(isContent, JSON.stringify({ at, findings })).toBe(true);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is incomplete when its end is missing', async () => {
    const whole = readFileSync(`${made.folder}.zip`);
    const path = join(shop.folder, 'short.zip');
    writeFileSync(path, whole.subarray(0, whole.length - 30));
    expect(await verifyPackage(path)).toMatchObject({ verdict: 'incomplete' });
  });
});

/** True when the byte lies in the content of some file: the zip stores files as they are. */
function holdsContent(whole: Buffer, at: number): boolean {
  return entries.some(({ bytes }) => {
    if (bytes.length === 0) return false;
    const start = whole.indexOf(bytes);
    return start >= 0 && at >= start && at < start + bytes.length;
  });
}

let written_ = 0;
function written(list: readonly Entry[]): string {
  const path = join(shop.folder, `trap-${(written_ += 1)}.zip`);
  writeFileSync(path, zipOf(list));
  return path;
}
