import { AppError } from '../../../../shared/contract/errors.ts';
import type { Row } from '../table/rows.ts';
import type { ByteSource } from '../text/encoding.ts';
import { hasLostDigits, textOfNumber } from './cell-text.ts';
import type { NumberFormat } from './number-format.ts';
import type { SharedStrings } from './shared-strings.ts';
import { readXml, unescaped } from './xml.ts';

/** What cells refer to outside of their sheet. */
export interface CellContext {
  readonly strings: SharedStrings;
  readonly styles: readonly (NumberFormat | null)[];
  readonly isFrom1904: boolean;
}

/** Columns of a sheet end at XFD. */
const mostColumns = 16_384;
const longestCell = 4_000_000;

/**
 * The rows of a sheet that have something in them, in the order of the file. What the sheet says of its
 * size is not asked: exporters write it wrong. Rows are as wide as the widest before them.
 */
export async function* sheetRows(
  source: ByteSource,
  context: CellContext,
): AsyncGenerator<readonly Row[]> {
  let rows: Row[] = [];
  let width = 0;
  let line = 0;
  let cells: string[] = [];
  let rounded: number[] = [];
  let cell: OpenCell = noCell;
  let target: 'value' | 'formula' | 'inline' | null = null;
  let isPhonetic = false;

  const closeCell = (): void => {
    const text = textOfCell(cell, context);
    if (text === '') return;
    while (cells.length < cell.column) cells.push('');
    cells[cell.column] = text;
    const isNumber = cell.type === 'n' && /^\d/.test(text);
    if (isNumber && hasLostDigits(cell.value)) rounded.push(cell.column);
  };
  const closeRow = (): void => {
    if (cells.length === 0) return;
    width = Math.max(width, cells.length);
    while (cells.length < width) cells.push('');
    rows.push(rounded.length > 0 ? { cells, line, rounded } : { cells, line });
  };

  const reading = readXml(source, {
    open(name, attributes) {
      switch (name) {
        case 'row':
          line = Number(attributes['r'] ?? line + 1) || line + 1;
          cells = [];
          rounded = [];
          cell = noCell;
          break;
        case 'c': {
          const column = columnOf(attributes['r']) ?? cell.column + 1;
          const style = Number(attributes['s'] ?? '-1');
          cell = {
            column,
            type: attributes['t'] ?? 'n',
            style,
            value: '',
            formula: '',
            inline: '',
          };
          if (column >= mostColumns) throw tooWide(source.name);
          break;
        }
        case 'v':
          target = 'value';
          break;
        case 'f':
          target = 'formula';
          break;
        case 'rPh':
          isPhonetic = true;
          break;
        case 't':
          if (!isPhonetic) target = 'inline';
          break;
      }
    },
    text(piece) {
      if (target === null || cell === noCell) return;
      cell[target] += piece;
      if (cell[target].length > longestCell) throw tooLong(line);
    },
    close(name) {
      if (name === 'row') closeRow();
      else if (name === 'c') closeCell();
      else if (name === 'rPh') isPhonetic = false;
      else if (name === 'v' || name === 'f' || name === 't') target = null;
    },
  });
  for await (const _ of reading) {
    if (rows.length === 0) continue;
    yield rows;
    rows = [];
  }
}

interface OpenCell {
  /** From 0. */
  readonly column: number;
  readonly type: string;
  readonly style: number;
  value: string;
  formula: string;
  inline: string;
}

const noCell: OpenCell = { column: -1, type: 'n', style: -1, value: '', formula: '', inline: '' };

function textOfCell(cell: OpenCell, { strings, styles, isFrom1904 }: CellContext): string {
  const { type, value, formula } = cell;
  if (value === '' && cell.inline === '') return formula === '' ? '' : `=${unescaped(formula)}`;
  switch (type) {
    case 's':
      return strings.at(Number(value)) ?? '';
    case 'inlineStr':
      return unescaped(cell.inline || value);
    case 'str':
      return unescaped(value || cell.inline);
    case 'b':
      return value.trim() === '1' ? 'TRUE' : value.trim() === '0' ? 'FALSE' : value;
    case 'n':
      return textOfNumber(value || cell.inline, styles[cell.style] ?? null, isFrom1904);
    // Errors (`e`) and ISO dates (`d`) are text already.
    default:
      return value;
  }
}

/** `C5` is column 2; undefined where the cell does not say. */
function columnOf(reference: string | undefined): number | undefined {
  const letters = /^\$?([A-Za-z]{1,3})/.exec(reference ?? '')?.[1];
  if (letters === undefined) return undefined;
  let column = 0;
  for (const letter of letters.toUpperCase()) column = column * 26 + letter.charCodeAt(0) - 64;
  return column - 1;
}

function tooWide(part: string): AppError {
  return new AppError('damaged-file', 'A sheet of the Excel file has too many columns.', { part });
}

function tooLong(line: number): AppError {
  return new AppError('damaged-file', 'A cell of the Excel file is endless.', { line });
}
