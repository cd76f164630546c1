import { parseJson } from './parse.ts';

/**
 * What the start of a JSON document holds: its open strings are left out and its open brackets closed.
 * Undefined where the text is no JSON, or more than one document.
 */
export function glimpseOf(text: string): unknown {
  const start = text.replace(/^[\s\ufeff]+/, '');
  if (!/^[[{]/.test(start)) return undefined;
  const closed = closedAt(start);
  if (closed === null) return undefined;
  try {
    return parseJson(closed);
  } catch {
    return undefined;
  }
}

/** The first whole lines of a file that has a JSON object on each; empty for any other file. */
export function jsonLinesOf(lines: readonly string[], most = 20): unknown[] {
  const found: unknown[] = [];
  // The last line of a sample may be cut.
  for (const line of lines.length > 1 ? lines.slice(0, -1) : lines) {
    if (line.trim() === '') continue;
    // The first decides; a broken one among others does not make it another file.
    try {
      if (/^\s*\{.*\}\s*$/s.test(line)) found.push(parseJson(line));
    } catch {
      // Told by whoever reads it.
    }
    if (found.length === 0) return [];
    if (found.length >= most) break;
  }
  return found;
}

/** Cuts after the last element that is whole; null where the document is followed by another. */
function closedAt(text: string): string | null {
  const open: string[] = [];
  let isString = false;
  let cut = 0;
  for (let i = 0; i < text.length; i++) {
    const mark = text[i]!;
    if (isString) {
      if (mark === '\\') i++;
      else if (mark === '"') isString = false;
    } else if (mark === '"') {
      isString = true;
    } else if (mark === '{' || mark === '[') {
      open.push(mark === '{' ? '}' : ']');
      cut = i + 1;
    } else if (mark === '}' || mark === ']') {
      open.pop();
      if (open.length === 0) return text.slice(i + 1).trim() === '' ? text : null;
      cut = i + 1;
    } else if (mark === ',') {
      cut = i;
    }
  }
  // Whatever opens or closes a bracket is cut at, so that those open now are open there.
  return text.slice(0, cut) + open.toReversed().join('');
}
