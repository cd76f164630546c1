import type { Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import { tableRecords } from '../table/records.ts';
import { fileStem } from '../text/file-stem.ts';
import { momentOf } from '../text/moment.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { kindOfWord } from './wechat/kinds.ts';
import { isGroupId, wechatEvents } from './wechat/record.ts';

/**
 * WeFlow, workbook: facts of the chat in the rows on top, then a row a message. With few columns only
 * `发送者身份` says who, by the name that the chat shows, or 我.
 */
export const weflowXlsx: Format = {
  id: 'weflow-xlsx',
  version: 1,
  platform: 'wechat',
  beta: true,
  sniff: (sample: Sample) => (topOf(sample) ? 0.97 : 0),
  parse,
};

const needed = ['序号', '时间', '发送者身份', '消息类型', '内容'];
/** Rows above the header. */
const mostAbove = 6;

/** The rows above the header of the first sheet that has it. */
function topOf({ workbook }: Sample): readonly (readonly string[])[] | null {
  for (const { rows } of workbook ?? []) {
    const at = rows.findIndex((row) => needed.every((header) => row.includes(header)));
    if (at >= 0 && at <= mostAbove) return rows.slice(0, at);
  }
  return null;
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  const events = wechatEvents();
  const top = topOf(input.sample) ?? [];
  const fact = (name: string): string => {
    const row = top.find((cells) => cells.includes(name)) ?? [];
    return row.slice(row.indexOf(name) + 1).find((cell) => cell.trim() !== '') ?? '';
  };
  const talker = fact('账号ID');
  const isGroup = isGroupId(talker);
  const title = fact('昵称') || fileStem(input.name.replace(/\.xlsx$/iu, ''));
  for await (const records of tableRecords(input, { text: '内容', needed, mostAbove })) {
    yield records.flatMap(({ line, cell }) => {
      const shown = cell('发送者身份');
      const isSelf = shown === '我';
      const kind = kindOfWord(cell('消息类型'));
      return events({
        position: line,
        talker,
        talkerName: title,
        isGroup,
        sender: cell('发送者账号ID') || (isSelf || isGroup || kind.isSystem ? '' : talker),
        senderName: isSelf ? cell('发送者昵称') || shown : shown,
        isSelf,
        kind,
        text: cell('内容'),
        moment: momentOf(cell('时间'), clock),
      });
    });
  }
}
