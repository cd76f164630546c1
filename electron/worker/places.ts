import { accessSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs';
import { basename, dirname, join, parse } from 'node:path';

/** A folder for an archive, as far as a person wants to know of it before they choose. */
export interface Place {
  readonly folder: string;
  readonly name: string;
  /** An archive to open, or room for a new one. */
  readonly holds: 'archive' | 'nothing';
  /** On the drive that the system itself lies on. */
  readonly onSystemDrive: boolean;
  /** Bytes; null where the system does not say. */
  readonly freeBytes: number | null;
}

/** The folder's own name inside another one that holds something else. */
const ownName = 'Keptword';
/** A smaller drive is no place for an archive that grows. */
const leastFreeBytes = 2 ** 30;

/** Where an archive can lie: in the folder itself, or beside what it holds, in one of its own. */
export function placeIn(chosen: string): Place {
  const folder = isFull(chosen) ? freeName(join(chosen, ownName)) : chosen;
  return {
    folder,
    name: basename(folder),
    holds: holdsArchive(folder) ? 'archive' : 'nothing',
    onSystemDrive: isOnSystemDrive(folder),
    freeBytes: freeBytesAt(folder),
  };
}

/** What to offer at the first start: drives beside the system's first, then the person's own folder. */
export function proposedPlaces(usual: string): Place[] {
  const drives = otherDrives().filter((drive) => isWritable(drive) && !isOnSystemDrive(drive));
  const beside = drives.flatMap((drive) => ifOpen(() => [placeIn(join(drive, ownName))]));
  const roomy = beside.filter(({ freeBytes }) => freeBytes === null || freeBytes > leastFreeBytes);
  return [...roomy.slice(0, 3), placeIn(usual)];
}

function holdsArchive(folder: string): boolean {
  return existsSync(join(folder, 'archive.db'));
}

function freeName(folder: string): string {
  let name = folder;
  for (let n = 2; isFull(name); n += 1) name = `${folder} ${n}`;
  return name;
}

/** A file stands in the way of a folder, too. */
function isFull(folder: string): boolean {
  const info = statSync(folder, { throwIfNoEntry: false });
  if (info === undefined) return false;
  return !info.isDirectory() || (!holdsArchive(folder) && readdirSync(folder).length > 0);
}

/** Of the folder, or of the nearest one above it that is there. */
function isOnSystemDrive(folder: string): boolean {
  if (process.platform === 'win32') {
    const system = process.env['SystemDrive'] ?? 'C:';
    return parse(folder).root.toLowerCase().startsWith(system.toLowerCase());
  }
  // macOS keeps people's files on a volume of their own on the same disk.
  const system = ['/', '/System/Volumes/Data'].filter((path) => existsSync(path));
  const device = statSync(nearest(folder)).dev;
  return system.some((path) => statSync(path).dev === device);
}

function freeBytesAt(folder: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(nearest(folder));
    return bavail * bsize;
  } catch {
    return null;
  }
}

function nearest(folder: string): string {
  return existsSync(folder) || dirname(folder) === folder ? folder : nearest(dirname(folder));
}

function otherDrives(): string[] {
  if (process.platform === 'win32') {
    return [...'DEFGH'].map((letter) => `${letter}:\\`).filter((drive) => existsSync(drive));
  }
  const parents = process.platform === 'darwin' ? ['/Volumes'] : ['/mnt', '/media'];
  return parents
    .filter((parent) => existsSync(parent))
    .flatMap((parent) => ifOpen(() => foldersIn(parent)));
}

/** What nobody lets us look into is not offered. */
function ifOpen<T>(look: () => T[]): T[] {
  try {
    return look();
  } catch {
    return [];
  }
}

function foldersIn(parent: string): string[] {
  return readdirSync(parent, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(parent, name));
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
