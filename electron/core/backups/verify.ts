import { readdir } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { BackupVerdict } from '../../../shared/contract/backups.ts';
import { AppError } from '../../../shared/contract/errors.ts';
import { hashFile } from './copy-file.ts';
import { bytesOf, manifestName, manifestOf, type BackupManifest } from './manifest.ts';

/** Reads every file of a backup. `damaged-file` where the folder is none. */
export async function verifyBackup(folder: string, signal: AbortSignal): Promise<BackupVerdict> {
  const manifest = await readableManifest(folder);
  const findings: BackupVerdict['findings'] = [];
  for (const { path, bytes, sha256 } of manifest.files) {
    const found = await hashFile(join(folder, path), signal, () => undefined).catch(
      (cause: unknown) => {
        if (signal.aborted) throw cause;
        return undefined;
      },
    );
    if (!found) findings.push({ code: 'missing', file: path });
    else if (found.sha256 !== sha256 || found.bytes !== bytes) {
      findings.push({ code: 'altered', file: path });
    }
  }
  const known = new Set([manifestName, ...manifest.files.map(({ path }) => path)]);
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isDirectory()) continue;
    const file = relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/');
    if (!known.has(file)) findings.push({ code: 'unexpected', file });
  }
  return {
    verdict: findings.length === 0 ? 'intact' : 'damaged',
    files: manifest.files.length,
    bytes: bytesOf(manifest.files),
    findings,
  };
}

export async function readableManifest(folder: string): Promise<BackupManifest> {
  const manifest = await manifestOf(folder);
  if (manifest) return manifest;
  throw new AppError('damaged-file', 'This folder is no backup, or its list of files is damaged.', {
    folder,
  });
}
