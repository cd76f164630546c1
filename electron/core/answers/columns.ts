/** Columns of the sheet as a table: the first name is written, all are understood. */
export const sheetColumns = {
  uid: ['编号', 'id'],
  topic: ['主题', 'topic'],
  scope: ['范围', 'scope'],
  scopeValue: ['对象', 'for'],
  category: ['分类', 'category'],
  question: ['问题', 'question', '常见问题'],
  answer: ['答案', 'answer', '回答', '口径', '话术'],
  value: ['数值', 'value'],
  validFrom: ['生效', 'valid from', '生效日期', '开始'],
  validTo: ['失效', 'valid to', '失效日期', '结束'],
  owner: ['负责人', 'owner'],
  source: ['依据', 'source'],
  reason: ['原因', 'reason', '备注'],
} as const;

export type SheetColumn = keyof typeof sheetColumns;

export function columnNamed(header: string): SheetColumn | undefined {
  const wanted = header.trim().toLowerCase();
  return (Object.keys(sheetColumns) as SheetColumn[]).find((column) =>
    (sheetColumns[column] as readonly string[]).includes(wanted),
  );
}
