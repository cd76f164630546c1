import type { Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import { tableRecords, tableWith, type TableRecord } from '../table/records.ts';
import { issueAt } from '../text/dialect.ts';
import { momentOf, withLocal } from '../text/moment.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';
import { kindOfType, kindOfWord } from './wechat/kinds.ts';
import { isGroupId, wechatEvents, type WechatRecord } from './wechat/record.ts';
import { talkerOfPath, type TalkerOfPath } from './wechat/talker.ts';

/**
 * MemoTrace 留痕 (WeChatMsg), CSV in `聊天记录/名(wxid)/名.csv`. The old one has WeChat's own columns, the
 * new one Chinese ones; neither says whose chat it is but by its path.
 */
export const memotraceCsv: Format = {
  id: 'memotrace-csv',
  version: 1,
  platform: 'wechat',
  beta: false,
  sniff: (sample: Sample) => (shapeOf(sample) ? 0.97 : 0),
  parse,
};

type Shape = 'old' | 'new';

const needed: Readonly<Record<Shape, readonly string[]>> = {
  old: ['localId', 'TalkerId', 'Type', 'IsSender', 'CreateTime', 'StrContent'],
  new: ['类型', '发送人', '时间', '内容'],
};

function shapeOf(sample: Sample): Shape | null {
  if (tableWith(sample, ...needed.old)) return 'old';
  const table = tableWith(sample, ...needed.new);
  const isOwn = table?.headers.some((header) => ['消息ID', '更多信息'].includes(header));
  return isOwn === true ? 'new' : null;
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const shape = shapeOf(input.sample);
  if (shape === null) return;
  const clock = zoneClock(input.options.zone);
  const chat = talkerOfPath(input.sample);
  const events = wechatEvents();
  const text = shape === 'old' ? 'StrContent' : '内容';
  for await (const records of tableRecords(input, { text, needed: needed[shape] })) {
    yield records.flatMap((record) => {
      if (shape === 'new') return [...flaw(record), ...events(newRecord(record, chat, clock))];
      const repaired = withoutExtra(record);
      return [
        ...(repaired ? [] : flaw(record)),
        ...events(oldRecord(record, repaired, chat, clock)),
      ];
    });
  }
}

function oldRecord(
  { line, cell }: TableRecord,
  repaired: Repaired | null,
  chat: TalkerOfPath,
  clock: ZoneClock,
): WechatRecord {
  const content = repaired?.content ?? cell('StrContent');
  const local = repaired?.time ?? cell('StrTime');
  const isSelf = cell('IsSender') === '1';
  const named = cell('Remark') || cell('NickName') || cell('Sender');
  // A number counts the chats of one database; only a wxid is the same in every export.
  const told = cell('TalkerId');
  const isId = /^(?:wxid_|gh_)|@chatroom$|^[a-z][\w-]{5,}$/iu.test(told);
  const talker = isId ? told : chat.id;
  const title = talker === chat.id ? chat.name : told;
  const isGroup = isGroupId(talker);
  return {
    position: line,
    talker: talker || chat.name,
    talkerName: title,
    isGroup,
    sender: cell('Sender') || (isSelf || isGroup ? '' : talker),
    senderName: named || (isSelf ? '我' : isGroup ? '' : title),
    isSelf,
    kind: kindOfType(Number(cell('Type')) || 1, Number(cell('SubType')) || 0),
    text: content,
    moment: withLocal(momentOf(cell('CreateTime'), clock), local, clock),
    platformId: repaired?.id ?? null,
  };
}

interface Repaired {
  readonly content: string;
  readonly time: string;
  readonly id: string | null;
}

/** An early build has a value more than headers, after the time: most often the server's id. */
function withoutExtra({ isRagged, cell }: TableRecord): Repaired | null {
  const extra = cell('StrTime');
  if (!isRagged || wholeTime.test(extra)) return null;
  const joined = cell('StrContent');
  const comma = joined.lastIndexOf(',');
  const time = joined.slice(comma + 1);
  if (comma < 0 || !wholeTime.test(time)) return null;
  return { content: joined.slice(0, comma), time, id: /^\d{5,}$/u.test(extra) ? extra : null };
}

const wholeTime = /^\d{4}-\d\d-\d\d \d\d:\d\d(?::\d\d)?$/u;

function newRecord(
  { line, cell }: TableRecord,
  chat: TalkerOfPath,
  clock: ZoneClock,
): WechatRecord {
  const sender = cell('发送人');
  const id = cell('消息ID');
  const type = cell('类型');
  const isGroup = isGroupId(chat.id);
  const kind = /^\d+$/u.test(type) ? kindOfType(Number(type), 0) : kindOfWord(type);
  return {
    position: line,
    talker: chat.id || chat.name,
    talkerName: chat.name,
    isGroup,
    sender: !isGroup && sender === chat.name ? chat.id : '',
    senderName: sender,
    isSelf: sender === '我',
    kind,
    text: cell('内容'),
    moment: momentOf(cell('时间'), clock),
    // Counted from 1 in some versions: only a server's id says that two messages are one.
    platformId: id.length >= 12 ? id : null,
  };
}

/** Private chats have no cells for the columns of the sender: that is no flaw. */
function flaw({ isRagged, cells, line }: TableRecord): ParsedEvent[] {
  if (!isRagged || cells.length === 9) return [];
  return [issueAt({ number: line, text: cells.join(',') }, 'ragged-row', false)];
}
