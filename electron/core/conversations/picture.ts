import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../../shared/contract/errors.ts';
import { extensionOf } from '../../../shared/domain/evidence/attachment-type.ts';

const largest = 8 * 2 ** 20;

/** What windows draw by themselves, without running anything. */
const types: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
};

/** A kept picture by the SHA-256 of its bytes, which alone tell what it is. `not-found` where there is none. */
export async function readPicture(
  folder: string,
  digest: string,
): Promise<{ mime: string; base64: string }> {
  const path = join(folder, 'attachments', digest);
  const kept = await stat(path).catch(() => null);
  const bytes = kept?.isFile() && kept.size <= largest ? await readFile(path) : null;
  const mime = bytes && types[extensionOf(bytes)];
  if (mime) return { mime, base64: bytes.toString('base64') };
  throw new AppError('not-found', 'The archive keeps no such picture.', { digest });
}
