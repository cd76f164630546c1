import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fileTypeFromBuffer } from 'file-type';
import { stage, syncFiles, type Shelf } from '../../imports/originals.ts';
import type { Grant } from '../../system/grants.ts';
import { unscrambled } from '../../system/scrambled.ts';

const never = new AbortController().signal;

/** Copies a file among the attachments of the archive, under its SHA-256. */
export async function keepFile(
  attachments: Shelf,
  { path, name, key }: Pick<Grant, 'path' | 'name' | 'key'>,
): Promise<{ readonly digest: string; readonly bytes: number; readonly mime: string }> {
  const { size } = await stat(path);
  const open = () =>
    key === undefined ? createReadStream(path) : unscrambled(path, Buffer.from(key, 'hex'));
  const from = { name, bytes: size, open };
  const { digest, source, keep, keptAs } = await stage(from, attachments, never, () => undefined);
  const known = await fileTypeFromBuffer(await firstOf(open()));
  await keep();
  await syncFiles([keptAs() ?? []].flat());
  return { digest, bytes: source.bytes, mime: known?.mime ?? mimeOf(name) };
}

/** The first chunk tells what kind of file it is. */
async function firstOf(chunks: AsyncIterable<Buffer>): Promise<Buffer> {
  for await (const chunk of chunks) return chunk;
  return Buffer.alloc(0);
}

function mimeOf(name: string): string {
  return /\.(txt|csv|md)$/i.test(name) ? 'text/plain' : 'application/octet-stream';
}
