import type { Role } from '../../../../../shared/model/message.ts';
import type { ParsedEvent } from '../../format.ts';
import type { ParsedMessage } from '../../../store/import-records.ts';
import { nameOf } from '../../json/people.ts';
import { idOf, objectOf, textOf, type JsonObject } from '../../json/shape.ts';
import { readCellTime, storedTime } from '../../table/cell-time.ts';
import { openings } from '../../table/openings.ts';
import type { TableRecord } from '../../table/records.ts';
import { textOfHtml } from '../../html/text.ts';
import { plainMessage } from '../../text/dialect.ts';
import type { ZoneClock } from '../../text/wall-clock.ts';
import type { TicketCustomer } from './customers.ts';

export const messageHeaders = ['id', 'body_text', 'sent_datetime', 'sender_info'] as const;

/** Reads rows of messages, opening a conversation where the ticket is another than before. */
export function messageReader(
  customers: ReadonlyMap<string, TicketCustomer>,
  clock: ZoneClock,
): (record: TableRecord) => ParsedEvent[] {
  const open = openings('gorgias');
  return (record) => {
    const { cell, cells, line, isRagged } = record;
    const events: ParsedEvent[] = [];
    const issue = (
      reason: 'ragged-row' | 'bad-time' | 'unreadable-row',
      rejected: boolean,
    ): void => {
      const excerpt = cells.join(' | ').slice(0, 200);
      events.push({ type: 'issue', line, reason, excerpt, rejected });
    };
    const key = cell('id').trim();
    if (key === '') {
      issue('unreadable-row', true);
      return events;
    }
    if (isRagged) issue('ragged-row', false);
    const timeRaw = cell('sent_datetime').trim();
    const time = readCellTime(timeRaw, 'DMY');
    if (time.is === 'unreadable' || time.is === 'no-date') issue('bad-time', false);
    const customer = customers.get(key);
    const by = speakerOf(record, customer);
    events.push(...open(key, cell('subject').trim() || customer?.name || customer?.email || ''));
    events.push({
      type: 'message',
      ...plainMessage,
      ...by,
      conversation: key,
      text: bodyOf(record),
      ...storedTime(time, clock),
      timeRaw,
      position: line,
    });
    return events;
  };
}

function bodyOf({ cell }: TableRecord): string {
  const text = cell('body_text') || textOfHtml(cell('body_html'));
  return text.replaceAll('\r\n', '\n');
}

/** The customer is who writes from the ticket's address; without the ticket nobody knows. */
function speakerOf(
  { cell }: TableRecord,
  customer: TicketCustomer | undefined,
): Pick<ParsedMessage, 'sender' | 'handle' | 'role'> {
  const written = cell('sender_info').trim();
  const info = senderInfo(written);
  const address = textOf(info['address'] ?? info['email']).trim();
  const account = idOf(info['id']);
  const sender = nameOf(info) || address || (Object.keys(info).length > 0 ? '' : written);
  const handle = address || account || sender;
  return { sender, handle, role: roleOf() };

  function roleOf(): Role {
    const told = cell('from_agent').trim().toLowerCase();
    if (/^(?:true|1|yes)$/.test(told)) return 'agent';
    if (/^(?:false|0|no)$/.test(told)) return 'customer';
    const number = cell('customer_id').trim();
    if (account !== null && number !== '' && account === number) return 'customer';
    if (!customer || address === '') return 'unknown';
    return address.toLowerCase() === customer.email.toLowerCase() ? 'customer' : 'agent';
  }
}

/** JSON; some programs write it on with single quotes. */
function senderInfo(written: string): JsonObject {
  for (const text of [written, pythonToJson(written)]) {
    try {
      return objectOf(JSON.parse(text) as unknown);
    } catch {
      continue;
    }
  }
  return {};
}

function pythonToJson(written: string): string {
  return written
    .replace(/\bNone\b/g, 'null')
    .replace(/([{,:]\s*)'((?:[^'\\]|\\.)*)'(?=\s*[,:}])/g, (_all, before: string, text: string) => {
      return `${before}${JSON.stringify(text)}`;
    });
}
