/** A row with as many cells as there are headers. */
export interface FittedRow {
  readonly cells: readonly string[];
  /** True when cells were put together or are missing. */
  readonly isRagged: boolean;
}

/**
 * A text with a delimiter that nobody quoted gives too many cells: they are put together again where the
 * text stands. Empty cells at the end are the habit of some programs, and no flaw.
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
  if (cells.slice(width).every((cell) => cell === '')) {
    return { cells: cells.slice(0, width), isRagged: false };
  }
  const joined = cells.slice(text, text + surplus + 1).join(delimiter);
  return {
    cells: [...cells.slice(0, text), joined, ...cells.slice(text + surplus + 1)],
    isRagged: true,
  };
}
