import type { Format, ParsedEvent, Sample } from '../format.ts';
import { readCellTime } from '../table/cell-time.ts';
import { sheetWith, tableRecords, tableWith, type TableRecord } from '../table/records.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';

const needed = ['咨询时间', '顾客'] as const;
/** At least one of these stands beside them in JD's own table. */
const telling = [
  '客服',
  '咨询类型',
  '技能组',
  '商品编号',
  '首次响应时间',
  '满意度',
  '是否解决',
  'cid',
];
/** A table with these has messages in it. */
const texts = ['消息内容', '聊天内容', '发送内容', '消息', '内容', '聊天记录'];

/**
 * JD 咨询会话查询: a row a session, with the customer's full name, agent and goods. Sessions are no
 * messages: they are joined to the conversations of the log by time and masked name.
 */
export const jdSessionTable: Format = {
  id: 'jd-session-table',
  version: 1,
  platform: 'jd',
  beta: false,
  sniff,
  async *parse(input) {
    const clock = zoneClock(input.options.zone);
    for await (const records of tableRecords(input, { text: '商品名称', needed })) {
      yield records.flatMap((record) => eventsOf(record, clock));
    }
  },
};

function sniff(sample: Sample): number {
  const headers = sheetWith(sample, ...needed) ?? tableWith(sample, ...needed)?.headers;
  if (!headers || headers.some((header) => texts.includes(header))) return 0;
  return headers.some((header) => telling.includes(header)) ? 0.95 : 0.5;
}

function eventsOf(
  { line, cells, headers, cell, isRagged }: TableRecord,
  clock: ZoneClock,
): ParsedEvent[] {
  const excerpt = cells.join(' | ').slice(0, 200);
  if (cells.every((each) => each.trim() === '')) return [];
  const time = readCellTime(cell('咨询时间'), 'DMY');
  if (time.is !== 'local' && time.is !== 'instant') {
    return [{ type: 'issue', line, reason: 'bad-time', excerpt, rejected: true }];
  }
  const facts = Object.fromEntries(headers.map((header) => [header, cell(header)]));
  const events: ParsedEvent[] = [
    {
      type: 'session',
      platform: 'jd',
      position: line,
      startedAt: time.is === 'instant' ? time.at : clock.instant(time.time),
      customer: filled(cell('顾客')),
      agent: filled(cell('客服')),
      order: filled(cell('订单编号')) ?? filled(cell('订单号')),
      facts,
    },
  ];
  if (isRagged) {
    events.push({ type: 'issue', line, reason: 'ragged-row', excerpt, rejected: false });
  }
  return events;
}

/** JD writes `-` where there is nothing. */
function filled(cell: string): string | null {
  const text = cell.trim();
  return text === '' || /^-+$/u.test(text) ? null : text;
}
