import type { Columns } from '../../../../shared/contract/imports.ts';
import { readCellTime } from './cell-time.ts';

/**
 * The columns of a table without a header, by what is in them: a time, a few names, long texts. Null
 * where it is not plain.
 */
export function inferColumns(rows: readonly (readonly string[])[]): Columns | null {
  const width = rows[0]?.length ?? 0;
  if (rows.length < 3 || width < 3 || width > 10) return null;
  if (rows.some((row) => row.length !== width)) return null;
  const columns = Array.from({ length: width }, (_, index) =>
    rows.map((row) => (row[index] ?? '').trim()),
  );
  return timedColumns(columns);
}

type Cells = readonly string[];

function timedColumns(columns: readonly Cells[]): Columns | null {
  const times = timeColumns(columns);
  if (!times) return null;
  const [time, date = time] = times;
  const text = longestText(columns, times);
  if (text === null) return null;
  const names = columns
    .map((cells, index) => ({ index, distinct: new Set(cells).size, length: meanLength(cells) }))
    .filter(({ index }) => index !== time && index !== date && index !== text)
    .filter(({ distinct, length, index }) => {
      const isName = share(columns[index]!, (cell) => /\p{L}/u.test(cell)) > 0.8;
      return isName && length <= 40 && distinct <= Math.max(2, columns[index]!.length / 2);
    });
  // Of two short columns the one with one value throughout is the channel or the account.
  const sender = names.find(({ distinct }) => distinct > 1) ?? names[0];
  if (!sender) return null;
  const found = { time: numbered(time), sender: numbered(sender.index), text: numbered(text) };
  return date === time ? found : { ...found, date: numbered(date) };
}

/** The column of times, and that of days where they stand apart. */
function timeColumns(columns: readonly Cells[]): readonly [number, number?] | null {
  const both = columns.findIndex((cells) => share(cells, isDateTime) > 0.9);
  if (both >= 0) return [both];
  const time = columns.findIndex((cells) => share(cells, (cell) => clockTime.test(cell)) > 0.9);
  const date = columns.findIndex((cells) => share(cells, isDate) > 0.9);
  return time < 0 || date < 0 ? null : [time, date];
}

const clockTime = /^\d{1,2}:\d{2}(?::\d{2})?$/;

function isDate(cell: string): boolean {
  return /^\d{1,4}[-/.]\d{1,2}[-/.]\d{1,4}$/.test(cell) && isDateTime(`${cell} 00:00`);
}

function longestText(
  columns: readonly Cells[],
  without: readonly (number | undefined)[],
): number | null {
  let best: number | null = null;
  for (const [index, cells] of columns.entries()) {
    if (without.includes(index)) continue;
    if (share(cells, (cell) => /\p{L}/u.test(cell)) < 0.6 || new Set(cells).size < 2) continue;
    if (best === null || meanLength(cells) > meanLength(columns[best]!)) best = index;
  }
  return best;
}

function isDateTime(cell: string): boolean {
  if (!/\d[:时]\d|^\d{10}(?:\d{3})?$/.test(cell)) return false;
  const { is } = readCellTime(cell, 'DMY');
  return is === 'local' || is === 'instant' || readCellTime(cell, 'MDY').is === 'local';
}

function share(cells: Cells, holds: (cell: string) => boolean): number {
  return cells.filter(holds).length / cells.length;
}

function meanLength(cells: Cells): number {
  return cells.reduce((sum, cell) => sum + cell.length, 0) / cells.length;
}

function numbered(index: number): string {
  return `#${index + 1}`;
}
