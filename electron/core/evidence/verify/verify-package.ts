import { stat } from 'node:fs/promises';
import { AppError } from '../../../../shared/contract/errors.ts';
import type { PackageVerification } from '../../../../shared/contract/evidence.ts';
import type { VerifyHost } from '../../../../shared/domain/evidence/verify/package-files.ts';
import {
  sealDigits,
  verifyFiles,
  type Outside,
} from '../../../../shared/domain/evidence/verify/verify-files.ts';
import { hashing } from '../hashing.ts';
import { folderFiles } from './folder-files.ts';
import { zipFiles } from './zip-files.ts';

/**
 * Verifies a package, folder or zip, without any archive: intact, altered (what) or incomplete.
 * `seal` is the seal code that was kept outside; blanks, hyphens and case do not matter in it.
 * `not-found` when nothing lies at the path, `invalid-input` when the seal is no 64 hex digits.
 */
export async function verifyPackage(
  path: string,
  seal?: string,
  stamp: Pick<Outside, 'stamp' | 'authorities'> = {},
): Promise<PackageVerification> {
  const code = seal === undefined ? undefined : sealDigits(seal);
  if (seal !== undefined && code === undefined) {
    throw new AppError('invalid-input', 'A seal code has 64 hexadecimal digits.');
  }
  const info = await stat(path).catch(() => null);
  if (!info) throw new AppError('not-found', 'There is no file or folder here.', { path });
  const files = info.isDirectory() ? await folderFiles(path) : await zipFiles(path);
  try {
    return await verifyFiles(files, host, { seal: code, ...stamp });
  } finally {
    files.close();
  }
}

const host: VerifyHost = {
  hashing,
  utf8: () => new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }),
};
