import { CsvError, parse as parseStream } from 'csv-parse';
import { parse as parseNow } from 'csv-parse/sync';
import { Readable } from 'node:stream';
import { AppError } from '../../../../shared/contract/errors.ts';

/** One record of a table. */
export interface Row {
  readonly cells: readonly string[];
  /** Line of the file on which it ends, from 1. */
  readonly line: number;
}

export type Delimiter = ',' | ';' | '\t' | '|';

/** The first rows of a sample, fewer where a broken quote or the sample's end stops the reading. */
export function sampleRows(text: string, delimiter: Delimiter, most: number): string[][] {
  for (let count = most; count >= 1; count = Math.floor(count / 2)) {
    try {
      return parseNow(text, { ...settings(delimiter), to: count });
    } catch (cause) {
      if (!(cause instanceof CsvError)) throw cause;
    }
  }
  return [];
}

/** All rows in order, some at a time. A quote that never closes is a `damaged-file` with its line. */
export async function* tableRows(
  pieces: AsyncIterable<string>,
  delimiter: Delimiter,
): AsyncGenerator<readonly Row[]> {
  const parser = Readable.from(pieces, { objectMode: true }).pipe(
    parseStream({ ...settings(delimiter), info: true, max_record_size: longestRecord }),
  );
  let rows: Row[] = [];
  try {
    for await (const { record, info } of parser as AsyncIterable<Parsed>) {
      rows.push({ cells: record, line: info.lines });
      if (rows.length < 500) continue;
      yield rows;
      rows = [];
    }
  } catch (cause) {
    if (!(cause instanceof CsvError)) throw cause;
    const line = Number(cause['lines'] ?? 0);
    const message = 'The table cannot be read on: a quoted cell is never closed, or far too long.';
    throw new AppError('damaged-file', message, { line, code: cause.code }, { cause });
  }
  yield rows;
}

interface Parsed {
  readonly record: string[];
  readonly info: { readonly lines: number };
}

/** Characters; a cell of a spreadsheet holds 32,767 at most. */
const longestRecord = 4_000_000;

function settings(delimiter: Delimiter) {
  return {
    delimiter,
    bom: true,
    relax_column_count: true,
    relax_quotes: true,
    skip_empty_lines: true,
    record_delimiter: ['\r\n', '\n', '\r'],
  };
}
