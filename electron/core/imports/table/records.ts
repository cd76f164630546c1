import type { ParseInput, Sample } from '../format.ts';
import { fitRow } from './fit-row.ts';
import { headerFinder, sampleRows, tableRows, type Delimiter, type Row } from './rows.ts';

/** A row of a table with a known header. */
export interface TableRecord {
  /** Line of the file, or row of the sheet, from 1. */
  readonly line: number;
  readonly headers: readonly string[];
  readonly cells: readonly string[];
  /** Name of its sheet; '' where the file is no workbook. */
  readonly sheet: string;
  readonly isRagged: boolean;
  /** The cell under a header; '' where there is none. */
  cell(header: string): string;
}

export interface KnownTable {
  readonly delimiter: Delimiter;
  readonly headers: readonly string[];
}

const delimiters: readonly Delimiter[] = [',', '\t', ';', '|'];

/** The table of a text file whose first row has all of `headers`, or null. */
export function tableWith(sample: Sample, ...headers: readonly string[]): KnownTable | null {
  // Most files are no tables: to look for a word takes less than to read a row.
  if (!headers.every((header) => sample.text.includes(header))) return null;
  const found = firstRowsOf(sample);
  return found.find((table) => headers.every((header) => table.headers.includes(header))) ?? null;
}

/** The first row of a sample by every delimiter: each format for tables asks for it. */
function firstRowsOf(sample: Sample): readonly KnownTable[] {
  let found = firstRows.get(sample);
  if (!found) {
    found = delimiters.map((delimiter) => {
      const [first] = sampleRows(sample.text, delimiter, 1);
      return { delimiter, headers: first?.map(plainHeader) ?? [] };
    });
    firstRows.set(sample, found);
  }
  return found;
}

const firstRows = new WeakMap<Sample, readonly KnownTable[]>();

/** The headers of the first sheet that has all of `headers` in its first row, or null. */
export function sheetWith(sample: Sample, ...headers: readonly string[]): readonly string[] | null {
  for (const { rows } of sample.workbook ?? []) {
    const found = rows[0]?.map(plainHeader) ?? [];
    if (headers.every((header) => found.includes(header))) return found;
  }
  return null;
}

/**
 * The rows under the header, of a text file or of all sheets that have the columns `needed`, some at a
 * time, below as many rows as `mostAbove` says. A surplus of cells is put together again in the column `text`.
 */
export async function* tableRecords(
  input: ParseInput,
  {
    text,
    needed,
    mostAbove = 0,
  }: { readonly text: string; readonly needed: readonly string[]; readonly mostAbove?: number },
): AsyncGenerator<readonly TableRecord[]> {
  if (input.workbook) {
    for (const { name, rows } of input.workbook.sheets) yield* recordsOf(rows(), '', name);
    return;
  }
  const table = tableWith(input.sample, ...needed);
  if (table) yield* recordsOf(tableRows(input.pieces(), table.delimiter), table.delimiter, '');

  async function* recordsOf(
    batches: AsyncIterable<readonly Row[]>,
    delimiter: string,
    sheet: string,
  ): AsyncGenerator<readonly TableRecord[]> {
    let headers: readonly string[] | null = null;
    let above = 0;
    let places = new Map<string, number>();
    let isHeaderAgain = headerFinder([]);
    for await (const rows of batches) {
      const records: TableRecord[] = [];
      for (const { cells, line } of rows) {
        if (headers === null) {
          const found = cells.map(plainHeader);
          const isHeader = needed.every((header) => found.includes(header));
          if (!isHeader && above++ >= mostAbove) return;
          if (!isHeader) continue;
          headers = found;
          isHeaderAgain = headerFinder(headers);
          places = new Map(headers.map((header, index) => [header, index]));
          continue;
        }
        // Exports that were put one behind the other.
        if (isHeaderAgain(cells)) continue;
        const fitted = fitRow(cells, headers.length, places.get(text) ?? 0, delimiter);
        const cell = (header: string): string => {
          const place = places.get(header);
          return place === undefined ? '' : (fitted.cells[place] ?? '');
        };
        records.push({
          line,
          headers,
          cells: fitted.cells,
          sheet,
          isRagged: fitted.isRagged,
          cell,
        });
      }
      if (records.length > 0) yield records;
    }
  }
}

function plainHeader(header: string): string {
  return header.trim();
}
