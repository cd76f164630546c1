/** A row with as many cells as there are headers. */
export interface FittedRow {
  readonly cells: readonly string[];
  /** True when cells were put together or are missing. */
  readonly isRagged: boolean;
}

/**
 * A text with a delimiter that nobody quoted gives too many cells: they are put together again where the
 * text stands. Empty cells at the end are the habit of some programs, and no flaw, unless what follows
 * the text goes on with a space, as a sentence does.
 */
export function fitRow(
  cells: readonly string[],
  width: number,
  text: number,
  delimiter: string,
): FittedRow {
  if (cells.length === width) return { cells, isRagged: false };
  if (cells.length < width) return { cells, isRagged: true };
  const surplus = cells.length - width;
  const isTorn = /^ \S/.test(cells[text + 1] ?? '') && cells[text] !== '';
  if (!isTorn && cells.slice(width).every((cell) => cell === '')) {
    return { cells: cells.slice(0, width), isRagged: false };
  }
  const joined = cells.slice(text, text + surplus + 1).join(delimiter);
  return {
    cells: [...cells.slice(0, text), joined, ...cells.slice(text + surplus + 1)],
    isRagged: true,
  };
}
