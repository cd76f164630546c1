import { openPromise, type Entry, type ZipFile } from 'yauzl';
import {
  limits,
  unreadable,
  type PackageFiles,
} from '../../../../shared/domain/evidence/verify/package-files.ts';
import {
  packageOf,
  type ZipEntryFacts,
} from '../../../../shared/domain/evidence/verify/zip-directory.ts';

/** A package as a zip, read in place: nothing is unpacked to the disk. */
export async function zipFiles(file: string): Promise<PackageFiles> {
  // Names are judged by our own rules, one by one; yauzl would stop at the first unsafe one.
  const options = { lazyEntries: true, autoClose: false, decodeStrings: false };
  const zip = await openPromise(file, options).catch(() => null);
  if (!zip) return unreadable('no zip archive, or a damaged one');
  try {
    return await readDirectory(zip);
  } catch {
    zip.close();
    return unreadable('the directory of the zip is damaged');
  }
}

async function readDirectory(zip: ZipFile): Promise<PackageFiles> {
  if (zip.entryCount > limits.entries) {
    zip.close();
    return unreadable('too many files');
  }
  const entries: (ZipEntryFacts & { readonly entry: Entry })[] = [];
  for await (const entry of zip.eachEntry()) {
    entries.push({
      entry,
      path: entry.fileNameRaw.toString('utf8'),
      uncompressedSize: entry.uncompressedSize,
      compressedSize: entry.compressedSize,
      // Upper half: the Unix mode, where the maker of the zip was one.
      mode: entry.externalFileAttributes >>> 16,
      encrypted: entry.isEncrypted(),
    });
  }
  const { byPath, findings } = packageOf(entries);
  return {
    paths: [...byPath.keys()],
    findings,
    async read(path) {
      const found = byPath.get(path);
      if (!found) throw new Error(`no entry ${path}`);
      return (await zip.openReadStreamPromise(found.entry)) as AsyncIterable<Uint8Array>;
    },
    close: () => zip.close(),
  };
}
