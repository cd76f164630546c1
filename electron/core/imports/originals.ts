import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream, existsSync } from 'node:fs';
import { open, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdCompress, createZstdDecompress } from 'node:zlib';
import type { ByteSource } from './text/encoding.ts';

/** A file as it lies in the archive, or will once its import is committed. */
export interface StagedFile {
  /** SHA-256 of the file as it was, in hex. */
  readonly digest: string;
  /** Reads the kept copy, which nobody else can change meanwhile. */
  readonly source: ByteSource;
  readonly isKept: boolean;
  /** Gives the copy its name. Undone by `discard`, for as long as nothing refers to it. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

const ending = '.zst';
const temporary = /^\.[0-9a-f]{16}\.part$/;

/** Where a copy goes, and how: originals are compressed, attachments lie as they are. */
export interface Shelf {
  readonly folder: string;
  readonly compressed: boolean;
}

/**
 * Copies a file onto a shelf under a temporary name, and hashes it on the way. Everything after reads
 * the copy: what is parsed is what is kept.
 */
export async function stage(
  source: ByteSource,
  { folder, compressed }: Shelf,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<StagedFile> {
  const part = join(folder, `.${randomBytes(8).toString('hex')}.part`);
  const digest = createHash('sha256');
  let bytes = 0;
  const measure = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      digest.update(chunk);
      bytes += chunk.length;
      onBytes(chunk.length);
      done(null, chunk);
    },
  });
  try {
    const from = Readable.from(source.open());
    const out = createWriteStream(part, { flags: 'wx', flush: true });
    if (compressed) await pipeline(from, measure, createZstdCompress(), out, { signal });
    else await pipeline(from, measure, out, { signal });
  } catch (cause) {
    await rm(part, { force: true });
    throw cause;
  }
  const name = digest.digest('hex');
  const kept = compressed ? originalPath(folder, name) : join(folder, name);
  const wasThere = existsSync(kept);
  let path = part;
  return {
    digest: name,
    get isKept() {
      return path === kept;
    },
    source: {
      name: source.name,
      bytes,
      open: () => (compressed ? decompressed(path) : createReadStream(path)),
    },
    async keep() {
      // Over a copy of the same bytes too: one that was damaged is whole again.
      await rename(part, kept);
      path = kept;
    },
    async discard() {
      await rm(part, { force: true });
      if (!wasThere && path === kept) await rm(kept, { force: true });
    },
  };
}

/** Where an original lies: `originals/<sha256>.zst`, Zstandard. */
export function originalPath(folder: string, digest: string): string {
  return join(folder, `${digest}${ending}`);
}

/** The bytes of an original exactly as they were imported. */
export function openOriginal(folder: string, digest: string): AsyncIterable<Buffer> {
  return decompressed(originalPath(folder, digest));
}

/** Makes the names of a folder last: a rename is on the disk only when its folder is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => null);
  // Windows opens no folders; its file system journals names by itself.
  await handle?.sync().catch(() => undefined);
  await handle?.close();
}

/**
 * Removes what an interrupted import left under a temporary name. Only for who holds the archive's one
 * writing transaction: nobody else lays files down meanwhile.
 */
export async function removeLeftovers(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (temporary.test(name)) await rm(join(folder, name), { force: true });
  }
}

async function* decompressed(path: string): AsyncGenerator<Buffer> {
  const file = createReadStream(path, { highWaterMark: 1 << 16 });
  const plain = file.pipe(createZstdDecompress());
  file.on('error', (cause) => plain.destroy(cause));
  try {
    for await (const chunk of plain) yield chunk as Buffer;
  } finally {
    file.destroy();
    plain.destroy();
  }
}
