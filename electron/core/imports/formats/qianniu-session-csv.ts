import type { Format, ParsedEvent, Sample } from '../format.ts';
import { roleOfCell } from '../table/role.ts';
import { sheetWith, tableRecords, tableWith } from '../table/records.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { bareNick, taobaoRole } from './taobao/account.ts';
import { shopInTable, taobaoRow } from './taobao/table-row.ts';

const needed = ['会话ID', '日期', '时间', '对象', '发话者', '消息'] as const;

/** A table with a row a message under the number of its session; at times a workbook named .csv. */
export const qianniuSessionCsv: Format = {
  id: 'qianniu-session-csv',
  version: 1,
  platform: 'taobao',
  beta: true,
  sniff: (sample: Sample) =>
    sheetWith(sample, ...needed) || tableWith(sample, ...needed) ? 0.95 : 0,
  async *parse(input) {
    const clock = zoneClock(input.options.zone);
    const table = { text: '消息', needed };
    const shop = await shopInTable(tableRecords(input, table), '发话者');
    const opened = new Set<string>();
    const named = new Set<string>();
    let position = 0;
    for await (const records of tableRecords(input, table)) {
      yield records.flatMap((record): ParsedEvent[] => {
        const { cell } = record;
        const session = cell('会话ID').trim();
        const sender = cell('发话者').trim();
        const told = roleOfCell(cell('对象'), 'words');
        const role = told === 'unknown' ? taobaoRole(sender, '') : told;
        const key = `session:${session}`;
        // A number says less than the name of the customer who speaks under it.
        if (role === 'customer' && sender !== '' && !named.has(key)) {
          named.add(key);
          opened.delete(key);
        }
        const facts = {
          key,
          title: role === 'customer' && sender !== '' ? bareNick(sender) : session,
          sender,
          role,
          text: cell('消息'),
          timeRaw: [cell('日期'), cell('时间')]
            .map((part) => part.trim())
            .filter(Boolean)
            .join(' '),
          isRecalled: cell('消息状态').includes('撤回'),
        };
        return taobaoRow(record, facts, clock, { shop, opened }, ++position);
      });
    }
  },
};
