import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import type { ArchiveKey } from '../system/archive-key.ts';
import {
  hasKeyFile,
  idOf,
  makeKey,
  readKeyFile,
  unlockKey,
  writeKeyFile,
  type Secret,
} from './key-file.ts';
import { finishSwitch } from './switch.ts';

/** Of an archive folder, before it is opened: of the key file; null where it is not encrypted. */
export function keyIdOf(folder: string): string | null {
  finishSwitch(folder);
  return hasKeyFile(folder) ? readKeyFile(folder).id : null;
}

/** Whether a key is the one that the id of a key file comes from. */
export function isKeyOf(id: string, key: ArchiveKey): boolean {
  return idOf(key) === id;
}

/** The key of an archive folder; null where it is not encrypted. `locked` where the secret is wrong. */
export async function keyOf(folder: string, secret: Secret): Promise<ArchiveKey | null> {
  return keyIdOf(folder) === null ? null : unlockKey(folder, secret);
}

/** Lays a new key file into a folder that holds nothing yet; the archive is then made with that key. */
export async function prepareEncrypted(
  folder: string,
  passphrase: string,
): Promise<{ readonly key: ArchiveKey; readonly recoveryCode: string }> {
  if (existsSync(folder) && readdirSync(folder).length > 0) {
    throw new AppError('conflict', 'A new archive needs an empty folder.', { folder });
  }
  const { key, file, recoveryCode } = await makeKey(passphrase);
  mkdirSync(join(folder), { recursive: true });
  writeKeyFile(folder, file);
  return { key, recoveryCode };
}
