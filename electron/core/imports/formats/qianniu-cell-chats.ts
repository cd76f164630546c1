import type { Format, ParsedEvent, ParseInput, Sample } from '../format.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
import { readCellTime } from '../table/cell-time.ts';
import { sheetWith, tableRecords, tableWith, type TableRecord } from '../table/records.ts';
import { plainConversation, plainMessage } from '../text/dialect.ts';
import { linesOf } from '../text/lines.ts';
import { numberSet, type NumberSet } from '../text/number-set.ts';
import { wallClockText } from '../text/wall-clock.ts';
import { qianniuClipboard } from './qianniu-clipboard.ts';
import { qianniuWebCopy } from './qianniu-web-copy.ts';
import { wangwangTxt } from './wangwang-txt.ts';
import { bareNick } from './taobao/account.ts';
import { timeAbove } from './taobao/time-above.ts';
import { longestCell } from './taobao/table-row.ts';
import { pageDate, pageTime } from './taobao/web-page-text.ts';

/** Buyer, the whole chat, and the day where a column tells it. */
const shapes = [
  { buyer: '客户ID', chat: '聊天记录', day: '日期' },
  { buyer: '客户昵称', chat: '聊天内容', day: '日期' },
  { buyer: 'buyer', chat: 'chat_text', day: 'chat_date' },
] as const;
type Shape = (typeof shapes)[number];

/** Tables of userscripts with a whole chat in one cell. A cell ends at 32,767 characters, and so the chat. */
export const qianniuCellChats: Format = {
  id: 'qianniu-cell-chats',
  version: 2,
  platform: 'taobao',
  beta: true,
  sniff: (sample) => (shapeOf(sample) ? 0.99 : 0),
  async *parse(input) {
    const shape = shapeOf(input.sample) ?? shapes[0];
    const needed = [shape.buyer, shape.chat];
    const read = chatReader(input);
    const { shop, noChats } = await lookOver(input, shape, read);
    let position = 0;
    let number = 0;
    for await (const records of tableRecords(input, { text: shape.chat, needed })) {
      for (const record of records) {
        const events: ParsedEvent[] = [];
        number++;
        const isNone = noChats.has(number);
        const text = record.cell(shape.chat);
        const readIt: ReadChat = (dated, name) =>
          isNone && dated === text ? null : read(dated, name);
        for await (const event of chatOf(readIt, record, shape, shop)) {
          events.push(event.type === 'message' ? { ...event, position: ++position } : event);
        }
        yield events;
      }
    }
  },
};

type ReadChat = ParseInput['readText'];

/** What such cells hold; anything else is looked for among all formats. */
const usual = [timeAbove, qianniuWebCopy, qianniuClipboard, wangwangTxt];

/** Reads a cell as the text of a chat. A table may have a hundred thousand of them. */
function chatReader(input: ParseInput): ReadChat {
  return (text, name) => {
    const lines = text.split(/\r\n|[\n\r\u2028]/u);
    // A chat has a time somewhere; no reader need be asked about anything else.
    if (lines.length < 2 || !/\d:\d\d/u.test(text)) return null;
    const sample = { ...input.sample, text, lines, name, json: undefined, workbook: null };
    const found = usual.find((format) => format.sniff(sample) > 0.8);
    if (!found) return input.readText(text, name);
    const pieces = async function* (): AsyncGenerator<string> {
      yield text;
    };
    const cell = { ...input, name, sample, workbook: null, pieces, lines: () => linesOf(pieces()) };
    return found.parse(cell);
  };
}

function shapeOf(sample: Sample): Shape | undefined {
  return shapes.find(
    ({ buyer, chat }) => sheetWith(sample, buyer, chat) ?? tableWith(sample, buyer, chat),
  );
}

interface Overlook {
  /** As the first chat that shows it; the same for all, so that one buyer is one conversation. */
  readonly shop: string | null;
  /** Numbers of records that no reader knows: to ask them all takes longer than anything else. */
  readonly noChats: NumberSet;
}

async function lookOver(input: ParseInput, shape: Shape, read: ReadChat): Promise<Overlook> {
  const needed = [shape.buyer, shape.chat];
  const noChats = numberSet();
  let record = 0;
  for await (const records of tableRecords(input, { text: shape.chat, needed })) {
    for (const { cell } of records) {
      record++;
      const reading = read(cell(shape.chat), cell(shape.buyer));
      if (!reading) {
        noChats.add(record);
        continue;
      }
      for await (const events of reading) {
        const found = events.find((event) => event.type === 'conversation' && event.shop !== null);
        if (found?.type === 'conversation') return { shop: found.shop, noChats };
      }
    }
  }
  return { shop: null, noChats };
}

async function* chatOf(
  read: ReadChat,
  { line, cells, cell }: TableRecord,
  { buyer, chat, day }: Shape,
  shop: string | null,
): AsyncGenerator<ParsedEvent> {
  const text = cell(chat);
  const name = cell(buyer).trim();
  const excerpt = cells.join(' | ').slice(0, 200);
  const issue = (reason: 'truncated-cell' | 'unreadable-row'): ParsedEvent => {
    return { type: 'issue', line, reason, excerpt, rejected: false };
  };
  if (text.trim() === '' || nothing.test(text)) return;
  if (text.length >= longestCell) yield issue('truncated-cell');
  const conversation: ParsedConversation = {
    ...plainConversation,
    key: bareNick(name),
    title: name,
    platform: 'taobao',
    shop,
  };
  const reading = read(withDay(text, cell(day)), name);
  if (!reading) {
    yield conversation;
    yield issue('unreadable-row');
    yield asOne(conversation.key, text);
    return;
  }
  let isOpen = false;
  for await (const events of reading) {
    for (const event of events) {
      if (event.type === 'conversation') {
        // The chat's own name for the buyer is another account name of the same row.
        if (!isOpen) yield conversation;
        isOpen = true;
      } else if (event.type === 'message') {
        yield { ...event, conversation: conversation.key };
      } else if (event.type === 'issue') {
        yield { ...event, line };
      }
    }
  }
}

/** What scripts write where they found no chat, or could not. */
const nothing = /^\s*\((?:无聊天内容|提取失败: .{0,200})\)\s*$/u;

/** The page's text has dates only above its first message of a day; the column stands for it. */
function withDay(text: string, day: string): string {
  const first = text.split(/\r\n|\n|\r/u).find((each) => each.trim() !== '') ?? '';
  const date = readCellTime(day, 'DMY');
  if (!pageTime.test(first) || pageDate.test(first) || date.is !== 'local') return text;
  return `${wallClockText(date.time).slice(0, 10)}\n${text}`;
}

/** What no reader knows is kept as it stands. */
function asOne(conversation: string, text: string): ParsedEvent {
  return {
    type: 'message',
    ...plainMessage,
    conversation,
    sender: '',
    handle: '',
    role: 'unknown',
    text,
    sentAt: null,
    wallClock: null,
    timeRaw: '',
    zone: null,
    position: 0,
  };
}
