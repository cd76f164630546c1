import { existsSync, statSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';

/** Where an archive's backups go: where its people said, else a folder beside it. */
export function placeOf(archive: string, chosen: string | null): string {
  return chosen ?? join(dirname(archive), `${basename(archive)}-backups`);
}

/** A folder beside the archive that does not exist yet, for a backup that comes back. */
export function freeBeside(archive: string): string {
  const wanted = `${archive}-restored`;
  let folder = wanted;
  for (let n = 2; existsSync(folder); n++) folder = `${wanted}-${n}`;
  return folder;
}

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false;
}

/**
 * Makes the folder where only its last part is missing. A chosen folder that is gone is a drive that is
 * not plugged in: a backup made in its place would be on the wrong disk.
 */
export async function makePlace(place: string, isChosen: boolean): Promise<void> {
  if (isFolder(place)) return;
  if (isChosen && !isFolder(dirname(place))) throw notReachable(place);
  try {
    await mkdir(place);
  } catch (cause) {
    throw notReachable(place, cause);
  }
}

function notReachable(folder: string, cause?: unknown): AppError {
  const message = 'The folder for backups cannot be reached; plug in its drive or choose another.';
  return new AppError('unavailable', message, { folder }, { cause });
}
