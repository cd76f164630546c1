import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyPackage } from '../../../electron/core/evidence/verify/verify-package.ts';
import { filesBelow } from './forge.ts';
import { openLampShop, type Created, type LampShop } from './shop.ts';

interface Entry {
  readonly name: string;
  readonly bytes: Buffer;
  /** Unix mode; a regular file by default. */
  readonly mode?: number;
  readonly deflated?: boolean;
  /** Size that the directory tells, where it lies. */
  readonly told?: number;
  readonly encrypted?: boolean;
}

let shop: LampShop;
let made: Created;
let entries: Entry[];
beforeAll(async () => {
  shop = openLampShop();
  made = await shop.create();
  entries = filesBelow(made.folder, '.').map((path) => ({
    name: `EV-0001/${path}`,
    bytes: readFileSync(join(made.folder, path)),
  }));
});
afterAll(() => shop.close());

describe('a zip that somebody else packed', () => {
  it('is intact when it holds the package as it was, stored or deflated', async () => {
    for (const deflated of [false, true]) {
      const path = written(entries.map((entry) => ({ ...entry, deflated })));
      expect(await verifyPackage(path, made.sealCode)).toEqual({
        verdict: 'intact',
        sealed: true,
        findings: [],
      });
    }
  });

  const traps: readonly (readonly [string, Entry, string, string])[] = [
    ['a path that leads outside', file('../evil.txt'), 'E06', 'altered'],
    ['a path that leads outside from within', file('EV-0001/data/../../x'), 'E06', 'altered'],
    ['an absolute path', file('/tmp/evil.txt'), 'E06', 'altered'],
    ['a drive', file('C:/evil.txt'), 'E06', 'altered'],
    ['a backslash', file('EV-0001\\evil.txt'), 'E06', 'altered'],
    ['a name that is not ASCII', file('EV-0001/data/证据.txt'), 'E06', 'altered'],
    ['a link', { ...file('EV-0001/data/link'), mode: 0o120777 }, 'E06', 'altered'],
    ['two names that differ by case', file('EV-0001/data/EVIDENCE.json'), 'E06', 'altered'],
    ['an entry twice', file('EV-0001/bagit.txt'), 'E05', 'altered'],
    ['a file outside of the package', file('other/readme.txt'), 'E04', 'altered'],
    ['a stray file', file('EV-0001/data/extra.txt'), 'E03', 'altered'],
    [
      'an encrypted entry',
      { ...file('EV-0001/data/locked'), encrypted: true },
      'E18',
      'incomplete',
    ],
    [
      'a bomb',
      { name: 'EV-0001/data/bomb', bytes: Buffer.alloc(40 * 2 ** 20), deflated: true },
      'E18',
      'incomplete',
    ],
    [
      'a bomb that lies about its size',
      { name: 'EV-0001/data/bomb', bytes: Buffer.alloc(40 * 2 ** 20), deflated: true, told: 100 },
      'E18',
      'altered',
    ],
    [
      'more bytes than a package can have',
      { ...file('EV-0001/data/huge'), told: 4_000_000_000, deflated: true },
      'E18',
      'incomplete',
    ],
  ];
  it.each(traps)('is refused for %s', async (_name, trap, code, verdict) => {
    const result = await verifyPackage(written([...entries, trap]));
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

function file(name: string): Entry {
  return { name, bytes: Buffer.from('x') };
}

let written_ = 0;
function written(list: readonly Entry[]): string {
  const path = join(shop.folder, `trap-${(written_ += 1)}.zip`);
  writeFileSync(path, zipOf(list));
  return path;
}

/** A zip without any of the checks that a library makes (PKWARE APPNOTE 4.3). */
function zipOf(list: readonly Entry[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, mode = 0o100644, deflated, told, encrypted } of list) {
    const packed = deflated ? deflateRawSync(bytes) : bytes;
    const raw = Buffer.from(name, 'utf8');
    const shared = Buffer.alloc(26);
    shared.writeUInt16LE(20, 0);
    shared.writeUInt16LE(0x800 | (encrypted ? 1 : 0), 2);
    shared.writeUInt16LE(deflated ? 8 : 0, 4);
    shared.writeUInt32LE(crc32(bytes), 10);
    shared.writeUInt32LE(packed.length, 14);
    shared.writeUInt32LE(told ?? bytes.length, 18);
    shared.writeUInt16LE(raw.length, 22);
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004'), shared, raw, packed]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE((mode << 16) >>> 0, 6);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\u0001\u0002'), Buffer.from([20, 3]), shared, tail, raw);
    locals.push(local);
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(list.length, 4);
  end.writeUInt16LE(list.length, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...locals, central, Buffer.from('PK\u0005\u0006'), end]);
}
