import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Transform, type Readable } from 'node:stream';
import { derived } from './sealing.ts';

/**
 * For files that lie on the disk only while the program runs: AES-256-CTR under a key that is used for one
 * file and kept in memory alone. They are as long as what they hold and can be read at any place. Against
 * changes they are not proven; whoever could change them could change the program.
 */
export function scrambleKey(): Buffer {
  return randomBytes(32);
}

/** Of a file in a folder, by its path from there with slashes. */
export function keyInFolder(key: Uint8Array, path: string): Buffer {
  return derived(key, `file ${path}`);
}

export function scrambling(key: Uint8Array): Transform {
  return createCipheriv('aes-256-ctr', key, counterAt(0));
}

/** The bytes from `start` up to `end`, which is no more among them; all where nothing is said. */
export function unscrambled(
  path: string,
  key: Uint8Array,
  { start = 0, end }: { readonly start?: number; readonly end?: number } = {},
): Readable {
  const block = Math.floor(start / blockBytes);
  const from = block * blockBytes;
  const options = {
    start: from,
    highWaterMark: 1 << 18,
    ...(end === undefined ? {} : { end: end - 1 }),
  };
  const read = createReadStream(path, options);
  const decipher = createDecipheriv('aes-256-ctr', key, counterAt(block));
  const plain = without(start - from);
  read.once('error', (cause) => decipher.destroy(cause));
  decipher.once('error', (cause) => plain.destroy(cause));
  plain.once('close', () => read.destroy());
  return read.pipe(decipher).pipe(plain);
}

const blockBytes = 16;

function counterAt(block: number): Buffer {
  const counter = Buffer.alloc(blockBytes);
  counter.writeBigUInt64BE(BigInt(block), 8);
  return counter;
}

/** Lets all through but the first bytes. */
function without(first: number): Transform {
  let left = first;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      const cut = Math.min(left, chunk.length);
      left -= cut;
      done(null, chunk.subarray(cut));
    },
  });
}
