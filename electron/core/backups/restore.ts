import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { BackupProgress, BackupRestored } from '../../../shared/contract/backups.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { isAbsent } from '../system/absent.ts';
import { copyFile } from './copy-file.ts';
import { bytesOf } from './manifest.ts';
import { readableManifest } from './verify.ts';

export type Restored = Omit<Extract<BackupRestored, { type: 'restored' }>, 'type'>;

/**
 * Copies a backup into a folder that does not exist or is empty. Each file is compared with the backup's
 * list while it is copied; the folder gets its name only when all of them are equal, so that a damaged
 * backup never takes an archive's place.
 */
export async function restoreBackup(
  backup: string,
  folder: string,
  signal: AbortSignal,
  onProgress: (progress: Omit<BackupProgress, 'type'>) => void,
): Promise<Restored> {
  const manifest = await readableManifest(backup);
  if (existsSync(folder) && (await readdir(folder)).length > 0) {
    throw new AppError('conflict', 'A backup is restored into a new or empty folder.', { folder });
  }
  const total = bytesOf(manifest.files);
  const part = join(dirname(folder), `.half-restored-${basename(folder)}`);
  let done = 0;
  try {
    await rm(part, { recursive: true, force: true });
    await mkdir(part, { recursive: true });
    for (const { path, bytes, sha256 } of manifest.files) {
      const copied = await copyFile(join(backup, path), join(part, path), signal, (more) => {
        done += more;
        onProgress({ stage: 'files', done, total });
      }).catch((cause: unknown) => {
        throw isAbsent(cause) ? unlike(path) : cause;
      });
      if (copied.sha256 !== sha256 || copied.bytes !== bytes) throw unlike(path);
    }
    for (const name of ['originals', 'attachments', 'exports']) {
      await mkdir(join(part, name), { recursive: true });
    }
    if (existsSync(folder)) await rmdir(folder);
    await rename(part, folder);
  } catch (cause) {
    await rm(part, { recursive: true, force: true }).catch(() => undefined);
    throw cause;
  }
  const { files, messages } = manifest;
  return { location: folder, files: files.length, bytes: total, messages };
}

function unlike(file: string): AppError {
  const message = 'A file of the backup is missing or was altered; nothing was restored.';
  return new AppError('damaged-file', message, { file });
}
