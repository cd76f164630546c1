import { createHash, hash, randomBytes } from 'node:crypto';
import {
  close,
  createReadStream,
  createWriteStream,
  existsSync,
  fsync,
  open,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { open as openFolder, readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { constants, createZstdCompress, createZstdDecompress, zstdCompressSync } from 'node:zlib';
import { inBuffers, newBuffers } from '../system/in-buffers.ts';
import { sealedName, sealing, sealWhole, unsealed } from '../system/sealing.ts';
import type { ByteSource } from './text/encoding.ts';

/** A file as it lies in the archive, or will once its import is committed. */
export interface StagedFile {
  /** SHA-256 of the file as it was, in hex. */
  readonly digest: string;
  /** Reads the kept copy, which nobody else can change meanwhile. */
  readonly source: ByteSource;
  /** Where a large copy lies meanwhile, for another thread to read; null for a small one, in memory. */
  readonly copy: LaidCopy | null;
  /** Path of the copy under its lasting name; null until it is kept. */
  keptAs(): string | null;
  /** Gives the copy its name. Undone by `discard`, for as long as nothing refers to it. */
  keep(): Promise<void>;
  discard(): Promise<void>;
}

/** A copy on the disk. */
export interface LaidCopy {
  readonly path: string;
  readonly compressed: boolean;
  /** What it is sealed with, where the archive is encrypted. */
  readonly key: Uint8Array | null;
}

/** Two thirds of the usual work, for a twentieth more bytes: the reading waits for it. */
const quickly = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

const ending = '.zst';
const sealedEnding = '.sealed';
const temporary = /^\.[0-9a-f]{16}\.part$/;

/**
 * Where a copy goes, and how: originals are compressed, attachments lie as they are. In an encrypted
 * archive both are sealed, and named so that nobody without the key can tell what they are.
 */
export interface Shelf {
  readonly folder: string;
  readonly compressed: boolean;
  readonly key: Uint8Array | null;
}

export interface Shelves {
  readonly originals: Shelf;
  readonly attachments: Shelf;
}

export function shelvesIn(archive: string, key: Uint8Array | null): Shelves {
  return {
    originals: { folder: join(archive, 'originals'), compressed: true, key },
    attachments: { folder: join(archive, 'attachments'), compressed: false, key },
  };
}

/** Smaller files are read at once and written when they are kept: most folders hold many of them. */
const smallFile = 1 << 18;

export function isSmall({ bytes }: ByteSource): boolean {
  return bytes <= smallFile;
}

/**
 * Copies a file for a shelf and hashes it on the way. Everything after reads the copy: what is parsed is
 * what is kept. A large file is laid down under a temporary name, a small one waits in memory. `disk` is
 * where the file lies as it is, if it does.
 */
export async function stage(
  source: ByteSource,
  shelf: Shelf,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
  disk?: string,
): Promise<StagedFile> {
  const small = isSmall(source) ? await wholeOf(source) : null;
  if (!small) return stageLarge(source, shelf, signal, onBytes, disk);
  onBytes(small.length);
  const packed = (): Uint8Array => (shelf.compressed ? compressSmall(small) : small);
  return inMemory(source.name, small, hash('sha256', small), packed, shelf);
}

/** A small file that was read, hashed and compressed before. */
export function stageRead(
  name: string,
  { bytes, digest, compressed }: ReadSmall,
  shelf: Shelf,
): StagedFile {
  const plain = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return inMemory(name, plain, digest, () => (shelf.compressed ? compressed : plain), shelf);
}

export interface ReadSmall {
  readonly bytes: Uint8Array;
  readonly digest: string;
  readonly compressed: Uint8Array;
}

export function readSmall(bytes: Uint8Array): ReadSmall {
  return { bytes, digest: hash('sha256', bytes), compressed: compressSmall(bytes) };
}

/** Told how much there is, it prepares for no more: that takes longer than to compress so few bytes. */
function compressSmall(bytes: Uint8Array): Buffer {
  const chunkSize = Math.max(1 << 12, bytes.length >> 1);
  return zstdCompressSync(bytes, { ...quickly, chunkSize, pledgedSrcSize: bytes.length });
}

/** Waits in memory until it is kept. */
function inMemory(
  name: string,
  whole: Buffer,
  digest: string,
  packed: () => Uint8Array,
  shelf: Shelf,
): StagedFile {
  let waiting: { bytes: Buffer; packed: () => Uint8Array } | null = { bytes: whole, packed };
  return {
    digest,
    source: { name, bytes: whole.length, open: () => read() },
    copy: null,
    ...keeping(shelf, digest, async (kept) => {
      if (!waiting) return;
      writeWhole(shelf, kept, waiting.packed());
      waiting = null;
    }),
  };

  async function* read(): AsyncGenerator<Buffer> {
    if (waiting) yield waiting.bytes;
    else yield* openKept(shelf, digest);
  }
}

/** Null where it is no small file after all. */
async function wholeOf(source: ByteSource): Promise<Buffer | null> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of source.open()) {
    size += part.length;
    if (size > smallFile) return null;
    parts.push(part);
  }
  return parts.length === 1 ? parts[0]! : Buffer.concat(parts);
}

/** Without waiting: for so few bytes the waiting costs four times the writing. */
function writeWhole(shelf: Shelf, kept: string, packed: Uint8Array): void {
  const part = partOf(shelf);
  try {
    writeFileSync(part, shelf.key ? sealWhole(shelf.key, packed) : packed, { flag: 'wx' });
    renameSync(part, kept);
  } catch (cause) {
    rmSync(part, { force: true });
    throw cause;
  }
}

async function stageLarge(
  source: ByteSource,
  shelf: Shelf,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
  disk: string | undefined,
): Promise<StagedFile> {
  const part = partOf(shelf);
  const digest = createHash('sha256');
  let bytes = 0;
  // New buffers for all of a large file would fill the memory until somebody collects them. What is
  // compressed is done with its chunk once it says so; others may hold it for longer.
  const mayReuse = shelf.compressed && disk !== undefined;
  const chunks = mayReuse ? inBuffers(disk) : source.open();
  const copying = copyTo(part, shelf, signal);
  try {
    for await (const chunk of chunks) {
      const taken = copying.write(chunk);
      digest.update(chunk);
      bytes += chunk.length;
      onBytes(chunk.length);
      await taken;
    }
    await copying.end();
  } catch (cause) {
    await copying.giveUp();
    await rm(part, { force: true });
    throw cause;
  }
  const name = digest.digest('hex');
  let path = part;
  const { discard, ...rest } = keeping(shelf, name, async (kept) => {
    // Over a copy of the same bytes too: one that was damaged is whole again.
    await rename(part, kept);
    path = kept;
  });
  return {
    digest: name,
    source: {
      name: source.name,
      bytes,
      open: () => openCopy({ ...shelf, path }),
    },
    get copy() {
      return { path, compressed: shelf.compressed, key: shelf.key };
    },
    ...rest,
    async discard() {
      await rm(part, { force: true });
      await discard();
    },
  };
}

/** Lays bytes down as the shelf wants them. */
function copyTo(part: string, shelf: Shelf, signal: AbortSignal) {
  const entry = shelf.compressed ? createZstdCompress(quickly) : new PassThrough();
  const steps = [
    entry,
    ...(shelf.key ? [sealing(shelf.key)] : []),
    createWriteStream(part, { flags: 'wx' }),
  ];
  const laid = pipeline(steps, { signal });
  let failure: { readonly cause: unknown } | null = null;
  let fail = (_cause: unknown): void => undefined;
  // A stream that is ended by another one's failure does not say so of the chunk that it works on.
  const ended = laid.catch((cause: unknown) => {
    failure = { cause };
    fail(cause);
  });
  return {
    /** Until the chunk is taken. */
    write: (chunk: Buffer): Promise<void> =>
      new Promise((done, failed) => {
        fail = failed;
        if (failure) failed(failure.cause);
        // Whatever it says of itself, what has ended it is told below.
        else entry.write(chunk, (cause) => (cause ? void laid.catch(failed) : done()));
      }),
    async end(): Promise<void> {
      entry.end();
      await laid;
    },
    async giveUp(): Promise<void> {
      entry.destroy();
      await ended;
    },
  };
}

function keeping(shelf: Shelf, digest: string, lay: (kept: string) => Promise<void>) {
  const kept = keptPath(shelf, digest);
  const wasThere = existsSync(kept);
  let isKept = false;
  return {
    keptAs: () => (isKept ? kept : null),
    async keep(): Promise<void> {
      await lay(kept);
      isKept = true;
    },
    async discard(): Promise<void> {
      if (isKept && !wasThere) await rm(kept, { force: true });
    },
  };
}

/** SHA-256 of a file's bytes, in hex, without keeping a copy. `disk` is where it lies as it is, if it does. */
export async function digestOf(
  source: ByteSource,
  disk: string | undefined,
  signal: AbortSignal,
): Promise<string> {
  const digest = createHash('sha256');
  const chunks =
    disk === undefined || isSmall(source)
      ? source.open()
      : inBuffers(disk, newBuffers(inHalfMegabytes));
  for await (const chunk of chunks) {
    signal.throwIfAborted();
    digest.update(chunk);
  }
  return digest.digest('hex');
}

/** So that the thread that hashes never waits for one, and is seldom told of one. */
const inHalfMegabytes = { count: 4, size: 1 << 19 };

function partOf({ folder }: Shelf): string {
  const number = (parts++ % 2 ** 32).toString(16).padStart(8, '0');
  return join(folder, `.${ownPart}${number}.part`);
}

/** Of this thread alone. Chance is drawn once: for each small file it would take longer than its name. */
const ownPart = randomBytes(4).toString('hex');
let parts = 0;

/** Where the file with this digest lies: `originals/<sha256>.zst`, Zstandard, `attachments/<sha256>`. */
export function keptPath({ folder, compressed, key }: Shelf, digest: string): string {
  if (key) return join(folder, sealedName(key, digest) + sealedEnding);
  return join(folder, compressed ? digest + ending : digest);
}

/** The bytes of a kept file exactly as they were imported. */
export function openKept(shelf: Shelf, digest: string): AsyncIterable<Buffer> {
  return openCopy({ ...shelf, path: keptPath(shelf, digest) });
}

/** All of it in memory: for what is known to be small. */
export async function readWhole(bytes: AsyncIterable<Buffer>): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of bytes) parts.push(part);
  return Buffer.concat(parts);
}

/** The same as they lie there, compressed where the shelf is, but never sealed. */
export function openPacked(shelf: Shelf, digest: string): Readable {
  return readPacked({ ...shelf, path: keptPath(shelf, digest) });
}

/** The bytes of a copy as they were before it was laid down. */
export function openCopy(copy: LaidCopy): AsyncIterable<Buffer> {
  return copy.compressed ? decompressed(() => readPacked(copy)) : readPacked(copy);
}

/** The bytes of a copy as the shelf wants them, compressed or not; never sealed. */
export function readPacked({ path, compressed, key }: LaidCopy): Readable {
  if (key) return Readable.from(unsealed(path, key));
  return createReadStream(path, { highWaterMark: compressed ? 1 << 16 : 1 << 18 });
}

/** Waits until the bytes of these files are on the disk. */
export async function syncFiles(paths: Iterable<string>): Promise<void> {
  const left = paths[Symbol.iterator]();
  const syncNext = async (): Promise<void> => {
    for (let next = left.next(); !next.done; next = left.next()) {
      // By numbers: an import keeps thousands of files, and objects for them take longer than this.
      const file = await opened(next.value, 'r+');
      try {
        await synced(file);
      } finally {
        await closed(file);
      }
    }
  };
  // Together: a journal writes down for all of them at once.
  await Promise.all(Array.from({ length: 8 }, syncNext));
}

const opened = promisify(open) as (path: string, flags: string) => Promise<number>;
const synced = promisify(fsync);
const closed = promisify(close);

/** Makes the names of a folder last: a rename is on the disk only when its folder is. */
export async function syncFolder(folder: string): Promise<void> {
  const handle = await openFolder(folder, 'r').catch(() => null);
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

async function* decompressed(open: () => Readable): AsyncGenerator<Buffer> {
  const from = open();
  const plain = from.pipe(createZstdDecompress({ chunkSize: 1 << 17 }));
  from.on('error', (cause) => plain.destroy(cause));
  try {
    for await (const chunk of plain) yield chunk as Buffer;
  } finally {
    from.destroy();
    plain.destroy();
  }
}
