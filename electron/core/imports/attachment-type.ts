import { fileTypeFromBuffer } from 'file-type';
import { mimeOf } from './inputs.ts';
import { startOf, type ByteSource } from './text/encoding.ts';

/** As much as telling a type needs. */
const headBytes = 4_100;

/**
 * What a file really is, by its content; its name may say anything. Only plain text, which has no mark of
 * its own, is believed of its name; what nobody knows is `application/octet-stream`.
 */
export async function attachmentType(source: ByteSource, name: string): Promise<string> {
  const head = await startOf(source, headBytes);
  const known = await fileTypeFromBuffer(head).catch(() => undefined);
  if (known) return known.mime;
  const named = mimeOf(name);
  return named.startsWith('text/') && !head.includes(0) ? named : 'application/octet-stream';
}
