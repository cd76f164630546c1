import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { dirname } from 'node:path';

/** What was copied. */
export interface Copied {
  readonly bytes: number;
  readonly sha256: string;
}

/** Copies a file onto the disk, surely written when this returns, and hashes what it wrote. */
export async function copyFile(
  from: string,
  to: string,
  signal: AbortSignal,
  onBytes: (bytes: number) => void,
): Promise<Copied> {
  await mkdir(dirname(to), { recursive: true });
  const out = await open(to, 'wx');
  try {
    const copied = await hashFile(from, signal, async (chunk) => {
      await out.writeFile(chunk);
      onBytes(chunk.length);
    });
    await out.sync();
    return copied;
  } finally {
    await out.close();
  }
}

/** Reads a file to its end. */
export async function hashFile(
  file: string,
  signal: AbortSignal,
  onChunk: (chunk: Buffer) => Promise<void> | void,
): Promise<Copied> {
  const hash = createHash('sha256');
  let bytes = 0;
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 18, signal })) {
    hash.update(chunk as Buffer);
    bytes += (chunk as Buffer).length;
    await onChunk(chunk as Buffer);
  }
  return { bytes, sha256: hash.digest('hex') };
}
