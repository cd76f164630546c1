import { mkdtempSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 } from 'node:zlib';
import { expect, it } from 'vitest';
import { openPromise, type Entry } from 'yauzl';
import {
  directoryEnd,
  directoryEntry,
  localHeader,
} from '../../../electron/core/evidence/zip-records.ts';

it('says what does not fit into 32 bits in Zip64 records, as others read them', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'keptword-'));
  const path = join(folder, 'large.zip');
  const words = Buffer.from('after four gigabytes');
  // A hole on the disk stands for the large file.
  const large = { name: Buffer.from('a/录像.bin'), bytes: 2 ** 32 + 5, crc: 7, offset: 0 };
  const offset = localHeader(large).length + large.bytes;
  const small = { name: Buffer.from('b.txt'), bytes: words.length, crc: crc32(words), offset };
  const start = offset + localHeader(small).length;
  const directory = Buffer.concat([large, small].map(directoryEntry));
  const at = start + words.length;
  const file = await open(path, 'wx');
  try {
    await file.write(localHeader(large), 0, null, 0);
    await file.write(localHeader(small), 0, null, offset);
    await file.write(words, 0, null, start);
    await file.write(
      Buffer.concat([directory, directoryEnd(2, at, directory.length)]),
      0,
      null,
      at,
    );
    await file.close();
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
    const entries: Entry[] = [];
    for await (const entry of zip.eachEntry()) entries.push(entry);
    expect(entries.map((one) => [one.fileName, one.uncompressedSize, one.crc32])).toEqual([
      ['a/录像.bin', 2 ** 32 + 5, 7],
      ['b.txt', words.length, crc32(words)],
    ]);
    const read = await zip.openReadStreamPromise(entries[1]!);
    expect(Buffer.concat(await read.toArray()).toString()).toBe('after four gigabytes');
    zip.close();
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
