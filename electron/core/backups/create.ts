import { existsSync } from 'node:fs';
import { link, mkdir, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { DateTime } from 'luxon';
import type { BackupProgress } from '../../../shared/contract/backups.ts';
import { keptBackups } from '../../../shared/domain/backups/rotation.ts';
import type { Core } from '../core.ts';
import { copyFile, hashFile } from './copy-file.ts';
import { findBackups, type FoundBackup } from './list.ts';
import { manifestName, type BackupFile, type BackupManifest } from './manifest.ts';
import { makePlace, placeOf } from './place.ts';

export interface BackupRequest {
  readonly kind: BackupManifest['kind'];
  /** Somewhere else than the archive's people chose. */
  readonly folder?: string | undefined;
  readonly actor: string;
}

export interface MadeBackup {
  readonly backup: FoundBackup;
  readonly linked: number;
  readonly removed: readonly string[];
}

/** Of automatic backups; those made by hand stay until somebody removes them. */
const rotation = { days: 7, weeks: 5, months: 12 };

/**
 * Copies the archive folder as it stands. The database first: every file that it names lies there
 * already, and what comes later is not in it. Nothing has the backup's name before all of it is on the
 * disk and was checked.
 */
export async function createBackup(
  core: Core,
  { kind, folder, actor }: BackupRequest,
  signal: AbortSignal,
  onProgress: (progress: Omit<BackupProgress, 'type'>) => void,
): Promise<MadeBackup> {
  const { zone, backupFolder } = await core.store.settings.get();
  const place = folder ?? placeOf(core.folder, backupFolder);
  await makePlace(place, folder !== undefined || backupFolder !== null);
  const archive = basename(core.folder);
  await removeHalfMade(place, archive);
  const before = await findBackups(place, archive);
  const at = core.clock.now();
  const name = freeName(place, `${archive}-${wallClock(at, zone)}`);
  const part = join(place, `${halfMade}${name}`);
  try {
    await mkdir(part);
    const database = join(part, 'archive.db');
    const counted = await core.store.backups.copyTo(
      database,
      (done, total) => onProgress({ stage: 'database', done, total }),
      signal,
    );
    const { sha256, bytes } = await hashFile(database, signal, () => undefined);
    const others = await copyOthers(
      core.folder,
      part,
      linkable(before.backups),
      signal,
      onProgress,
    );
    const manifest: BackupManifest = {
      format: 'keptword-backup/1',
      archive,
      program: core.version,
      madeAt: at,
      kind,
      ...counted,
      files: [{ path: 'archive.db', bytes, sha256 }, ...others.files].sort(byPath),
    };
    await writeFile(join(part, manifestName), `${JSON.stringify(manifest, null, 1)}\n`, {
      flush: true,
    });
    await rename(part, join(place, name));
    await core.store.backups.recordMade({ name, folder: place, kind }, { actor, at });
    const backup = { name, folder: join(place, name), manifest };
    const removed = await rotate([backup, ...before.backups], zone);
    return { backup, linked: others.linked, removed };
  } catch (cause) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
    throw cause;
  }
}

const halfMade = '.half-made-';

/** Another archive may be writing its own into the same folder. */
async function removeHalfMade(place: string, archive: string): Promise<void> {
  for (const name of await readdir(place)) {
    if (name.startsWith(`${halfMade}${archive}-`))
      await rm(join(place, name), { recursive: true, force: true });
  }
}

function wallClock(at: number, zone: string): string {
  return DateTime.fromMillis(at, { zone }).toFormat('yyyy-MM-dd-HHmmss');
}

function freeName(place: string, wanted: string): string {
  let name = wanted;
  for (let n = 2; existsSync(join(place, name)); n++) name = `${wanted}-${n}`;
  return name;
}

/** What is made again by itself, or belongs to what the program is doing at this moment. */
const leftOut = /^(?:archive\.db.*|search\.db.*|\..*)$/;

/** A file of the backup before. */
interface Known {
  readonly path: string;
  readonly file: BackupFile;
}

interface CopiedFiles {
  readonly files: readonly BackupFile[];
  readonly linked: number;
}

async function copyOthers(
  from: string,
  to: string,
  known: ReadonlyMap<string, Known>,
  signal: AbortSignal,
  onProgress: (progress: Omit<BackupProgress, 'type'>) => void,
): Promise<CopiedFiles> {
  const paths = await pathsIn(from);
  const total = paths.reduce((sum, { bytes }) => sum + bytes, 0);
  const files: BackupFile[] = [];
  let linked = 0;
  let done = 0;
  for (const { path, bytes } of paths) {
    signal.throwIfAborted();
    const same = known.get(path);
    if (same && (await isLinked(same, join(to, path), signal))) {
      files.push(same.file);
      linked += 1;
      done += bytes;
    } else {
      const copied = await copyFile(join(from, path), join(to, path), signal, (more) => {
        done += more;
        onProgress({ stage: 'files', done, total });
      });
      files.push({ path, ...copied });
    }
    onProgress({ stage: 'files', done, total });
  }
  return { files, linked };
}

async function pathsIn(folder: string): Promise<{ path: string; bytes: number }[]> {
  const paths: { path: string; bytes: number }[] = [];
  const walk = async (inner: string): Promise<void> => {
    for (const entry of await readdir(join(folder, inner), { withFileTypes: true })) {
      if (entry.name.startsWith('.') || (inner === '' && leftOut.test(entry.name))) continue;
      const path = inner === '' ? entry.name : `${inner}/${entry.name}`;
      if (entry.isDirectory()) await walk(path);
      else if (entry.isFile()) paths.push({ path, bytes: (await stat(join(folder, path))).size });
    }
  };
  await walk('');
  return paths;
}

/** Files named by their own digest never change: the one in the backup before will do. */
function linkable(backups: readonly FoundBackup[]) {
  const [newest] = backups;
  return new Map(
    (newest?.manifest.files ?? [])
      .filter(({ path }) => /^(?:originals|attachments)\/[0-9a-f]{64}/.test(path))
      .map((file) => [file.path, { path: join(newest!.folder, file.path), file }]),
  );
}

/** False where it has to be copied: the file system has no links, or the older copy has gone bad. */
async function isLinked({ path, file }: Known, to: string, signal: AbortSignal): Promise<boolean> {
  const { sha256 } = await hashFile(path, signal, () => undefined).catch(() => ({ sha256: '' }));
  signal.throwIfAborted();
  if (sha256 !== file.sha256) return false;
  await mkdir(dirname(to), { recursive: true });
  return link(path, to).then(
    () => true,
    () => false,
  );
}

async function rotate(backups: readonly FoundBackup[], zone: string): Promise<string[]> {
  const mine = backups.filter(({ manifest }) => manifest.kind === 'automatic');
  const dayOf = (at: number): string => DateTime.fromMillis(at, { zone }).toISODate() ?? '';
  const kept = keptBackups(
    mine.map(({ manifest }) => manifest.madeAt),
    rotation,
    dayOf,
  );
  const removed: string[] = [];
  for (const { folder, name, manifest } of mine) {
    if (kept.has(manifest.madeAt)) continue;
    await rm(folder, { recursive: true, force: true });
    removed.push(name);
  }
  return removed;
}

function byPath(a: BackupFile, b: BackupFile): number {
  return a.path < b.path ? -1 : 1;
}
