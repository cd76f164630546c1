import { AppError } from '../../../../shared/contract/errors.ts';
import type { Line } from '../format.ts';

/** No chat log has a longer line; what does is refused before it fills the memory. */
const longestLine = 16_000_000;

/**
 * Cuts decoded text into lines, a list for each piece of text. Ends are CRLF, LF, CR and U+2028; the
 * last one is told by `after`, so that a body can be put together exactly as it was.
 */
export async function* linesOf(pieces: AsyncIterable<string>): AsyncGenerator<readonly Line[]> {
  let carry = '';
  let number = 0;
  for await (const piece of pieces) {
    const first = number === 0 && carry === '' && piece.charCodeAt(0) === 0xfeff;
    const text = carry + (first ? piece.slice(1) : piece);
    // A carriage return at the very end may be the half of a CRLF.
    const end = text.endsWith('\r') ? text.length - 1 : text.length;
    const parts = text.includes('\r') ? text.slice(0, end).split(lineEnd) : text.split('\n');
    carry = (parts.pop() ?? '') + text.slice(end);
    if (carry.length > longestLine) throw tooLong(number + parts.length + 1);
    const lines: Line[] = [];
    if (text.includes('\u2028')) for (const part of parts) pushLine(lines, ++number, part);
    else for (const part of parts) lines.push({ number: ++number, text: part });
    if (lines.length > 0) yield lines;
  }
  const rest = carry.endsWith('\r') ? carry.slice(0, -1) : carry;
  if (rest === '' && carry === '') return;
  const last: Line[] = [];
  pushLine(last, ++number, rest);
  yield last;
}

const lineEnd = /\r\n|\n|\r/;

function pushLine(lines: Line[], number: number, text: string): void {
  if (!text.includes('\u2028')) {
    lines.push({ number, text });
    return;
  }
  for (const [index, part] of text.split('\u2028').entries()) {
    lines.push(index === 0 ? { number, text: part } : { number, text: part, soft: true });
  }
}

function tooLong(line: number): AppError {
  return new AppError('damaged-file', 'A line of this file is endless.', { line });
}
