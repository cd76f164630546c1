import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { fileTypeFromFile } from 'file-type';
import { stage, syncFiles, type Shelf } from '../../imports/originals.ts';

const never = new AbortController().signal;

/** Copies a file among the attachments of the archive, under its SHA-256. */
export async function keepFile(
  attachments: Shelf,
  path: string,
  name: string,
): Promise<{ readonly digest: string; readonly bytes: number; readonly mime: string }> {
  const { size } = await stat(path);
  const from = { name, bytes: size, open: () => createReadStream(path) };
  const { digest, source, keep, keptAs } = await stage(from, attachments, never, () => undefined);
  const known = await fileTypeFromFile(path).catch(() => undefined);
  await keep();
  await syncFiles([keptAs() ?? []].flat());
  return { digest, bytes: source.bytes, mime: known?.mime ?? mimeOf(name) };
}

function mimeOf(name: string): string {
  return /\.(txt|csv|md)$/i.test(name) ? 'text/plain' : 'application/octet-stream';
}
