import type { CsvRecord, CsvRules } from './csv-record.ts';

/**
 * The record that begins at `at`, where its cells are as they should be: unquoted, or quoted without a
 * quote inside and closed before what parts cells. Just what `readRecord` reads, in a third of its time;
 * null where the record is another, or goes on beyond the text.
 */
export function readPlainRecord(
  text: string,
  at: number,
  { delimiter, ends }: CsvRules,
): CsvRecord | null {
  if (ends !== '\n') return null;
  const comma = delimiter.charCodeAt(0);
  const cells: string[] = [];
  let lineCount = 1;
  for (let from = at; ;) {
    const isQuoted = text.charCodeAt(from) === quote;
    let end = isQuoted ? text.indexOf('"', from + 1) + 1 : endOfCell(text, from, comma);
    if (isQuoted) {
      if (end === 0 || end - from > longest) return null;
      lineCount += lineEndsIn(text, from, end);
    }
    const contentEnd = end;
    const isReturn = isQuoted && text.charCodeAt(end) === carriageReturn;
    if (isReturn) end++;
    const mark = text.charCodeAt(end);
    const isLast = mark === lineFeed;
    if (!isLast && (mark !== comma || isReturn)) return null;
    cells.push(
      isQuoted
        ? text.slice(from + 1, contentEnd - 1)
        : text.slice(
            from,
            isLast && text.charCodeAt(end - 1) === carriageReturn && end > from ? end - 1 : end,
          ),
    );
    if (isLast) return { cells, next: end + 1, lineCount, hasOpenQuote: false };
    from = end + 1;
  }
}

const quote = 0x22;
const lineFeed = 0x0a;
const carriageReturn = 0x0d;

/** Characters; a longer cell is for who looks whether its quote was ever meant to be closed. */
const longest = 100_000;

function endOfCell(text: string, from: number, comma: number): number {
  for (let end = from; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === comma || code === lineFeed) return end;
  }
  return text.length;
}

function lineEndsIn(text: string, from: number, end: number): number {
  let count = 0;
  for (let at = from; at < end; at++) if (text.charCodeAt(at) === lineFeed) count++;
  return count;
}
