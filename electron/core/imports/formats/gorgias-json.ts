import type { Role } from '../../../../shared/model/message.ts';
import type { Format, Sample } from '../format.ts';
import { textOfHtml } from '../html/text.ts';
import { filesOf, kindOfFiles } from '../json/files.ts';
import { messageDrafts, readDrafts, type Draft } from '../json/drafts.ts';
import { sampledRecords } from '../json/pages.ts';
import { firstText, nameOf } from '../json/people.ts';
import {
  hasKeys,
  idOf,
  isObject,
  listOf,
  objectOf,
  textOf,
  type JsonObject,
} from '../json/shape.ts';
import { openings } from '../table/openings.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';

/**
 * Gorgias tickets with their messages, or messages alone, as the API gives them: one, a list, a webhook.
 * https://developers.gorgias.com/reference/the-ticketmessage-object
 */
export const gorgiasJson: Format = {
  id: 'gorgias-json',
  version: 1,
  platform: 'gorgias',
  beta: true,
  sniff,
  parse(input) {
    const clock = zoneClock(input.options.zone);
    const open = openings('gorgias');
    return readDrafts(input, lists, ({ value }) => {
      const { ticket, messages } = partsOf(value);
      if (!messages.some(isMessage)) return null;
      const customer = nameOf(ticket['customer']);
      return messages.flatMap((message): Draft[] => {
        const key = firstText(message, 'ticket_id') || firstText(ticket, 'id');
        if (!isMessage(message) || key === '') return [unread(message)];
        const subject = firstText(ticket, 'subject') || firstText(message, 'subject');
        const title = subject.trim() || customer || (isOurs(message) ? '' : senderOf(message));
        return [...open(key, title), ...draftsOf(message, key, clock)];
      });
    });
  },
};

const lists = ['data', 'tickets'];

function sniff(sample: Sample): number {
  const records = sampledRecords(sample, lists).map(partsOf);
  return records.some(({ messages }) => messages.some(isMessage)) ? 0.95 : 0;
}

function partsOf(value: unknown): { ticket: JsonObject; messages: JsonObject[] } {
  const all = objectOf(value);
  const ticket = objectOf(all['ticket']);
  if (isMessage(all)) return { ticket, messages: [all] };
  if (isObject(all['message'])) return { ticket, messages: [all['message']] };
  const around = Array.isArray(all['messages']) ? all : ticket;
  return { ticket: around, messages: listOf(around['messages']).filter(isObject) };
}

function isMessage(message: JsonObject): boolean {
  const hasText = ['body_text', 'body_html', 'stripped_text'].some((key) => key in message);
  return hasText && hasKeys(message, 'from_agent', 'sender', 'channel');
}

function unread(message: JsonObject): Draft {
  const excerpt = JSON.stringify(message).slice(0, 200);
  return { type: 'issue', reason: 'unreadable-row', excerpt, rejected: true };
}

/** A note is never public. A message that was never sent has the time when it was made. */
function draftsOf(message: JsonObject, conversation: string, clock: ZoneClock): Draft[] {
  const text = firstText(message, 'body_text') || textOfHtml(textOf(message['body_html']));
  const files = message['attachments'];
  const account = firstText(objectOf(message['sender']), 'email', 'id');
  const sender = senderOf(message);
  return messageDrafts(
    {
      conversation,
      by: { sender, handle: account || sender, role: roleOf(message) },
      at: firstText(message, 'sent_datetime', 'created_datetime'),
      text,
      kind: kindOfFiles(files, text),
      internal: message['public'] === false || message['channel'] === 'internal-note',
      attachments: filesOf(files),
      platformId: idOf(message['id']),
    },
    clock,
  );
}

function senderOf(message: JsonObject): string {
  const { sender } = message;
  return nameOf(sender) || firstText(objectOf(sender), 'address', 'id');
}

function isOurs(message: JsonObject): boolean {
  return message['from_agent'] === true;
}

/** Rules of the shop write without a person. */
function roleOf(message: JsonObject): Role {
  if (message['via'] === 'rule') return 'bot';
  return isOurs(message) ? 'agent' : 'customer';
}
