import {
  BlobReader,
  configure,
  ZipReader,
  type FileEntry,
} from '@zip.js/zip.js/lib/zip-core-native.js';
import {
  limits,
  unreadable,
  type PackageFiles,
} from '../../shared/domain/evidence/verify/package-files.ts';
import {
  packageOf,
  type ZipEntryFacts,
} from '../../shared/domain/evidence/verify/zip-directory.ts';
import { piecesOf } from './blobs.ts';

// A page from a disk may start no workers everywhere.
configure({ useWebWorkers: false });

/** A package as a zip, read in place. Names are judged by our own rules, so the library lets all pass. */
export async function zipPackage(file: File): Promise<PackageFiles> {
  const zip = new ZipReader(new BlobReader(file), {
    strictness: 'tolerant',
    filenameValidation: 'tolerant',
  });
  const all = await zip.getEntries().catch(() => null);
  if (!all) return unreadable('no zip archive, or a damaged one');
  if (all.length > limits.entries) return unreadable('too many files');
  const decoder = new TextDecoder();
  const { byPath, findings } = packageOf(
    all.map((entry): ZipEntryFacts & { readonly entry: FileEntry | null } => ({
      entry: entry.directory ? null : entry,
      path: decoder.decode(entry.rawFilename),
      uncompressedSize: entry.uncompressedSize,
      compressedSize: entry.compressedSize,
      mode: (entry.externalFileAttributes ?? 0) >>> 16,
      encrypted: entry.encrypted,
    })),
  );
  return {
    paths: [...byPath.keys()],
    findings,
    async read(path) {
      const found = byPath.get(path);
      if (!found?.entry) throw new Error(`no entry ${path}`);
      return unpacked(found.entry, found.uncompressedSize);
    },
    close: () => void zip.close(),
  };
}

/** Stops a bomb that lies about its size as soon as it shows. */
async function* unpacked(entry: FileEntry, told: number): AsyncGenerator<Uint8Array> {
  const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>();
  const failure = entry.getData(writable, { checkSignature: true }).then(
    () => null,
    (cause: unknown) => cause,
  );
  let bytes = 0;
  try {
    for await (const piece of piecesOf(readable)) {
      bytes += piece.length;
      if (bytes > told) throw new Error('unpacks to more than it says');
      yield piece;
    }
  } catch (cause) {
    await readable.cancel().catch(() => undefined);
    throw cause;
  }
  const cause = await failure;
  if (cause !== null) throw cause;
}
