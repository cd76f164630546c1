import { sheetColumnWords } from '../../../shared/i18n/answer-words.ts';
import { languages } from '../../../shared/i18n/texts.ts';

export type SheetColumn = keyof (typeof sheetColumnWords)['zh-CN'];

/** Columns of the sheet as a table, in the order in which they are written. */
export const sheetColumns = Object.keys(sheetColumnWords['zh-CN']) as readonly SheetColumn[];

/** Other names that columns go by in the tables that shops have; their names in any language are known. */
const aliases: Readonly<Record<string, SheetColumn>> = {
  常见问题: 'question',
  回答: 'answer',
  口径: 'answer',
  话术: 'answer',
  生效日期: 'validFrom',
  开始: 'validFrom',
  失效日期: 'validTo',
  结束: 'validTo',
  备注: 'reason',
};

export function columnNamed(header: string): SheetColumn | undefined {
  const wanted = header.trim().toLowerCase();
  const named = sheetColumns.find((column) =>
    languages.some((language) => sheetColumnWords[language][column] === wanted),
  );
  return named ?? aliases[wanted];
}
