import { AppError } from '../../../../shared/contract/errors.ts';
import { readCellStyles } from './number-format.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheetList, type WorkbookPart } from './sheet-list.ts';
import { sheetRows } from './sheet-rows.ts';
import type { Workbook } from './workbook.ts';

/** True where the files of a zip are those of a spreadsheet. */
export function isWorkbook(names: readonly string[]): boolean {
  return names.some((name) => /^xl\/|(?:^|\/)worksheets\/[^/]+\.xml$/iu.test(name));
}

/**
 * Opens the parts of an XLSX file. Rows are streamed; the table of shared strings is kept. Throws
 * `unsupported-format` for the binary kind (.xlsb) and `damaged-file` where there is no sheet.
 */
export async function openWorkbook(parts: readonly WorkbookPart[]): Promise<Workbook> {
  const find = (ending: RegExp): WorkbookPart | undefined =>
    parts.find(({ name }) => ending.test(name));
  if (find(/^xl\/workbook\.bin$/iu)) throw binaryKind();
  const { sheets, isFrom1904 } = await readSheetList(parts);
  if (sheets.length === 0) throw noSheet();
  const styles = await readCellStyles(find(/(?:^|\/)styles\.xml$/iu)?.source ?? null);
  const stringsPart = find(/(?:^|\/)sharedstrings\.xml$/iu)?.source ?? null;
  const strings = await readSharedStrings(stringsPart);
  const context = { strings, styles, isFrom1904 };
  return {
    sheets: sheets.map(({ name, part }) => ({
      name,
      rows: () => sheetRows(part.source, context),
    })),
  };
}

function binaryKind(): AppError {
  const message = 'This is a binary Excel file (.xlsb). Save it as .xlsx or CSV.';
  return new AppError('unsupported-format', message);
}

function noSheet(): AppError {
  return new AppError('damaged-file', 'There is no sheet in this Excel file. Save it again.');
}
