import type { Role } from '../../../../shared/model/message.ts';
import type { Format, ParsedEvent } from '../format.ts';
import type { ParsedMessage } from '../../store/import-records.ts';
import { readCellTime, storedTime } from '../table/cell-time.ts';
import { openings } from '../table/openings.ts';
import { tableRecords, tableWith, type TableRecord } from '../table/records.ts';
import { plainMessage } from '../text/dialect.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';

const needed = ['CONVERSATION_ID', 'TIME_SENT', 'SENDER', 'MESSAGE_CONTENT'] as const;

/**
 * Tidio's CSV of messages. A text may have commas that nobody quoted: its row has cells too many, and is
 * told as ragged.
 */
export const tidio: Format = {
  id: 'tidio',
  version: 1,
  platform: 'tidio',
  beta: false,
  sniff: (sample) => (tableWith(sample, ...needed) ? 0.97 : 0),
  async *parse(input) {
    const clock = zoneClock(input.options.zone);
    const open = openings('tidio');
    for await (const records of tableRecords(input, { text: 'MESSAGE_CONTENT', needed })) {
      yield records.flatMap((record) => eventsOf(record, clock, open));
    }
  },
};

function eventsOf(
  record: TableRecord,
  clock: ZoneClock,
  open: ReturnType<typeof openings>,
): ParsedEvent[] {
  const { cell, cells, line, isRagged } = record;
  const events: ParsedEvent[] = [];
  const issue = (reason: 'ragged-row' | 'bad-time' | 'missing-text', rejected: boolean): void => {
    const excerpt = cells.join(',').slice(0, 200);
    events.push({ type: 'issue', line, reason, excerpt, rejected });
  };
  const key = cell('CONVERSATION_ID').trim() || cell('THREAD_ID').trim();
  if (key === '') {
    issue('missing-text', true);
    return events;
  }
  const timeRaw = cell('TIME_SENT').trim();
  const time = readCellTime(timeRaw, 'DMY');
  if (isRagged) issue('ragged-row', false);
  if (time.is === 'unreadable' || time.is === 'no-date') issue('bad-time', false);
  const by = speakerOf(record, key);
  // A row of the shop's does not tell who the customer is.
  events.push(...open(key, by.role === 'customer' ? by.sender : ''));
  events.push({
    type: 'message',
    ...plainMessage,
    ...by,
    conversation: key,
    text: cell('MESSAGE_CONTENT').replaceAll('\r\n', '\n'),
    ...storedTime(time, clock),
    timeRaw,
    position: line,
  });
  return events;
}

/** Only the customer's side has names; the others are known by their side alone. */
function speakerOf(
  { cell }: TableRecord,
  key: string,
): Pick<ParsedMessage, 'sender' | 'handle' | 'role'> {
  const side = cell('SENDER').trim();
  const role = roles[side.toLowerCase()] ?? 'unknown';
  if (role !== 'customer') return { sender: side, handle: side, role };
  const full = [cell('FIRST_NAME'), cell('LAST_NAME')].map((each) => each.trim()).filter(Boolean);
  const name = full.join(' ') || cell('NAME').trim();
  const account = cell('EMAIL').trim() || cell('PHONE').trim();
  return { sender: name || account || side, handle: account || `${key}:${side}`, role };
}

const roles: Readonly<Record<string, Role>> = {
  visitor: 'customer',
  contact: 'customer',
  customer: 'customer',
  operator: 'agent',
  automation: 'bot',
  bot: 'bot',
  chatbot: 'bot',
  flow: 'bot',
  lyro: 'bot',
  system: 'system',
};
