import { createHash, randomBytes } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileTypeFromFile } from 'file-type';

/** Copies a file among the attachments of the archive, under its SHA-256. */
export async function keepFile(
  archive: string,
  path: string,
  name: string,
): Promise<{ readonly digest: string; readonly bytes: number; readonly mime: string }> {
  const folder = join(archive, 'attachments');
  const part = join(folder, `.${randomBytes(8).toString('hex')}.part`);
  const hash = createHash('sha256');
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      bytes += chunk.length;
      done(null, chunk);
    },
  });
  try {
    const out = createWriteStream(part, { flags: 'wx', flush: true });
    await pipeline(createReadStream(path), counted, out);
    const known = await fileTypeFromFile(part).catch(() => undefined);
    const digest = hash.digest('hex');
    await rename(part, join(folder, digest));
    return { digest, bytes, mime: known?.mime ?? mimeOf(name) };
  } finally {
    await rm(part, { force: true });
  }
}

function mimeOf(name: string): string {
  return /\.(txt|csv|md)$/i.test(name) ? 'text/plain' : 'application/octet-stream';
}
