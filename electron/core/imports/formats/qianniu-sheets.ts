import type { Format, ParsedEvent, Sample } from '../format.ts';
import { roleOfCell } from '../table/role.ts';
import { sheetWith, tableRecords, tableWith } from '../table/records.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { shopInTable, taobaoRow, type RowFacts } from './taobao/table-row.ts';

const needed = ['客户名', '发送时间', '发送内容', '发送账号'] as const;

/**
 * A workbook with 导出汇总 and a sheet for each customer, as a userscript saves the page 聊天记录查询. It
 * keeps the hour and loses the day: the order of the rows is all that is sure.
 */
export const qianniuSheets: Format = {
  id: 'qianniu-sheets',
  version: 1,
  platform: 'taobao',
  beta: true,
  atMost: 0.95,
  sniff: (sample: Sample) =>
    sheetWith(sample, ...needed) || tableWith(sample, ...needed) ? 0.95 : 0,
  async *parse(input) {
    const clock = zoneClock(input.options.zone);
    const table = { text: '发送内容', needed };
    const shop = await shopInTable(tableRecords(input, table), '发送账号');
    const opened = new Set<string>();
    let position = 0;
    for await (const records of tableRecords(input, table)) {
      yield records.flatMap((record): ParsedEvent[] => {
        const { cell, sheet } = record;
        const customer = cell('客户名').trim() || sheet;
        const facts: RowFacts = {
          key: customer,
          title: customer,
          sender: cell('发送账号').trim(),
          role: roleOfCell(cell('账号类型'), 'words'),
          text: cell('发送内容'),
          timeRaw: cell('发送时间').trim(),
          isRecalled: false,
        };
        return taobaoRow(record, facts, clock, { shop, opened }, ++position);
      });
    }
  },
};
