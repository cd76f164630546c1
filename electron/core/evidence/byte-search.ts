import iconv from 'iconv-lite';
import type { Needle } from '../../../shared/domain/evidence/removal.ts';
import { mostUnpacked, packedTexts, packsText } from './packed-text.ts';

/** Encodings in which a removed word could hide in a file. */
const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'];

/**
 * The first removed word whose bytes stand in the content, in any of the usual encodings; also where PDF,
 * Word, Excel and PNG files pack it.
 */
export async function firstNeedleIn(
  content: AsyncIterable<Uint8Array>,
  needles: readonly Needle[],
): Promise<Needle | undefined> {
  if (needles.length === 0) return undefined;
  const patterns = needles.flatMap((needle) =>
    encodings.map((encoding) => ({ needle, bytes: iconv.encode(needle.text, encoding) })),
  );
  const longest = Math.max(...patterns.map(({ bytes }) => bytes.length));
  const search = (window: Buffer): Needle | undefined =>
    patterns.find(({ bytes }) => window.includes(bytes))?.needle;
  let carried = Buffer.alloc(0);
  let kept: Buffer[] | null = null;
  let bytes = 0;
  for await (const chunk of content) {
    const window = Buffer.concat([carried, chunk]);
    const found = search(window);
    if (found) return found;
    carried = window.subarray(Math.max(0, window.length - longest + 1));
    if (bytes === 0 && packsText(chunk)) kept = [];
    bytes += chunk.length;
    if (bytes > mostUnpacked) kept = null;
    kept?.push(Buffer.from(chunk));
  }
  if (!kept) return undefined;
  for (const text of packedTexts(Buffer.concat(kept))) {
    const found = search(text);
    if (found) return found;
  }
  return undefined;
}
