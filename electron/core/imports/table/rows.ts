import { csvReader } from './csv.ts';

/** One record of a table. */
export interface Row {
  readonly cells: readonly string[];
  /** Line of the file on which it begins, or row of the sheet, from 1. */
  readonly line: number;
  /** Cells, from 0, whose numbers lost their last digits in a spreadsheet. */
  readonly rounded?: readonly number[];
  /**
   * `open-quote`: a quoted cell was never closed, and ends where the next row begins. `unreadable-row`:
   * this is no row at all, and its first cell shows what is there.
   */
  readonly flaw?: 'open-quote' | 'unreadable-row';
}

export type Delimiter = ',' | ';' | '\t' | '|';

/** Where a sample is as long, the file may go on and its last row is not whole. */
const sampleLength = 65_536;

/** The first rows of a sample, without one that the sample cuts. */
export function sampleRows(text: string, delimiter: Delimiter, most: number): string[][] {
  const reader = csvReader(delimiter, most);
  const rows = reader.push(text);
  if (text.length < sampleLength && rows.length < most) rows.push(...reader.end());
  return rows.slice(0, most).map(({ cells }) => [...cells]);
}

/** All rows in order, some at a time. */
export async function* tableRows(
  pieces: AsyncIterable<string>,
  delimiter: Delimiter,
): AsyncGenerator<readonly Row[]> {
  const reader = csvReader(delimiter);
  for await (const piece of pieces) {
    const rows = reader.push(piece);
    if (rows.length > 0) yield rows;
  }
  const rest = reader.end();
  if (rest.length > 0) yield rest;
}

/** Tells a header that stands in a table once more, with its byte order mark. */
export function headerFinder(headers: readonly string[]): (cells: readonly string[]) => boolean {
  const plain = (cell: string): string => cell.replace(/^\ufeff/u, '').trim();
  const known = headers.map(plain);
  const [first = ''] = known;
  return (cells) =>
    // Nearly every row differs in its first cell.
    cells[0] !== undefined &&
    cells[0].includes(first) &&
    known.length > 1 &&
    cells.length === known.length &&
    cells.every((cell, at) => cell.length < 200 && plain(cell) === known[at]);
}
