import type { Format, ParsedEvent, ParseInput, Sample } from '../format.ts';
import { glimpseOf, jsonLinesOf } from '../json/glimpse.ts';
import { parseJson } from '../json/parse.ts';
import { readJson } from '../json/records.ts';
import {
  hasKeys,
  idOf,
  isObject,
  listOf,
  objectOf,
  textOf,
  type JsonObject,
} from '../json/shape.ts';
import { readCellTime, storedTime } from '../table/cell-time.ts';
import { sheetWith, tableRecords, tableWith } from '../table/records.ts';
import { contentKind } from '../text/content-kind.ts';
import { plainConversation, plainMessage } from '../text/dialect.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';
import { bareNick, isSubAccount, shopOf, taobaoRole } from './taobao/account.ts';
import { partiesOf } from './taobao/parties.ts';
import { longestCell, type OpenTable } from './taobao/table-row.ts';

/**
 * A dump of a shop's database: a row a session, its messages as JSON `[{sender_nick, time, content}]` in
 * one column; as a table, as JSON or with an object on each line.
 */
export const qianniuSessionDump: Format = {
  id: 'qianniu-session-dump',
  version: 1,
  platform: 'taobao',
  beta: true,
  sniff: (sample) => (isRows(sample) || isTable(sample) ? 0.93 : 0),
  async *parse(input) {
    const clock = zoneClock(input.options.zone);
    const shop = await shopIn(input);
    const opened = new Set<string>();
    let position = 0;
    for await (const session of sessionsOf(input)) {
      const events = eventsOf(session, clock, { shop, opened });
      yield events.map((event) =>
        event.type === 'message' ? { ...event, position: ++position } : event,
      );
    }
  },
};

const column = 'messages';

function isTable(sample: Sample): boolean {
  if (sample.workbook) {
    const sheet =
      sheetWith(sample, column) && sample.workbook.find(({ rows }) => rows[0]?.includes(column));
    const place = sheet ? (sheet.rows[0]?.indexOf(column) ?? -1) : -1;
    return sheet?.rows.slice(1).some((row) => hasSender(glimpseOf(row[place] ?? ''))) ?? false;
  }
  return tableWith(sample, column) !== null && /"{1,8}sender_nick"{1,8}\s*:/u.test(sample.text);
}

function isRows(sample: Sample): boolean {
  const rows = Array.isArray(sample.json) ? sample.json : jsonLinesOf(sample.lines);
  return rows.some((row) => isObject(row) && hasSender(row[column]));
}

function hasSender(messages: unknown): boolean {
  return listOf(messages).some((each) => hasKeys(each, 'sender_nick', 'content'));
}

interface Session {
  /** Row or line of the file, from 1. */
  readonly line: number;
  readonly row: JsonObject;
}

async function* sessionsOf(input: ParseInput): AsyncGenerator<Session> {
  if (Array.isArray(input.sample.json)) {
    for await (const items of readJson(input.pieces(), ['$.*'])) {
      for (const { value, number } of items) yield { line: number, row: objectOf(value) };
    }
  } else if (jsonLinesOf(input.sample.lines).length > 0) {
    for await (const lines of input.lines()) {
      for (const { number, text } of lines) {
        if (text.trim() !== '') yield { line: number, row: objectOf(jsonOf(text)) };
      }
    }
  } else {
    for await (const records of tableRecords(input, { text: column, needed: [column] })) {
      for (const { line, headers, cell } of records) {
        yield { line, row: Object.fromEntries(headers.map((header) => [header, cell(header)])) };
      }
    }
  }
}

/** The shop that the sub-accounts of the file name; the same for all sessions. */
async function shopIn(input: ParseInput): Promise<string | null> {
  for await (const { row } of sessionsOf(input)) {
    const account = sendersOf(listOf(messagesOf(row))).find(isSubAccount);
    if (account !== undefined) return shopOf(account);
  }
  return null;
}

/** A cell that was cut at its end still has the messages before that. */
function messagesOf(row: JsonObject): unknown {
  const written = row[column];
  if (typeof written !== 'string') return written;
  return jsonOf(written) ?? (written.length > longestCell + 1 ? undefined : glimpseOf(written));
}

function sendersOf(messages: readonly unknown[]): string[] {
  return messages.map((each) => textOf(objectOf(each)['sender_nick']));
}

function eventsOf(
  { line, row }: Session,
  clock: ZoneClock,
  { shop, opened }: OpenTable,
): ParsedEvent[] {
  const written = row[column];
  const events: ParsedEvent[] = [];
  const issue = (
    reason: 'unreadable-row' | 'missing-text' | 'truncated-cell' | 'no-date' | 'bad-time',
    about: unknown,
    rejected: boolean,
  ): void => {
    const excerpt = (typeof about === 'string' ? about : JSON.stringify(about)).slice(0, 200);
    events.push({ type: 'issue', line, reason, excerpt, rejected });
  };
  const isCut = typeof written === 'string' && written.length >= longestCell;
  const whole = messagesOf(row);
  if (!Array.isArray(whole)) {
    issue('unreadable-row', row, true);
    return events;
  }
  if (isCut || (typeof written === 'string' && jsonOf(written) === undefined)) {
    issue('truncated-cell', written, false);
  }
  const { buyers } = partiesOf(sendersOf(whole));
  const buyer =
    first(row, 'buyer_nick', 'buyer', 'customer_nick', 'customer', '买家', '客户') ?? buyers[0];
  const session = first(row, 'session_id', 'conversation_id', '会话ID', 'id') ?? `#${line}`;
  const key = buyer === undefined ? `session:${session}` : bareNick(buyer);
  if (!opened.has(key)) {
    opened.add(key);
    events.push({ ...plainConversation, key, title: buyer ?? session, platform: 'taobao', shop });
  }
  for (const each of whole) {
    // The last one of a cell that was cut lacks its end.
    if (!hasKeys(each, 'content')) {
      issue('missing-text', each, true);
      continue;
    }
    const sender = textOf(each['sender_nick']);
    const text = textOf(each['content']);
    const timeRaw = textOf(each['time']);
    const time = readCellTime(timeRaw, 'DMY');
    if (time.is === 'no-date') issue('no-date', timeRaw, false);
    if (time.is === 'unreadable') issue('bad-time', timeRaw, false);
    events.push({
      type: 'message',
      ...plainMessage,
      conversation: key,
      sender,
      handle: bareNick(sender),
      role: bareNick(sender) === key ? 'customer' : taobaoRole(sender, shop ?? ''),
      kind: contentKind(text),
      text,
      ...storedTime(time, clock),
      timeRaw,
      position: 0,
    });
  }
  return events;
}

function first(row: JsonObject, ...names: readonly string[]): string | undefined {
  return names.map((name) => idOf(row[name])).find((each) => each !== null) ?? undefined;
}

function jsonOf(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
