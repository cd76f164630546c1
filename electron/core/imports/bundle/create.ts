import { createHash } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { DateTime } from 'luxon';
import { ZipFile } from 'yazl';
import type { BundleMade } from '../../../../shared/contract/bundles.ts';
import type { Core } from '../../core.ts';
import { caseFileDigests } from '../../store/bundle-records.ts';
import type { PortableBatch } from '../../store/bundles.ts';
import { openPacked, type Shelves } from '../originals.ts';
import { makeIdentity, manifestName, signManifest, type Manifest } from './manifest.ts';

export interface BundleRequest {
  /** UTC ms. */
  readonly since: number;
  /** Folder that it is written into. */
  readonly target: string;
  readonly actor: string;
}

/** Writes one file with all that came in and was decided since a time. */
export async function createBundle(
  core: Core,
  { since, target, actor }: BundleRequest,
  signal: AbortSignal,
): Promise<Omit<BundleMade, 'file'> & { readonly name: string }> {
  const { store, clock, shelves } = core;
  const identity = await store.bundles.identity(makeIdentity);
  const { archiveId } = identity;
  const [batches, deeds, roles] = await Promise.all([
    store.bundles.batches(archiveId, since),
    store.bundles.deeds(archiveId, since),
    store.bundles.roles(),
  ]);
  const parts: Part[] = [
    inMemory('batches.jsonl', batches),
    inMemory('deeds.jsonl', deeds),
    inMemory('roles.jsonl', roles),
    ...keptFiles(shelves, batches, caseFileDigests(deeds)),
  ];
  const files: Manifest['files'] = [];
  for (const part of parts) {
    signal.throwIfAborted();
    files.push({ path: part.path, ...(await measured(part)) });
  }
  const createdAt = clock.now();
  const { zone } = await store.settings.get();
  const manifest = signManifest(
    {
      spec: 'keptword-bundle/1',
      createdAt,
      createdBy: actor,
      programVersion: core.version,
      since,
      files,
    },
    identity,
  );
  const stamp = DateTime.fromMillis(createdAt, { zone }).toFormat('yyyyMMdd-HHmmss');
  const name = `keptword-${archiveId.slice(0, 8)}-${stamp}.kwb`;
  const location = join(target, name);
  await mkdir(target, { recursive: true });
  await zipParts(`${location}.part`, manifest, parts, signal);
  await rename(`${location}.part`, location);
  const { size } = await stat(location);
  return {
    name,
    location,
    archive: archiveId,
    batches: batches.length,
    deeds: deeds.length,
    bytes: size,
  };
}

interface Part {
  readonly path: string;
  /** Bytes in memory, or on the disk. */
  readonly from: Buffer | (() => Readable);
}

function inMemory(path: string, rows: readonly unknown[]): Part {
  const text = rows.map((row) => `${JSON.stringify(row)}\n`).join('');
  return { path, from: Buffer.from(text, 'utf8') };
}

/**
 * Originals go compressed; the digest in their path is that of the file as it was. A bundle is for others:
 * what an encrypted archive keeps is readable in it.
 */
function keptFiles(
  shelves: Shelves,
  batches: readonly PortableBatch[],
  ofCases: readonly string[],
): Part[] {
  const originals = new Set<string>();
  const attachments = new Set(ofCases);
  for (const { files } of batches) {
    for (const { digest, format, companions, attachments: found } of files) {
      originals.add(digest);
      for (const companion of companions) originals.add(companion.digest);
      // What was in a zip comes out of it again.
      if (format !== 'zip') for (const attachment of found) attachments.add(attachment.digest);
    }
  }
  return [
    ...[...originals].sort().map((digest) => ({
      path: `originals/${digest}`,
      from: () => openPacked(shelves.originals, digest),
    })),
    ...[...attachments].sort().map((digest) => ({
      path: `attachments/${digest}`,
      from: () => openPacked(shelves.attachments, digest),
    })),
  ];
}

async function measured({ from }: Part): Promise<{ bytes: number; sha256: string }> {
  const digest = createHash('sha256');
  let bytes = 0;
  for await (const chunk of typeof from === 'function' ? from() : [from]) {
    digest.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
  }
  return { bytes, sha256: digest.digest('hex') };
}

async function zipParts(
  path: string,
  manifest: Manifest,
  parts: readonly Part[],
  signal: AbortSignal,
): Promise<void> {
  const zip = new ZipFile();
  const failed = new Promise<never>((_, reject) => zip.on('error', reject));
  const plain = { mtime: new Date(1980, 0, 1), mode: 0o100644, compress: false };
  zip.addBuffer(Buffer.from(JSON.stringify(manifest)), manifestName, plain);
  for (const part of parts) {
    const { from, path: inside } = part;
    if (typeof from !== 'function') zip.addBuffer(from, inside, { ...plain, compress: true });
    else zip.addReadStreamLazy(inside, plain, (take) => take(null, from()));
  }
  zip.end();
  const out = createWriteStream(path, { flush: true });
  try {
    const written = pipeline(zip.outputStream as NodeJS.ReadableStream, out, { signal });
    await Promise.race([written, failed]);
  } catch (cause) {
    await rm(path, { force: true });
    throw cause;
  }
}
