import { AppError } from '../../../../../shared/contract/errors.ts';
import { scriptObject } from '../../json/script-object.ts';
import type { JsonObject } from '../../json/shape.ts';

const call = '__QCE_CHUNK__(';
const manifestCall = '__QCE_MANIFEST__(';

/** No record is longer; what is was made to fill the memory. */
const longest = 32_000_000;

/**
 * Records of the page in pieces: objects in the list `messages` of each `__QCE_CHUNK__(…)` call, which is
 * JavaScript and no JSON, as its keys may lack quotes. Other pages have lists of the same kind behind another
 * `start`.
 */
export async function* chunkRecords(
  pieces: AsyncIterable<string>,
  start: RegExp = listStart,
): AsyncGenerator<readonly (JsonObject | null)[]> {
  let text = '';
  let isInside = false;
  for await (const piece of pieces) {
    text += piece;
    const found: (JsonObject | null)[] = [];
    for (;;) {
      if (!isInside) {
        const at = start.exec(text);
        if (!at) {
          // The start of a call may be cut by the end of the piece.
          text = text.slice(-4_096);
          break;
        }
        text = text.slice(at.index + at[0].length);
        isInside = true;
      }
      const next = nextObject(text);
      if (next === 'end') isInside = false;
      else if (next === null) break;
      else {
        found.push(scriptObject(text.slice(next.from, next.to)));
        text = text.slice(next.to);
      }
    }
    if (text.length > longest) {
      throw new AppError('damaged-file', 'A record of this page never ends.', { record: call });
    }
    if (found.length > 0) yield found;
  }
}

/** The list of pieces, from `manifest.js` or from a page that has it inside; null where there is none. */
export function manifestIn(text: string): JsonObject | null {
  let at = text.indexOf(manifestCall);
  while (at >= 0) {
    const start = text.indexOf('{', at + manifestCall.length);
    const end = start < 0 ? null : objectEnd(text, start);
    const value = end === null ? null : scriptObject(text.slice(start, end));
    if (value) return value;
    at = text.indexOf(manifestCall, at + manifestCall.length);
  }
  return null;
}

const listStart = /__QCE_CHUNK__\(\s*\{[^[{]{0,400}?["']?messages["']?\s*:\s*\[/u;

function nextObject(text: string): { from: number; to: number } | 'end' | null {
  const from = text.search(/[^\s,]/u);
  if (from < 0) return null;
  if (text[from] !== '{') return 'end';
  const to = objectEnd(text, from);
  return to === null ? null : { from, to };
}

/** Past the bracket that closes the one at `from`; null where it is not there yet. */
function objectEnd(text: string, from: number): number | null {
  let depth = 0;
  for (let i = from; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === 34 || code === 39) {
      i = stringEnd(text, i);
      if (i < 0) return null;
    } else if (code === 123) depth++;
    else if (code === 125 && --depth === 0) return i + 1;
  }
  return null;
}

/** Of the closing quote; -1 where it is not there yet. */
function stringEnd(text: string, from: number): number {
  const quote = text[from]!;
  let at = text.indexOf(quote, from + 1);
  while (at >= 0) {
    let slashes = 0;
    while (text.charCodeAt(at - 1 - slashes) === 92) slashes++;
    if (slashes % 2 === 0) return at;
    at = text.indexOf(quote, at + 1);
  }
  return -1;
}
