import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createZstdDecompress } from 'node:zlib';
import { openPromise, type Entry, type ZipFile } from 'yauzl';
import type { z } from 'zod';
import {
  caseFileDigests,
  portableBatchSchema,
  portableDeedSchema,
  portableRoleSchema,
} from '../../store/bundle-records.ts';
import { sealing, unsealed } from '../../system/sealing.ts';
import { readWhole } from '../originals.ts';
import { damagedBundle, manifestName, readManifest, type Manifest } from './manifest.ts';

/** A bundle that was proven whole, laid out in a folder. */
export interface OpenBundle {
  readonly manifest: Manifest;
  readonly batches: readonly z.infer<typeof portableBatchSchema>[];
  readonly deeds: readonly z.infer<typeof portableDeedSchema>[];
  readonly roles: readonly z.infer<typeof portableRoleSchema>[];
  /** A kept file as it was; throws `damaged-file` for one that is not in the bundle. */
  original(digest: string): LaidOut;
  attachment(digest: string): LaidOut;
}

/** A file of the bundle, for reading as often as needed. */
export interface LaidOut {
  readonly bytes: number;
  open(): AsyncIterable<Buffer>;
  /** Where it lies as it was; undefined where it is sealed. */
  readonly disk: string | undefined;
}

const longestManifest = 200_000_000;

/**
 * Unpacks a bundle into `folder` and checks every byte of it. `damaged-file` where anything is amiss.
 * `key` seals what is laid out: for an encrypted archive, which shows no plain text in its folder.
 */
export async function unpackBundle(
  path: string,
  folder: string,
  key: Uint8Array | null,
  signal: AbortSignal,
): Promise<OpenBundle> {
  const zip = await openPromise(path, { autoClose: false, lazyEntries: true }).catch(() => {
    throw damagedBundle('It is no bundle, or cut off.');
  });
  try {
    const entries = await entriesOf(zip);
    const manifest = readManifest(await textOf(zip, entries.get(manifestName)));
    entries.delete(manifestName);
    const present = new Map<string, LaidOut>();
    for (const file of manifest.files) {
      signal.throwIfAborted();
      const entry = entries.get(file.path);
      if (!entry || present.has(file.path)) throw damagedBundle(`${file.path} is missing.`);
      const laid = await unpack(zip, entry, file, { to: join(folder, file.path), key });
      present.set(file.path, laid);
    }
    if (entries.size !== manifest.files.length) throw damagedBundle('It holds files of others.');
    const bundle = {
      manifest,
      batches: await rowsOf(present.get('batches.jsonl'), portableBatchSchema),
      deeds: await rowsOf(present.get('deeds.jsonl'), portableDeedSchema),
      roles: await rowsOf(present.get('roles.jsonl'), portableRoleSchema),
      original: lying('originals'),
      attachment: lying('attachments'),
    };
    for (const { files } of bundle.batches) for (const file of files) demandAll(bundle, file);
    for (const digest of caseFileDigests(bundle.deeds)) bundle.attachment(digest);
    return bundle;

    function lying(kind: 'originals' | 'attachments'): (digest: string) => LaidOut {
      return (digest) => {
        const inside = `${kind}/${digest}`;
        const laid = present.get(inside);
        if (!laid) throw damagedBundle(`${inside} is missing.`);
        return laid;
      };
    }
  } finally {
    zip.close();
  }
}

function demandAll(
  { original, attachment }: Pick<OpenBundle, 'original' | 'attachment'>,
  { digest, format, companions, attachments }: OpenBundle['batches'][number]['files'][number],
): void {
  original(digest);
  for (const companion of companions) original(companion.digest);
  if (format !== 'zip') for (const found of attachments) attachment(found.digest);
}

async function entriesOf(zip: ZipFile): Promise<Map<string, Entry>> {
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of zip.eachEntry()) {
      if (entries.has(entry.fileName)) throw damagedBundle(`${entry.fileName} is there twice.`);
      entries.set(entry.fileName, entry);
    }
  } catch (cause) {
    if (cause instanceof Error && 'code' in cause) throw cause;
    throw damagedBundle('Its list of files cannot be read.');
  }
  return entries;
}

async function textOf(zip: ZipFile, entry: Entry | undefined): Promise<string> {
  if (!entry || entry.uncompressedSize > longestManifest) {
    throw damagedBundle('It has no table of contents.');
  }
  const parts: Buffer[] = [];
  try {
    for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
  } catch {
    throw damagedBundle('Its table of contents cannot be read.');
  }
  return Buffer.concat(parts).toString('utf8');
}

/** Originals are unpacked to what they were, and must be what their name says. */
async function unpack(
  zip: ZipFile,
  entry: Entry,
  { path, bytes, sha256 }: Manifest['files'][number],
  { to, key }: { readonly to: string; readonly key: Uint8Array | null },
): Promise<LaidOut> {
  await mkdir(dirname(to), { recursive: true });
  const packed = meter(bytes);
  const plain = meter(Infinity);
  const out = createWriteStream(to, { flags: 'wx' });
  try {
    const from = await zip.openReadStreamPromise(entry);
    await pipeline([
      from,
      packed.stream,
      ...(path.startsWith('originals/') ? [createZstdDecompress()] : []),
      plain.stream,
      ...(key ? [sealing(key)] : []),
      out,
    ]);
  } catch (cause) {
    if (isOfDisk(cause)) throw cause;
    throw damagedBundle(`${path} cannot be read.`);
  }
  const named = /\/([0-9a-f]{64})$/.exec(path)?.[1];
  const isWhole = packed.bytes() === bytes && packed.digest() === sha256;
  if (!isWhole || (named !== undefined && plain.digest() !== named)) {
    throw damagedBundle(`${path} is not what it was.`);
  }
  const open = (): AsyncIterable<Buffer> =>
    key ? unsealed(to, key) : createReadStream(to, { highWaterMark: 1 << 18 });
  return { bytes: plain.bytes(), open, disk: key ? undefined : to };
}

/** Hashes what flows through; ends it where there is more than there should be. */
function meter(most: number) {
  const hash = createHash('sha256');
  let bytes = 0;
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(bytes > most ? new Error('more than it should be') : null, chunk);
    },
  });
  return { stream, bytes: () => bytes, digest: () => hash.digest('hex') };
}

function isOfDisk(cause: unknown): boolean {
  const code = cause instanceof Error && 'code' in cause ? cause.code : '';
  return ['ENOSPC', 'EACCES', 'EIO', 'EROFS', 'EMFILE'].includes(String(code));
}

async function rowsOf<T>(laid: LaidOut | undefined, schema: z.ZodType<T>): Promise<T[]> {
  if (!laid) throw damagedBundle('A part of it is missing.');
  const text = (await readWhole(laid.open())).toString('utf8');
  const lines = text.split('\n').filter((line) => line !== '');
  return lines.map((line) => {
    const { success, data } = schema.safeParse(jsonOf(line));
    if (!success) throw damagedBundle('A record of it cannot be read.');
    return data;
  });
}

function jsonOf(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return null;
  }
}
