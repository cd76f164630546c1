import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file or folder as it lies in the inbox now. */
export interface Lying {
  readonly name: string;
  readonly path: string;
  /** Of a folder: of all files in it. */
  readonly bytes: number;
  /** Newest change of any of its files, UTC ms. */
  readonly modifiedAt: number;
}

/** What lies in a folder, by name; empty where there is no such folder. Hidden files are left out. */
export async function lookInto(folder: string): Promise<Lying[]> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: Lying[] = [];
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isHidden(entry.name) || !(entry.isFile() || entry.isDirectory())) continue;
    const path = join(folder, entry.name);
    const size = await sizeOf(path);
    if (size && size.bytes > 0) found.push({ name: entry.name, path, ...size });
  }
  return found;
}

/** Half-copied files of browsers and chat programs end so, or begin with a dot or tilde. */
function isHidden(name: string): boolean {
  return /^[.~]|\.(?:part|partial|crdownload|download|tmp)$/iu.test(name);
}

/** Null for what has gone meanwhile. */
async function sizeOf(path: string): Promise<Pick<Lying, 'bytes' | 'modifiedAt'> | null> {
  const info = await stat(path).catch(() => null);
  if (!info) return null;
  if (!info.isDirectory()) return { bytes: info.size, modifiedAt: Math.trunc(info.mtimeMs) };
  let bytes = 0;
  let modifiedAt = Math.trunc(info.mtimeMs);
  const inside = await readdir(path, { recursive: true, withFileTypes: true }).catch(() => []);
  for (const entry of inside) {
    if (!entry.isFile()) continue;
    const file = await stat(join(entry.parentPath, entry.name)).catch(() => null);
    bytes += file?.size ?? 0;
    modifiedAt = Math.max(modifiedAt, Math.trunc(file?.mtimeMs ?? 0));
  }
  return { bytes, modifiedAt };
}
