import type { Format, Sample } from '../format.ts';
import { filesOf, kindOfFiles } from '../json/files.ts';
import {
  conversationOf,
  messageDrafts,
  readDrafts,
  type Draft,
  type Speaker,
} from '../json/drafts.ts';
import { sampledRecords } from '../json/pages.ts';
import { firstText } from '../json/people.ts';
import {
  hasKeys,
  idOf,
  isObject,
  listOf,
  objectOf,
  textOf,
  type JsonObject,
} from '../json/shape.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';

/**
 * WHMCS tickets as `GetTicket` gives them. A reply with an `admin` is the shop's; notes are the staff's.
 * Times are local to the installation. https://developers.whmcs.com/api-reference/getticket/
 */
export const whmcs: Format = {
  id: 'whmcs',
  version: 1,
  platform: 'whmcs',
  beta: false,
  sniff,
  parse(input) {
    const clock = zoneClock(input.options.zone);
    return readDrafts(input, lists, ({ value }) => ticketDrafts(value, clock));
  },
};

const lists = ['tickets.ticket', 'tickets'];

function sniff(sample: Sample): number {
  const isTicket = (value: unknown): boolean => {
    const replies = under(objectOf(value), 'replies', 'reply');
    return replies.some((each) => hasKeys(each, 'message', 'date'));
  };
  return sampledRecords(sample, lists).some(isTicket) ? 0.95 : 0;
}

/** A list with one element may be the element itself. */
function under(ticket: JsonObject, outer: string, inner: string): JsonObject[] {
  const found = objectOf(ticket[outer])[inner];
  return (isObject(found) ? [found] : listOf(found)).filter(isObject);
}

function ticketDrafts(value: unknown, clock: ZoneClock): Draft[] | null {
  if (!hasKeys(value, 'replies')) return null;
  const key = firstText(value, 'ticketid', 'id', 'tid');
  if (key === '') return null;
  const name = firstText(value, 'requestor_name', 'name', 'email');
  const title = decoded(firstText(value, 'subject')).trim() || name || key;
  const replies = under(value, 'replies', 'reply');
  // The opening is the reply numbered 0; some exports have it in the ticket alone.
  const isTold = textOf(value['message']) === '' || replies.some((each) => isOpening(each, value));
  const opening = isTold ? [] : [{ ...value, replyid: '0' }];
  return [
    conversationOf({ key, title, platform: 'whmcs' }),
    ...[...opening, ...replies].flatMap((each) => replyDrafts(each, key, name, clock)),
    ...under(value, 'notes', 'note').flatMap((each) => noteDrafts(each, key, clock)),
  ];
}

function isOpening(reply: JsonObject, ticket: JsonObject): boolean {
  return textOf(reply['replyid']) === '0' || textOf(reply['message']) === textOf(ticket['message']);
}

function replyDrafts(reply: JsonObject, key: string, customer: string, clock: ZoneClock): Draft[] {
  return entryDrafts(reply, key, speakerOf(reply, customer), clock, {
    platformId: idOf(reply['replyid'] ?? reply['id']),
  });
}

function noteDrafts(note: JsonObject, key: string, clock: ZoneClock): Draft[] {
  const sender = firstText(note, 'admin', 'name') || 'admin';
  const id = idOf(note['noteid'] ?? note['id']);
  return entryDrafts(note, key, { sender, handle: `admin:${sender}`, role: 'agent' }, clock, {
    platformId: id === null ? null : `note:${id}`,
    internal: true,
  });
}

function entryDrafts(
  entry: JsonObject,
  conversation: string,
  by: Speaker,
  clock: ZoneClock,
  more: { readonly platformId: string | null; readonly internal?: true },
): Draft[] {
  const text = decoded(textOf(entry['message']));
  // Old versions write the names of files in one text.
  const names = textOf(entry['attachment']).split('|').filter(Boolean);
  const files = listOf(entry['attachments']).length > 0 ? entry['attachments'] : names;
  const kind = kindOfFiles(files, text);
  const attachments = filesOf(files);
  return messageDrafts(
    { conversation, by, at: entry['date'], text, kind, attachments, ...more },
    clock,
  );
}

function speakerOf(reply: JsonObject, customer: string): Speaker {
  const admin = textOf(reply['admin']).trim();
  if (admin !== '') return { sender: admin, handle: `admin:${admin}`, role: 'agent' };
  const sender = firstText(reply, 'name', 'requestor_name').trim() || customer;
  const account = firstText(reply, 'email', 'requestor_email') || sender;
  return { sender: sender || 'client', handle: account || 'client', role: 'customer' };
}

/** The API gives texts as they stand in a page. */
function decoded(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#0?39);/gu, (whole, name: string) => marks[name] ?? whole);
}

const marks: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  '#39': "'",
  '#039': "'",
};
