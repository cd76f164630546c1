import type { Columns } from '../../../shared/contract/imports.ts';

/**
 * What the columns of a table with unknown headers may be, told from its first lines: a day and an hour is
 * the time, the longest cells are the text, the shortest of the others the sender. For a person to put
 * right; the first column is the text where nothing can be told.
 */
export function guessColumns(lines: readonly string[]): Columns {
  const rows = cellsOf(lines);
  // The first row names the columns, where there is more than one.
  const told = rows.length > 1 ? rows.slice(1) : rows;
  const width = Math.max(0, ...rows.map((row) => row.length));
  const columns = Array.from({ length: width }, (_, at) => ({
    name: `#${at + 1}`,
    cells: told.map((row) => row[at]?.trim() ?? ''),
  }));
  const time = columns.find(({ cells }) => cells.length > 0 && cells.every(isTime));
  const words = columns
    .filter((column) => column !== time && column.cells.some((cell) => /\p{L}/u.test(cell)))
    .toSorted((a, b) => lengthOf(b.cells) - lengthOf(a.cells));
  const text = words[0]?.name ?? '#1';
  const sender = words.length > 1 ? words.at(-1)?.name : undefined;
  return { text, ...(time ? { time: time.name } : {}), ...(sender ? { sender } : {}) };
}

/** A day and an hour in whatever order of day, month and year. */
const isTime = (cell: string): boolean =>
  /^\d{1,4}[-/.年]\d{1,2}[-/.月]\d{1,4}日?[ T,，]*\D{0,3}\d{1,2}:\d{2}/.test(cell);

const lengthOf = (cells: readonly string[]): number =>
  cells.reduce((sum, cell) => sum + cell.length, 0);

/** By the separator that the first line has most of. */
function cellsOf(lines: readonly string[]): string[][] {
  const [header = ''] = lines;
  const counts = [',', '\t', ';', '|'].map((one) => ({ one, count: header.split(one).length }));
  const [{ one } = { one: ',' }] = counts.toSorted((a, b) => b.count - a.count);
  const separator = `\\u${(one.codePointAt(0) ?? 0x2c).toString(16).padStart(4, '0')}`;
  const cell = new RegExp(`("(?:[^"]|"")*"|[^${separator}]*)(${separator}|$)`, 'gu');
  return lines.map((line) => {
    const cells: string[] = [];
    for (const [whole, value = '', end] of line.matchAll(cell)) {
      if (whole === '' && end === '' && cells.length > 0 && !line.endsWith(one)) break;
      cells.push(value.replace(/^"([\s\S]*)"$/, '$1').replaceAll('""', '"'));
      if (end === '') break;
    }
    return cells;
  });
}
