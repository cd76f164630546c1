import { readdirSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';

/** Folders with what an archive was before it was encrypted or decrypted; by their names. */
export function oldFolders(folder: string): string[] {
  const [beside, name] = [dirname(folder), basename(folder)];
  const isOld = (other: string): boolean =>
    other.startsWith(`${name}-`) &&
    /^-(?:plain|encrypted)-\d{8}-\d{6}$/.test(other.slice(name.length));
  return readdirSync(beside)
    .filter(isOld)
    .sort()
    .map((other) => join(beside, other));
}

/** Takes folders off the disk. What lay on it may still be found there by who looks at the bare disk. */
export function removeFolders(folders: readonly string[]): void {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
}
