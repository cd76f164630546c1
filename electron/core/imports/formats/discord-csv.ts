import type { ParsedConversation } from '../../store/import-records.ts';
import type { Format, ParsedEvent, ParseInput, Sample } from '../format.ts';
import { readCellTime, storedTime, type StoredTime } from '../table/cell-time.ts';
import { tableRecords, tableWith, type TableRecord } from '../table/records.ts';
import { plainMessage } from '../text/dialect.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';
import { channelIdInName, conversationOf } from './discord/conversation.ts';
import { orderFinder, type DayOrder } from '../text/date-order.ts';
import { kindOfFiles } from '../text/file-kind.ts';
import { readShownTime, storedShown, timeOfShown } from '../text/shown-time.ts';

/**
 * DiscordChatExporter, CSV: `AuthorID,Author,Date,Content,Attachments,Reactions`. No ids of messages;
 * dates are ISO with offset, in older versions local.
 */
export const discordCsv: Format = {
  id: 'discord-csv',
  version: 2,
  platform: 'discord',
  beta: false,
  sniff,
  parse,
};

const columns = { text: 'Content', needed: ['Author', 'Date', 'Content'] } as const;

function sniff(sample: Sample): number {
  const table = tableWith(sample, ...columns.needed);
  if (!table) return 0;
  const has = (header: string): boolean => table.headers.includes(header);
  if (has('AuthorID') || (has('Attachments') && has('Reactions'))) return 0.95;
  // The oldest versions; any table may have an author, a date and a content.
  return /^Author,Date,Content,Attachments,?$/.test(table.headers.join()) ? 0.9 : 0;
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  const finder = orderFinder(input.options.dateOrder);
  for await (const records of tableRecords(input, columns)) {
    for (const record of records) {
      const shown = readShownTime(record.cell('Date'));
      if (shown) finder.add(shown, null);
    }
  }
  const { dateOrder, isUndecided } = finder.found();
  const fallback = channelOf(input.name, '', '');
  const open = new Map<string, ParsedConversation>();
  const opening: ParsedEvent[] = isUndecided
    ? [{ type: 'question', id: 'date-order', choices: ['DMY', 'MDY'], assumed: dateOrder }]
    : [];
  yield opening;
  const clock = zoneClock(input.options.zone);
  for await (const records of tableRecords(input, columns)) {
    const events: ParsedEvent[] = [];
    for (const record of records) {
      // A fork has several channels in one table.
      const channel = record.cell('Channel');
      const conversation =
        channel === '' ? fallback : channelOf(channel, channel, record.cell('Guild'));
      if (!open.has(conversation.key)) {
        open.set(conversation.key, conversation);
        events.push(conversation);
      }
      events.push(...messageOf(record, conversation.key, clock, dateOrder));
    }
    yield events;
  }
}

function channelOf(name: string, channel: string, guild: string): ParsedConversation {
  const stem = name
    .replace(/\.[ct]sv$/i, '')
    .replace(/\s*\[(?:\d{15,20}|part \d+)\]|\s*\((?:after|before|between) [^)]*\)/gi, '')
    .trim();
  const [first = '', ...rest] = channel === '' ? stem.split(' - ') : [];
  return conversationOf({
    id: channelIdInName(name),
    guild: guild || (rest.length > 0 ? first : ''),
    channel: channel || rest.at(-1) || stem,
    isGroup: rest.length > 0,
  });
}

function messageOf(
  record: TableRecord,
  conversation: string,
  clock: ZoneClock,
  order: DayOrder,
): ParsedEvent[] {
  const { line, cells } = record;
  const sender = record.cell('Author');
  // Another column of the fork that has channels.
  const text = record.cell('Content') || record.cell('Embeds');
  const attachments = record.cell('Attachments');
  // A comma may stand in an address too.
  const files = attachments
    .split(/^https?:/.test(attachments) ? /,\s*(?=https?:)/ : /,/)
    .map((file) => file.trim())
    .filter((file) => file !== '');
  const written = record.cell('Date');
  const time = timeIn(written, clock, order);
  const events: ParsedEvent[] = [
    {
      type: 'message',
      ...plainMessage,
      conversation,
      sender,
      handle: record.cell('AuthorID') || sender,
      role: 'unknown',
      kind: kindOfFiles(files),
      text,
      attachments: files,
      ...time,
      timeRaw: written,
      position: line,
    },
  ];
  const flag = {
    type: 'issue',
    line,
    excerpt: cells.join(',').slice(0, 200),
    rejected: false,
  } as const;
  if (time.sentAt === null) events.push({ ...flag, reason: 'bad-time' });
  if (record.isRagged) events.push({ ...flag, reason: 'ragged-row' });
  return events;
}

function timeIn(written: string, clock: ZoneClock, order: DayOrder): StoredTime {
  const shown = readShownTime(written);
  const time = shown && timeOfShown(shown, order);
  if (!time) return storedTime(readCellTime(written, order), clock);
  return storedShown(shown, time, clock);
}
