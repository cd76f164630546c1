import type { Row } from '../table/rows.ts';

/** A spreadsheet file: its sheets in order. */
export interface Workbook {
  readonly sheets: readonly Sheet[];
}

export interface Sheet {
  readonly name: string;
  /** Reads the rows from the first one, some at a time; as often as asked. */
  rows(): AsyncIterable<readonly Row[]>;
}
