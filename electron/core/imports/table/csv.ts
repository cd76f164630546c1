import { AppError } from '../../../../shared/contract/errors.ts';
import { firstMark, readRecord, type CsvRules, type LineEnd } from './csv-record.ts';
import { readPlainRecord } from './plain-record.ts';
import type { Delimiter, Row } from './rows.ts';

/** Reads a delimited text piece by piece. */
export interface CsvReader {
  /** The rows that are whole with this piece. */
  push(piece: string): Row[];
  /** What is left when there is no more. */
  end(): Row[];
}

/** Characters; a cell of a spreadsheet holds 32,767 at most. */
const longestRecord = 16_000_000;

/**
 * Delimited text as RFC 4180 has it, and as programs really write it: quotes inside of a text that nobody
 * doubled stay in it, and a quote that is never closed ends where the next row begins. Empty lines are
 * no rows. It may stop after `most` rows of a piece.
 */
export function csvReader(delimiter: Delimiter, most = Number.POSITIVE_INFINITY): CsvReader {
  let text = '';
  let line = 1;
  let isFirst = true;
  let ends: LineEnd | null = null;
  let width = 0;
  const firstMarks = new Set<string>();
  const memo: CsvRules['memo'] = { line: null, openFirstCells: 0 };

  const take = (isEnd: boolean): Row[] => {
    const rows: Row[] = [];
    ends ??= lineEndOf(text, isEnd);
    if (ends === null) return rows;
    memo.line = null;
    let at = 0;
    let rules: CsvRules = { delimiter, ends, width, firstMarks, isEnd, memo };
    while (at < text.length && rows.length < most) {
      const record = readPlainRecord(text, at, rules) ?? readRecord(text, at, rules);
      if (record === null) break;
      const { cells, hasOpenQuote } = record;
      if (cells.length > 1 || cells[0] !== '') {
        rows.push(hasOpenQuote ? { cells, line, flaw: 'open-quote' } : { cells, line });
        if (width === 0) rules = { ...rules, width: (width = cells.length) };
        else if (firstMarks.size < 100) firstMarks.add(firstMark(cells));
      }
      line += record.lineCount;
      at = record.next;
    }
    text = text.slice(at);
    if (text.length > longestRecord) throw endless(line);
    return rows;
  };

  return {
    push(piece) {
      text += isFirst ? piece.replace(/^\ufeff/, '') : piece;
      isFirst = false;
      return take(false);
    },
    end: () => take(true),
  };
}

/** The first one decides: a lone carriage return inside of a text is no end where lines end otherwise. */
function lineEndOf(text: string, isEnd: boolean): LineEnd | null {
  let isQuoted = false;
  for (let i = 0; i < text.length; i++) {
    const mark = text[i];
    if (mark === '"') isQuoted = !isQuoted;
    else if (isQuoted) continue;
    else if (mark === '\n') return '\n';
    else if (mark === '\r') {
      if (i + 1 < text.length) return text[i + 1] === '\n' ? '\n' : '\r';
      return isEnd ? '\r' : null;
    }
  }
  // A quote that is never closed hides all line ends.
  if (isEnd || text.length > 1_000_000)
    return text.includes('\n') || !text.includes('\r') ? '\n' : '\r';
  return null;
}

function endless(line: number): AppError {
  return new AppError('damaged-file', 'A row of this table is endless.', { line });
}
