import type { Delimiter } from './rows.ts';

/** `\n` stands for CRLF too. */
export type LineEnd = '\n' | '\r';

export interface CsvRules {
  readonly delimiter: Delimiter;
  readonly ends: LineEnd;
  /** Cells of the first row; 0 while it is read. */
  readonly width: number;
  /** How rows begin, as far as they were read. */
  readonly firstMarks: ReadonlySet<string>;
  /** Nothing comes after the text. */
  readonly isEnd: boolean;
  /** The line that was looked at last: asked for each of its quotes, it is searched once. */
  readonly memo: { line: QuoteLine | null; openFirstCells: number };
}

interface QuoteLine {
  readonly start: number;
  /** Its line end; -1 where the text has none any more. */
  readonly end: number;
  /** The last quote in it that closes a cell; -1 where none does. */
  readonly lastClose: number;
}

export interface CsvRecord {
  readonly cells: string[];
  /** Where the next one begins. */
  readonly next: number;
  /** Line ends that it takes. */
  readonly lineCount: number;
  readonly hasOpenQuote: boolean;
}

/** Characters; what is quoted for longer was never closed. */
const longestQuoted = 1_000_000;
/** After so many a file does not quote what its rows begin with. */
const mostOpenFirstCells = 5;

/** The record that begins at `at`; null where more text is needed to know its end. */
export function readRecord(text: string, at: number, rules: CsvRules): CsvRecord | null {
  const { delimiter, isEnd } = rules;
  const cells: string[] = [];
  let position = at;
  let lineCount = 1;
  let hasOpenQuote = false;
  for (;;) {
    const isQuoted = text[position] === '"';
    const cell = isQuoted
      ? quotedCell(text, position, position === at, rules)
      : plainCell(text, position, rules);
    if (cell === null) return null;
    cells.push(cell.text);
    lineCount += cell.lineCount;
    hasOpenQuote ||= cell.isOpen === true;
    if (cell.nextRow !== undefined) {
      const { nextRow: next } = cell;
      const split = splitAtQuote(text, position, next, rules, cells.length);
      if (split) cells.splice(-1, 1, ...split);
      return { cells, next, lineCount: lineCount - 1, hasOpenQuote: true };
    }
    position = cell.end;
    if (position >= text.length) {
      return isEnd ? { cells, next: position, lineCount, hasOpenQuote } : null;
    }
    if (text[position] !== delimiter) {
      const next = position + (text.startsWith('\r\n', position) ? 2 : 1);
      return { cells, next, lineCount, hasOpenQuote };
    }
    position++;
  }
}

/** What a row begins with: by this, and by its cells, a line is known to be one. */
export function firstMark([first = '']: readonly string[]): string {
  const [mark = ''] = first;
  if (/\p{Nd}/u.test(mark)) return 'digit';
  return /\p{Script=Han}/u.test(mark) ? 'han' : /\p{L}/u.test(mark) ? 'letter' : mark;
}

interface Cell {
  readonly text: string;
  /** Where the delimiter, the line end or the end of the text stands. */
  readonly end: number;
  readonly lineCount: number;
  /** Set where a quote was never closed and the cell ends with the row. */
  readonly nextRow?: number;
  /** A quote was never closed; it is part of the text. */
  readonly isOpen?: true;
}

function plainCell(text: string, from: number, { delimiter, ends, isEnd }: CsvRules): Cell | null {
  const comma = delimiter.charCodeAt(0);
  const lineEnd = ends.charCodeAt(0);
  let end = from;
  for (; end < text.length; end++) {
    const code = text.charCodeAt(end);
    if (code === comma || code === lineEnd) break;
  }
  if (end === text.length && !isEnd) return null;
  const isLast = end === text.length || text.charCodeAt(end) === lineEnd;
  const hasReturn = isLast && end > from && text.charCodeAt(end - 1) === 13;
  return { text: text.slice(from, hasReturn ? end - 1 : end), end, lineCount: 0 };
}

function quotedCell(text: string, from: number, isFirst: boolean, rules: CsvRules): Cell | null {
  const { ends, isEnd, memo } = rules;
  let search = from + 1;
  let checked = from;
  for (;;) {
    const quote = text.indexOf('"', search);
    if (quote < 0 || quote - from > longestQuoted) {
      if (quote < 0 && !isEnd && text.length - from <= longestQuoted) return null;
      return openCell(text, from, isFirst, rules);
    }
    if (text[quote + 1] === '"') {
      search = quote + 2;
      continue;
    }
    const edge = edgeAfter(text, quote + 1, rules);
    if (edge === null) return null;
    if (edge >= 0) {
      const content = text.slice(from + 1, quote);
      return { text: undoubled(content), end: edge, lineCount: countOf(content, ends) };
    }
    // A quote that should have been doubled, or the first one of another cell.
    const line = lineOfQuote(text, quote, rules);
    if (line.end < 0 && !isEnd && text.length - from <= longestQuoted) return null;
    if (line.start <= from) {
      if (line.lastClose <= quote) return plainCell(text, from, rules);
    } else if (isFirst && memo.openFirstCells > mostOpenFirstCells) {
      return openLine(text, from, rules);
    } else if (line.start > checked) {
      const row = nextRow(text, checked, quote, rules);
      if (row >= 0) return openCell(text, from, isFirst, rules);
      checked = quote;
    }
    search = quote + 1;
  }
}

/** What the cell ends at, spaces between left out; -1 where it does not end there, null where unknown. */
function edgeAfter(
  text: string,
  from: number,
  { delimiter, ends, isEnd }: CsvRules,
): number | null {
  let at = from;
  while (text[at] === ' ') at++;
  if (at >= text.length) return isEnd ? at : null;
  const mark = text[at];
  if (mark === delimiter || mark === ends) return at;
  if (mark !== '\r') return -1;
  if (at + 1 >= text.length) return isEnd ? at : null;
  return text[at + 1] === '\n' ? at : -1;
}

function lineOfQuote(text: string, quote: number, rules: CsvRules): QuoteLine {
  const { delimiter, ends, memo } = rules;
  const known = memo.line;
  if (known && known.start <= quote && (known.end < 0 || quote < known.end)) return known;
  const start = text.lastIndexOf(ends, quote) + 1;
  const end = text.indexOf(ends, quote);
  let lastClose = -1;
  // From the line's end: whether a cell may end here, only spaces after.
  for (
    let at = (end < 0 ? text.length : end) - 1, isEdge = true;
    at >= start && lastClose < 0;
    at--
  ) {
    const mark = text[at];
    if (mark === '"' && isEdge) lastClose = at;
    isEdge = mark === delimiter || ((mark === ' ' || mark === '\r') && isEdge);
  }
  return (memo.line = { start, end, lastClose });
}

/** A cell whose quote is never closed: it ends where the next row begins, else with the text. */
function openCell(text: string, from: number, isFirst: boolean, rules: CsvRules): Cell | null {
  const { width, ends } = rules;
  if (width === 0) return plainCell(text, from, rules);
  const limit = Math.min(text.length, from + longestQuoted);
  let next = nextRow(text, from, limit, rules);
  // What rows begin with, a time or an id, has no lines.
  if (next < 0 && isFirst) return openLine(text, from, rules);
  if (next < 0) {
    const lastEnd = text.length > limit ? text.lastIndexOf(ends, limit) : -1;
    next = lastEnd > from ? lastEnd + 1 : limit;
  }
  const content = text.slice(from + 1, next);
  const shown = undoubled(content.replace(/\r?\n$|\r$/, ''));
  return { text: shown, end: next, lineCount: countOf(content, ends), nextRow: next };
}

/** The quote is taken for text, and the cell for one of this line. */
function openLine(text: string, from: number, rules: CsvRules): Cell | null {
  const cell = plainCell(text, from, rules);
  if (cell === null) return null;
  rules.memo.openFirstCells++;
  return { ...cell, isOpen: true };
}

/** Where a line after `from`, and not after `until`, is a row; -1 where none is. */
function nextRow(text: string, from: number, until: number, rules: CsvRules): number {
  for (let at = text.indexOf(rules.ends, from); at >= 0; at = text.indexOf(rules.ends, at + 1)) {
    const start = at + 1;
    if (start > until) return -1;
    if (start < text.length && isRow(text, start, rules)) return start;
  }
  return -1;
}

/** The line has as many cells as a row, well quoted, and begins like one. The last may go on below. */
function isRow(text: string, start: number, rules: CsvRules): boolean {
  const { ends, width, delimiter, firstMarks } = rules;
  if (width < 2) return false;
  const lineEnd = text.indexOf(ends, start);
  const line = text.slice(start, lineEnd < 0 ? undefined : lineEnd).replace(/\r$/, '');
  const cells: string[] = [];
  let at = 0;
  for (;;) {
    if (line[at] === '"') {
      let close = line.indexOf('"', at + 1);
      while (close >= 0 && line[close + 1] === '"') close = line.indexOf('"', close + 2);
      cells.push(line.slice(at + 1, close < 0 ? undefined : close));
      if (close < 0) break;
      at = close + 1;
      if (at < line.length && line[at] !== delimiter) return false;
    } else {
      const end = line.indexOf(delimiter, at);
      cells.push(line.slice(at, end < 0 ? undefined : end));
      at = end < 0 ? line.length : end;
    }
    if (at >= line.length) break;
    at++;
    if (cells.length > width) return false;
  }
  return cells.length === width && (firstMarks.size === 0 || firstMarks.has(firstMark(cells)));
}

/** Where only one line is concerned and its quote was no quoting, its cells are all there. */
function splitAtQuote(
  text: string,
  from: number,
  next: number,
  { delimiter, ends, width }: CsvRules,
  before: number,
): readonly string[] | null {
  const line = text.slice(from, next).replace(/\r?\n$|\r$/, '');
  if (line.includes(ends)) return null;
  const cells = line.split(delimiter);
  return before - 1 + cells.length === width ? cells : null;
}

function undoubled(content: string): string {
  return content.includes('"') ? content.replaceAll('""', '"') : content;
}

function countOf(content: string, ends: LineEnd): number {
  let count = 0;
  for (let at = content.indexOf(ends); at >= 0; at = content.indexOf(ends, at + 1)) count++;
  return count;
}
