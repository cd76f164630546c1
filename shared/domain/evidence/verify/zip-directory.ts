import { unsafePath } from '../bag.ts';
import { isBrowserLitter, limits, type Finding } from './package-files.ts';

/** What the directory of a zip says of one entry. */
export interface ZipEntryFacts {
  /** As the directory has it, read as UTF-8. */
  readonly path: string;
  readonly uncompressedSize: number;
  readonly compressedSize: number;
  /** Unix mode, 0 where the maker of the zip had none. */
  readonly mode: number;
  readonly encrypted: boolean;
}

/** The entries of a zipped package by their path below the package's folder; unsafe ones are told. */
export function packageOf<Entry extends ZipEntryFacts>(
  all: readonly Entry[],
): { readonly byPath: ReadonlyMap<string, Entry>; readonly findings: readonly Finding[] } {
  const findings: Finding[] = [];
  const entries = new Map<string, Entry>();
  let bytes = 0;
  for (const entry of all) {
    const isFolder = entry.path.endsWith('/');
    const path = isFolder ? entry.path.slice(0, -1) : entry.path;
    if (isBrowserLitter(path)) continue;
    bytes += entry.uncompressedSize;
    const finding = entryFinding(entry, path, bytes);
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
  const below = (path: string): string =>
    root !== '' && path.startsWith(root) ? path.slice(root.length) : path;
  return { byPath, findings: findings.map((one) => ({ ...one, path: below(one.path) })) };
}

function entryFinding(entry: ZipEntryFacts, path: string, total: number): Finding | undefined {
  const unsafe = unsafePath(path);
  if (unsafe) return { code: 'E06', path, detail: unsafe };
  const kind = entry.mode & 0o170000;
  if (kind !== 0 && kind !== 0o100000 && kind !== 0o040000) {
    return { code: 'E06', path, detail: 'link or special file' };
  }
  if (entry.encrypted) return { code: 'E18', path, detail: 'encrypted' };
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
