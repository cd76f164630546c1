import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Transform } from 'node:stream';
import { AppError } from '../../../shared/contract/errors.ts';

/**
 * Sealed files: `KWSEAL1\n`, 16 random bytes, then chunks of 64 KiB, each under AES-256-GCM with its tag
 * behind it. The key of a file comes from the archive's by HKDF-SHA-256 with the random bytes as salt; the
 * nonce of a chunk is its number and whether it is the last. So nothing can be altered, moved or cut off
 * unseen (the STREAM construction of Hoang, Reyhanitabar, Rogaway and Vizár, 2015).
 */
export const sealMark = Buffer.from('KWSEAL1\n', 'latin1');

const chunkBytes = 1 << 16;
const tagBytes = 16;
const saltBytes = 16;
const headBytes = sealMark.length + saltBytes;

/** Seals what flows through. */
export function sealing(key: Uint8Array): Transform {
  const chunks = sealer(key);
  let waiting: Buffer = Buffer.alloc(0);
  let isBegun = false;
  return new Transform({
    transform(bytes: Buffer, _encoding, done) {
      if (!isBegun) this.push(chunks.head);
      isBegun = true;
      waiting = waiting.length === 0 ? bytes : Buffer.concat([waiting, bytes]);
      let at = 0;
      // The last chunk is known as such only when nothing follows it.
      for (; waiting.length - at > chunkBytes; at += chunkBytes) {
        this.push(chunks.next(waiting.subarray(at, at + chunkBytes), false));
      }
      waiting = waiting.subarray(at);
      done();
    },
    flush(done) {
      if (!isBegun) this.push(chunks.head);
      this.push(chunks.next(waiting, true));
      done();
    },
  });
}

/** The same for bytes in memory. */
export function sealWhole(key: Uint8Array, bytes: Uint8Array): Buffer {
  const { head, next } = sealer(key);
  const parts: Buffer[] = [head];
  let at = 0;
  for (; bytes.length - at > chunkBytes; at += chunkBytes) {
    parts.push(next(bytes.subarray(at, at + chunkBytes), false));
  }
  parts.push(next(bytes.subarray(at), true));
  return Buffer.concat(parts);
}

/** The bytes of a sealed file. `archive-damaged` where any of it is not as it was written. */
export async function* unsealed(path: string, key: Uint8Array): AsyncGenerator<Buffer> {
  const whole = chunkBytes + tagBytes;
  let open: ((chunk: Buffer, isLast: boolean) => Buffer) | null = null;
  let waiting: Buffer = Buffer.alloc(0);
  for await (const read of createReadStream(path, { highWaterMark: 1 << 18 })) {
    waiting = waiting.length === 0 ? (read as Buffer) : Buffer.concat([waiting, read as Buffer]);
    if (!open) {
      if (waiting.length < headBytes) continue;
      open = opener(key, waiting.subarray(0, headBytes));
      waiting = waiting.subarray(headBytes);
    }
    let at = 0;
    for (; waiting.length - at > whole; at += whole) {
      yield open(waiting.subarray(at, at + whole), false);
    }
    waiting = waiting.subarray(at);
  }
  if (!open) throw altered();
  const last = open(waiting, true);
  if (last.length > 0) yield last;
}

/** A name that tells nothing of what it stands for to who has not the key, and is always the same. */
export function sealedName(key: Uint8Array, digest: string): string {
  return createHmac('sha256', derived(key, 'names')).update(digest).digest('hex');
}

/** Another key from a key, for one purpose. */
export function derived(
  key: Uint8Array,
  purpose: string,
  { bytes = 32, salt = new Uint8Array() }: { bytes?: number; salt?: Uint8Array } = {},
): Buffer {
  return Buffer.from(hkdfSync('sha256', key, salt, `keptword ${purpose}`, bytes));
}

function sealer(key: Uint8Array) {
  const head = Buffer.concat([sealMark, randomBytes(saltBytes)]);
  const fileKey = keyOf(key, head);
  let number = 0;
  return {
    head,
    next(chunk: Uint8Array, isLast: boolean): Buffer {
      const cipher = createCipheriv('aes-256-gcm', fileKey, nonceOf(number++, isLast));
      return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
    },
  };
}

function opener(key: Uint8Array, head: Buffer): (chunk: Buffer, isLast: boolean) => Buffer {
  if (!head.subarray(0, sealMark.length).equals(sealMark)) throw altered();
  const fileKey = keyOf(key, head);
  let number = 0;
  return (chunk, isLast) => {
    if (chunk.length < tagBytes) throw altered();
    const end = chunk.length - tagBytes;
    const decipher = createDecipheriv('aes-256-gcm', fileKey, nonceOf(number++, isLast));
    decipher.setAuthTag(chunk.subarray(end));
    try {
      return Buffer.concat([decipher.update(chunk.subarray(0, end)), decipher.final()]);
    } catch (cause) {
      throw altered(cause);
    }
  };
}

function keyOf(key: Uint8Array, head: Buffer): Buffer {
  return derived(key, 'sealed file', { salt: head.subarray(sealMark.length) });
}

function nonceOf(number: number, isLast: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUIntBE(number, 5, 6);
  nonce[11] = isLast ? 1 : 0;
  return nonce;
}

function altered(cause?: unknown): AppError {
  const message = 'An encrypted file was altered or cut off, or belongs to another archive.';
  return new AppError('archive-damaged', message, undefined, { cause });
}
