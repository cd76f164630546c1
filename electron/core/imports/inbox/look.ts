import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../../shared/contract/errors.ts';
import { ifAbsent, isAbsent } from '../../system/absent.ts';

/** A file or folder as it lies in the inbox now. */
export interface Lying {
  readonly name: string;
  readonly path: string;
  /** Of a folder: of all files in it. */
  readonly bytes: number;
  /** Newest change of any of its files, UTC ms. */
  readonly modifiedAt: number;
}

/** What lies in a folder. */
export interface Look {
  /** False where the folder is gone, or its drive is not connected. */
  readonly isThere: boolean;
  /** By name; hidden files are left out. */
  readonly lying: readonly Lying[];
  /** Names of what cannot be read. */
  readonly unreadable: readonly string[];
}

/** `permission-denied` where the folder itself may not be read. */
export async function lookInto(folder: string): Promise<Look> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((cause: unknown) => {
    if (isAbsent(cause)) return null;
    const message = 'The watched folder cannot be read.';
    throw new AppError('permission-denied', message, { folder }, { cause });
  });
  const lying: Lying[] = [];
  const unreadable: string[] = [];
  if (entries === null) return { isThere: false, lying, unreadable };
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (isHidden(entry.name) || !(entry.isFile() || entry.isDirectory())) continue;
    const path = join(folder, entry.name);
    const size = await sizeOf(path).catch(() => {
      unreadable.push(entry.name);
      return null;
    });
    if (size && size.bytes > 0) lying.push({ name: entry.name, path, ...size });
  }
  return { isThere: true, lying, unreadable };
}

/** Half-copied files of browsers and chat programs end so, or begin with a dot or tilde. */
function isHidden(name: string): boolean {
  return /^[.~]|\.(?:part|partial|crdownload|download|tmp)$/iu.test(name);
}

/** Null for what has gone meanwhile. */
async function sizeOf(path: string): Promise<Pick<Lying, 'bytes' | 'modifiedAt'> | null> {
  const info = await stat(path).catch(ifAbsent(null));
  if (!info) return null;
  if (!info.isDirectory()) return { bytes: info.size, modifiedAt: Math.trunc(info.mtimeMs) };
  let bytes = 0;
  let modifiedAt = Math.trunc(info.mtimeMs);
  const inside = await readdir(path, { recursive: true, withFileTypes: true }).catch(ifAbsent([]));
  for (const entry of inside) {
    if (!entry.isFile()) continue;
    const file = await stat(join(entry.parentPath, entry.name)).catch(ifAbsent(null));
    bytes += file?.size ?? 0;
    modifiedAt = Math.max(modifiedAt, Math.trunc(file?.mtimeMs ?? 0));
  }
  return { bytes, modifiedAt };
}
