import { randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rm, stat } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { basename, dirname, join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { AppError } from '../../shared/contract/errors.ts';
import type { GrantedFile } from '../../shared/contract/desktop.ts';
import type { Grants } from '../core/system/grants.ts';
import { scrambleKey, scrambling, unscrambled } from '../core/system/scrambled.ts';

/** Streams the body into a file of the program's own and grants it. Half an upload leaves nothing. */
export async function receiveUpload(
  request: IncomingMessage,
  name: string,
  grants: Grants,
  { folder, maxBytes }: { readonly folder: string; readonly maxBytes: number },
): Promise<GrantedFile> {
  const shownName = basename(name.replaceAll('\\', '/')) || 'upload';
  const path = join(folder, 'uploads', randomBytes(16).toString('hex'));
  const key = scrambleKey();
  await receiveFile(request, path, { key, maxBytes });
  const grant = { path, name: shownName, temporary: true, key: key.toString('hex') };
  return { grant: await grants.give(grant), name: shownName };
}

/** Streams the body into a new file, scrambled. What is too large or breaks off leaves nothing. */
export async function receiveFile(
  request: IncomingMessage,
  path: string,
  { key, maxBytes }: { readonly key: Uint8Array; readonly maxBytes: number },
): Promise<void> {
  if (Number(request.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  let isOurs = false;
  try {
    const file = createWriteStream(path, { flags: 'wx', mode: 0o600 });
    file.once('open', () => (isOurs = true));
    await pipeline(request, limit(maxBytes), scrambling(key), file);
  } catch (cause) {
    if (isOurs) await rm(path, { force: true });
    throw cause;
  }
}

/**
 * Sends a granted file as a download. A link cannot carry the token; the grant's id itself, 128 random
 * bits that only this page was told, stands for it.
 */
export async function sendDownload(
  response: ServerResponse,
  id: string,
  name: string | null,
  grants: Grants,
): Promise<void> {
  const grant = await grants.find(id);
  const file = await stat(grant.path);
  if (!file.isFile()) throw new AppError('not-found', 'Only files can be downloaded.');
  response.writeHead(200, {
    'content-type': 'application/octet-stream',
    'content-length': file.size,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(name ?? grant.name)}`,
    'content-security-policy': `default-src 'none'; sandbox`,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  const { path, key } = grant;
  const bytes =
    key === undefined ? createReadStream(path) : unscrambled(path, Buffer.from(key, 'hex'));
  await pipeline(bytes, response);
}

function limit(maxBytes: number): Transform {
  let bytes = 0;
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      if (bytes > maxBytes) done(tooLarge(maxBytes));
      else done(null, chunk);
    },
  });
}

function tooLarge(maxBytes: number): AppError {
  return new AppError('invalid-input', 'The file is too large for an upload.', { maxBytes });
}
