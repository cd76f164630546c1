import { readdir } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Core } from '../core.ts';
import { manifestOf, type BackupManifest } from './manifest.ts';
import { isFolder, placeOf } from './place.ts';

export interface FoundBackup {
  readonly name: string;
  readonly folder: string;
  readonly manifest: BackupManifest;
}

export interface FoundBackups {
  readonly isReachable: boolean;
  /** Newest first. */
  readonly backups: readonly FoundBackup[];
  readonly damaged: readonly string[];
}

/**
 * An archive's backups in a folder, which may hold those of other archives, too. What is half made is
 * not there yet.
 */
export async function findBackups(place: string, archive: string): Promise<FoundBackups> {
  if (!isFolder(place)) return { isReachable: false, backups: [], damaged: [] };
  const backups: FoundBackup[] = [];
  const damaged: string[] = [];
  for (const entry of await readdir(place, { withFileTypes: true })) {
    const { name } = entry;
    if (!entry.isDirectory() || name.startsWith('.')) continue;
    const folder = join(place, name);
    const manifest = await manifestOf(folder);
    if (manifest && manifest.archive !== archive) continue;
    if (manifest) backups.push({ name, folder, manifest });
    else damaged.push(name);
  }
  backups.sort((a, b) => b.manifest.madeAt - a.manifest.madeAt || (a.name < b.name ? 1 : -1));
  return { isReachable: true, backups, damaged: damaged.sort() };
}

/** In a few words for who looks after the archive. */
export async function stateOfBackups({ folder, store }: Core) {
  const place = placeOf(folder, (await store.settings.get()).backupFolder);
  const { isReachable, backups } = await findBackups(place, basename(folder));
  const newestAt = backups[0]?.manifest.madeAt ?? null;
  return { folder: place, isReachable, count: backups.length, newestAt };
}
