import iconv from 'iconv-lite';
import type { Needle } from '../../../shared/domain/evidence/removal.ts';
import { mostUnpacked, packedTexts, packsText } from './packed-text.ts';

/** Encodings in which a removed word could hide in a file. */
const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'];

/** The word that was found; `unsearched` where some may stand in what cannot be unpacked. */
export type Searched = Needle | 'unsearched' | undefined;

/**
 * The first removed word whose bytes stand in the content, in any of the usual encodings; also where PDF,
 * Word, Excel, zip and PNG files pack it.
 */
export async function firstNeedleIn(
  content: AsyncIterable<Uint8Array>,
  needles: readonly Needle[],
): Promise<Searched> {
  if (needles.length === 0) return undefined;
  const patterns = needles.flatMap((needle) =>
    encodings.map((encoding) => ({ needle, bytes: iconv.encode(needle.text, encoding) })),
  );
  const longest = Math.max(...patterns.map(({ bytes }) => bytes.length));
  const search = (window: Buffer): Needle | undefined =>
    patterns.find(({ bytes }) => window.includes(bytes))?.needle;
  let carried = Buffer.alloc(0);
  let packed: Buffer[] | null = null;
  let isTooLarge = false;
  let bytes = 0;
  for await (const chunk of content) {
    const window = Buffer.concat([carried, chunk]);
    const found = search(window);
    if (found) return found;
    carried = window.subarray(Math.max(0, window.length - longest + 1));
    if (bytes === 0 && packsText(chunk)) packed = [];
    bytes += chunk.length;
    if (packed && bytes > mostUnpacked) [packed, isTooLarge] = [null, true];
    packed?.push(Buffer.from(chunk));
  }
  if (isTooLarge) return 'unsearched';
  let isSearched = true;
  for (const text of packed ? packedTexts(Buffer.concat(packed)) : []) {
    const found = text && search(text);
    if (found) return found;
    if (text === null) isSearched = false;
  }
  return isSearched ? undefined : 'unsearched';
}
