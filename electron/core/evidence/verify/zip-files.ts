import { openPromise, type Entry, type ZipFile } from 'yauzl';
import { unsafePath } from '../../../../shared/domain/evidence/bag.ts';
import { isBrowserLitter, limits, type Finding, type PackageFiles } from './package-files.ts';

/** A package as a zip, read in place: nothing is unpacked to the disk. */
export async function zipFiles(file: string): Promise<PackageFiles> {
  // Names are judged here, one by one; yauzl would stop at the first unsafe one.
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
  const findings: Finding[] = [];
  const entries = new Map<string, Entry>();
  if (zip.entryCount > limits.entries) {
    zip.close();
    return unreadable('too many files');
  }
  let bytes = 0;
  for await (const entry of zip.eachEntry()) {
    const path = entry.fileNameRaw.toString('utf8');
    const isFolder = path.endsWith('/');
    if (isBrowserLitter(path)) continue;
    bytes += entry.uncompressedSize;
    const finding = entryFinding(entry, isFolder ? path.slice(0, -1) : path, bytes);
    if (finding) findings.push(finding);
    else if (isFolder) continue;
    else if (entries.has(path)) findings.push({ code: 'E05', path, detail: 'twice in the zip' });
    else entries.set(path, entry);
  }
  const root = rootOf([...entries.keys()]);
  const byPath = new Map<string, Entry>();
  for (const [path, entry] of entries) {
    if (path.startsWith(root)) byPath.set(path.slice(root.length), entry);
    else findings.push({ code: 'E04', path, detail: 'outside the package' });
  }
  return {
    paths: [...byPath.keys()],
    findings: findings.map((finding) => ({ ...finding, path: below(root, finding.path) })),
    async read(path) {
      const entry = byPath.get(path);
      if (!entry) throw new Error(`no entry ${path}`);
      return (await zip.openReadStreamPromise(entry)) as AsyncIterable<Uint8Array>;
    },
    close: () => zip.close(),
  };
}

function entryFinding(entry: Entry, path: string, total: number): Finding | undefined {
  const unsafe = unsafePath(path);
  if (unsafe) return { code: 'E06', path, detail: unsafe };
  // Upper half: the Unix mode, where the maker of the zip was one.
  const kind = (entry.externalFileAttributes >>> 16) & 0o170000;
  if (kind !== 0 && kind !== 0o100000 && kind !== 0o040000) {
    return { code: 'E06', path, detail: 'link or special file' };
  }
  if (entry.isEncrypted()) return { code: 'E18', path, detail: 'encrypted' };
  const { uncompressedSize, compressedSize } = entry;
  if (uncompressedSize > limits.ratioFrom && uncompressedSize > compressedSize * limits.ratio) {
    return { code: 'E18', path, detail: 'unpacks to far more than it holds' };
  }
  if (total > limits.bytes) return { code: 'E18', path, detail: 'too many bytes' };
  return undefined;
}

/** The one folder that a zipped bag stands in (RFC 8493, 4), or nothing for a bag without one. */
function rootOf(paths: readonly string[]): string {
  if (paths.includes('bagit.txt') || paths.includes('tagmanifest-sha256.txt')) return '';
  const mark = paths.find((path) =>
    /^[^/]+\/(bagit|tagmanifest-sha256|manifest-sha256)\.txt$/.test(path),
  );
  return mark ? mark.slice(0, mark.indexOf('/') + 1) : '';
}

const below = (root: string, path: string): string =>
  root !== '' && path.startsWith(root) ? path.slice(root.length) : path;

function unreadable(detail: string): PackageFiles {
  return {
    paths: [],
    findings: [{ code: 'E18', path: '', detail }],
    read: () => Promise.reject(new Error(detail)),
    close: () => undefined,
  };
}
