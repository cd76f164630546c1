import { crc32, deflateRawSync } from 'node:zlib';

export interface Entry {
  readonly name: string;
  readonly bytes: Buffer;
  /** Unix mode; a regular file by default. */
  readonly mode?: number;
  readonly deflated?: boolean;
  /** Size that the directory tells, where it lies. */
  readonly told?: number;
  readonly encrypted?: boolean;
}

export interface Trap {
  readonly name: string;
  readonly entry: Entry;
  readonly code: string;
  readonly verdict: 'altered' | 'incomplete';
}

/** Entries that no package has, to be added to a good one that stands in the folder `root`. */
export function trapsOf(root: string): readonly Trap[] {
  return [
    {
      name: 'a path that leads outside',
      entry: file('../evil.txt'),
      code: 'E06',
      verdict: 'altered',
    },
    {
      name: 'a path that leads outside from within',
      entry: file(`${root}/data/../../x`),
      code: 'E06',
      verdict: 'altered',
    },
    { name: 'an absolute path', entry: file('/tmp/evil.txt'), code: 'E06', verdict: 'altered' },
    { name: 'a drive', entry: file('C:/evil.txt'), code: 'E06', verdict: 'altered' },
    { name: 'a backslash', entry: file(`${root}\\evil.txt`), code: 'E06', verdict: 'altered' },
    {
      name: 'a name that is not ASCII',
      entry: file(`${root}/data/证据.txt`),
      code: 'E06',
      verdict: 'altered',
    },
    {
      name: 'a link',
      entry: { ...file(`${root}/data/link`), mode: 0o120777 },
      code: 'E06',
      verdict: 'altered',
    },
    {
      name: 'two names that differ by case',
      entry: file(`${root}/data/EVIDENCE.json`),
      code: 'E06',
      verdict: 'altered',
    },
    { name: 'an entry twice', entry: file(`${root}/bagit.txt`), code: 'E05', verdict: 'altered' },
    {
      name: 'a file outside of the package',
      entry: file('other/readme.txt'),
      code: 'E04',
      verdict: 'altered',
    },
    {
      name: 'a stray file',
      entry: file(`${root}/data/extra.txt`),
      code: 'E03',
      verdict: 'altered',
    },
    {
      name: 'an encrypted entry',
      entry: { ...file(`${root}/data/locked`), encrypted: true },
      code: 'E18',
      verdict: 'incomplete',
    },
    {
      name: 'a bomb',
      entry: { name: `${root}/data/bomb`, bytes: Buffer.alloc(40 * 2 ** 20), deflated: true },
      code: 'E18',
      verdict: 'incomplete',
    },
    {
      name: 'a bomb that lies about its size',
      entry: {
        name: `${root}/data/bomb`,
        bytes: Buffer.alloc(40 * 2 ** 20),
        deflated: true,
        told: 100,
      },
      code: 'E18',
      verdict: 'altered',
    },
    {
      name: 'more bytes than a package can have',
      entry: { ...file(`${root}/data/huge`), told: 4_000_000_000, deflated: true },
      code: 'E18',
      verdict: 'incomplete',
    },
  ];
}

export function file(name: string): Entry {
  return { name, bytes: Buffer.from('x') };
}

/** A zip without any of the checks that a library makes (PKWARE APPNOTE 4.3). */
export function zipOf(list: readonly Entry[]): Buffer {
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
