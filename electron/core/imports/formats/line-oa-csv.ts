import type { Role } from '../../../../shared/model/message.ts';
import type { Format, ParsedEvent, ParseInput, Sample } from '../format.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
import { readCellTime, storedTime } from '../table/cell-time.ts';
import { sampleRows, tableRows, type Row } from '../table/rows.ts';
import { contentKind } from '../text/content-kind.ts';
import { plainConversation, plainMessage } from '../text/dialect.ts';
import { fileStem } from '../text/file-stem.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';

/**
 * A chat of a LINE official account, downloaded from its manager: rows that name the account, its zone and
 * the day of the download, a header, and a row for each message. The header is in the language of the
 * manager, `User` and `Account` are not.
 */
export const lineOaCsv: Format = {
  id: 'line-oa-csv',
  version: 1,
  platform: 'line',
  beta: true,
  sniff: (sample) => (headOf(sample) ? 0.97 : 0),
  async *parse(input) {
    const head = headOf(input.sample);
    if (!head) return;
    const clock = zoneClock(head.zone ?? input.options.zone);
    const conversation = conversationOf(input, head);
    yield [conversation];
    for await (const rows of tableRows(input.pieces(), ',')) {
      yield rows
        .filter(({ line }) => line > head.line)
        .flatMap((row) => eventsOf(row, conversation.key, clock, head.zone !== null));
    }
  },
};

interface Head {
  /** Where the header stands. */
  readonly line: number;
  readonly account: string;
  /** Null where it is not told, or by more than whole hours. */
  readonly zone: string | null;
  readonly customer: string;
}

const width = 5;

/** What stands above the messages; null for any other table. */
function headOf({ text }: Sample): Head | null {
  // Most files are no tables: to look for a word takes less than to read rows.
  if (!Object.keys(sides).some((side) => text.includes(side))) return null;
  const rows = sampleRows(text.replace(/^\ufeff/u, ''), ',', 50);
  const header = rows.findIndex((row) => row.length >= width);
  const above = rows.slice(0, Math.max(header, 0));
  const [first, ...rest] = rows.slice(header + 1);
  if (above.length < 2 || !first || !Object.hasOwn(sides, first[0] ?? '')) return null;
  if (above.some((row) => row.filter((cell) => cell.trim() !== '').length > 2)) return null;
  const offset = above.map((row) => zoneIn(row[1] ?? '')).find((zone) => zone !== null);
  return {
    line: header + 1,
    account: (above[0]?.[1] ?? '').trim(),
    zone: offset ?? null,
    customer: [first, ...rest].find(([side]) => side === 'User')?.[1]?.trim() ?? '',
  };
}

const sides: Readonly<Record<string, Role>> = { User: 'customer', Account: 'agent' };

/** `+09:00`, or `'+09:00` where it is kept from being a number. */
function zoneIn(cell: string): string | null {
  const [, sign, hours] = /^'?([+-])(\d\d):00$/.exec(cell.trim()) ?? [];
  // The names of these zones count the other way.
  if (hours === undefined || Number(hours) > (sign === '+' ? 14 : 12)) return null;
  return `Etc/GMT${sign === '+' ? '-' : '+'}${Number(hours)}`;
}

function conversationOf({ name }: ParseInput, head: Head): ParsedConversation {
  const key = fileStem(name);
  return {
    ...plainConversation,
    key,
    title: head.customer || key,
    platform: 'line',
    shop: head.account || null,
  };
}

function eventsOf(
  { cells, line }: Row,
  conversation: string,
  clock: ZoneClock,
  isZoneTold: boolean,
): ParsedEvent[] {
  const events: ParsedEvent[] = [];
  const issue = (reason: 'bad-time' | 'unreadable-row' | 'ragged-row', rejected: boolean): void => {
    const excerpt = cells.join(' | ').slice(0, 200);
    events.push({ type: 'issue', line, reason, excerpt, rejected });
  };
  const [side = '', name = '', date = '', hour = '', ...texts] = cells;
  const role = sides[side.trim()];
  if (role === undefined || texts.length === 0) {
    if (cells.some((cell) => cell.trim() !== '')) issue('unreadable-row', true);
    return events;
  }
  // A comma that nobody quoted.
  if (texts.length > 1) issue('ragged-row', false);
  const timeRaw = `${date} ${hour}`.trim();
  const time = readCellTime(timeRaw, 'DMY');
  if (time.is === 'unreadable' || time.is === 'no-date') issue('bad-time', false);
  const text = texts.join(',').replaceAll('\r\n', '\n');
  const sender = name.trim() || side.trim();
  events.push({
    type: 'message',
    ...plainMessage,
    conversation,
    sender,
    handle: sender,
    role: role === 'agent' && automatic.test(sender) ? 'bot' : role,
    kind: contentKind(text),
    text,
    ...storedTime(time, clock),
    // Nobody needs to be asked for it.
    ...(isZoneTold && { zone: null }),
    timeRaw,
    position: line,
  });
  return events;
}

const automatic = /^(?:auto.?response|自動回應訊息|自动回复消息|自動応答|応答メッセージ)/iu;
