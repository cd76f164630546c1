import iconv from 'iconv-lite';
import type { Needle } from '../../../shared/domain/evidence/removal.ts';

/** Encodings in which a removed word could hide in a file. */
const encodings = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'];

/** The first removed word whose bytes stand in the content, in any of the usual encodings. */
export async function firstNeedleIn(
  content: AsyncIterable<Uint8Array>,
  needles: readonly Needle[],
): Promise<Needle | undefined> {
  if (needles.length === 0) return undefined;
  const patterns = needles.flatMap((needle) =>
    encodings.map((encoding) => ({ needle, bytes: iconv.encode(needle.text, encoding) })),
  );
  const longest = Math.max(...patterns.map(({ bytes }) => bytes.length));
  let carried = Buffer.alloc(0);
  for await (const chunk of content) {
    const window = Buffer.concat([carried, chunk]);
    const found = patterns.find(({ bytes }) => window.includes(bytes));
    if (found) return found.needle;
    carried = window.subarray(Math.max(0, window.length - longest + 1));
  }
  return undefined;
}
