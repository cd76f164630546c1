import { stat } from 'node:fs/promises';
import { AppError } from '../../../shared/contract/errors.ts';
import { extensionOf } from '../../../shared/domain/evidence/attachment-type.ts';
import { ifAbsent } from '../system/absent.ts';
import { keptPath, openKept, readWhole, type Shelf } from '../imports/originals.ts';

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
  attachments: Shelf,
  digest: string,
): Promise<{ mime: string; base64: string }> {
  const kept = await stat(keptPath(attachments, digest)).catch(ifAbsent(null));
  const isThere = kept?.isFile() && kept.size <= largest;
  const bytes = isThere ? await readWhole(openKept(attachments, digest)) : null;
  const mime = bytes && types[extensionOf(bytes)];
  if (mime) return { mime, base64: bytes.toString('base64') };
  throw new AppError('not-found', 'The archive keeps no such picture.', { digest });
}
