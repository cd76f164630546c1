import { createHash } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import type { IncomingMessage } from 'node:http';
import { basename, join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import type { GrantedFile } from '../../shared/contract/desktop.ts';
import type { Grants } from '../core/system/grants.ts';
import { keyInFolder } from '../core/system/scrambled.ts';
import { derived } from '../core/system/sealing.ts';
import { receiveFile } from './files.ts';

/** A file of a folder that comes in file by file; without a path, the folder is complete. */
export interface FolderPart {
  /** Chosen by the page for this folder alone: 32 hexadecimal digits. */
  readonly id: string;
  /** Its folders inside the folder, and its name. */
  readonly path: readonly string[] | null;
}

const mostLevels = 30;

/** Null for a file by itself. `invalid-input` for a path that leads anywhere but into the folder. */
export function folderPart(id: string | null, path: string | null): FolderPart | null {
  if (id === null) return null;
  if (!/^[0-9a-f]{32}$/.test(id)) throw noPart();
  if (path === null) return { id, path: null };
  const parts = path.split('/');
  const isInside = parts.every((part) => part !== '.' && part !== '..' && isName(part));
  if (!isInside || parts.length > mostLevels) throw noPart();
  return { id, path: parts };
}

/** Keeps the file; the folder is granted when it is complete, and again whenever that is asked for. */
export async function receiveFolderPart(
  request: IncomingMessage,
  name: string,
  { id, path }: FolderPart,
  grants: Grants,
  { folder, maxBytes }: { readonly folder: string; readonly maxBytes: number },
): Promise<GrantedFile | { readonly kept: true }> {
  // The key comes from what the page chose; the folder's name tells nothing of it.
  const key = derived(Buffer.from(id, 'hex'), 'folder');
  const root = join(folder, 'uploads', createHash('sha256').update(`folder ${id}`).digest('hex'));
  if (path !== null) {
    const own = keyInFolder(key, path.join('/'));
    await receiveFile(request, join(root, ...path), { key: own, maxBytes });
    return { kept: true };
  }
  await mkdir(root, { recursive: true, mode: 0o700 });
  const shownName = basename(name.replaceAll('\\', '/')) || 'folder';
  return {
    grant: await grants.give({
      path: root,
      name: shownName,
      temporary: true,
      key: key.toString('hex'),
    }),
    name: shownName,
  };
}

/** What every file system takes for the name of one file. */
function isName(part: string): boolean {
  const isPlain = [...part].every((sign) => sign >= ' ' && sign !== '\\' && sign !== ':');
  return part !== '' && part.length <= 255 && isPlain;
}

function noPart(): AppError {
  return new AppError('invalid-input', 'This is no file of an uploaded folder.');
}
