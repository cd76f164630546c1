import { createWriteStream } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { ZipFile } from 'yazl';

/**
 * Zips a bag so that the same files give the same bytes anywhere: fixed order, dates and modes, and
 * stored without compression, because deflate's output differs between builds of zlib.
 */
export async function zipBag(
  folder: string,
  name: string,
  paths: readonly string[],
  target: string,
  signal: AbortSignal,
): Promise<void> {
  const zip = new ZipFile();
  const failed = new Promise<never>((_, reject) => zip.on('error', reject));
  for (const path of paths) {
    zip.addFile(join(folder, path), `${name}/${path}`, {
      // By local parts, which is what the DOS fields hold: the same in every zone.
      mtime: new Date(1980, 0, 1),
      mode: 0o100644,
      compress: false,
      forceDosTimestamp: true,
    });
  }
  zip.end();
  const written = pipeline(
    zip.outputStream as NodeJS.ReadableStream,
    createWriteStream(target, { flags: 'wx', flush: true }),
    { signal },
  );
  await Promise.race([written, failed]);
}
