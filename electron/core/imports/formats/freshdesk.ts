import type { Format, Sample } from '../format.ts';
import { textOfHtml } from '../html/text.ts';
import { filesOf, kindOfFiles } from '../json/files.ts';
import {
  conversationOf,
  messageDrafts,
  readDrafts,
  type Draft,
  type Speaker,
} from '../json/drafts.ts';
import { sampledRecords } from '../json/pages.ts';
import { firstText, nameBook, nameOf } from '../json/people.ts';
import {
  hasKeys,
  idOf,
  isObject,
  listOf,
  objectOf,
  textOf,
  type JsonObject,
} from '../json/shape.ts';
import { isCopyOf } from '../json/opening.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';

/**
 * Freshdesk tickets as the API gives them, with their conversations inside or beside, the conversations
 * alone, and the tickets of an account export. The customer's first words are the ticket's description:
 * often their only copy, sometimes one of two. https://developers.freshdesk.com/api/#conversations
 */
export const freshdesk: Format = {
  id: 'freshdesk',
  version: 1,
  platform: 'freshdesk',
  beta: false,
  sniff,
  parse(input) {
    const clock = zoneClock(input.options.zone);
    return readDrafts(input, lists, ({ value }) => ticketDrafts(value, clock));
  },
};

const lists = ['tickets', 'results'];

function sniff(sample: Sample): number {
  const found = sampledRecords(sample, lists).map((value) => {
    if (isReply(value)) return 0.9;
    const { ticket, replies } = partsOf(value);
    if (replies.some(isReply) && hasAny(ticket, 'requester_id', 'requester', 'subject'))
      return 0.95;
    if (replies.some(isReply)) return 0.9;
    return isBareTicket(ticket) ? 0.9 : 0;
  });
  return Math.max(0, ...found);
}

function isReply(value: unknown): value is JsonObject {
  return hasKeys(value, 'incoming', 'private') && hasAny(value, 'body_text', 'body', 'body_html');
}

/** A ticket to which nobody has answered. */
function isBareTicket(ticket: JsonObject): boolean {
  return (
    hasKeys(ticket, 'id', 'description', 'requester_id') &&
    hasAny(ticket, 'description_text', 'responder_id')
  );
}

function hasAny(value: JsonObject, ...keys: readonly string[]): boolean {
  return keys.some((key) => Object.hasOwn(value, key));
}

/** A ticket and its replies, wherever they stand. */
function partsOf(value: unknown): { ticket: JsonObject; replies: JsonObject[] } {
  const all = objectOf(value);
  const ticket = objectOf(all['ticket'] ?? all['helpdesk_ticket'] ?? all);
  const replies = all['conversations'] ?? ticket['conversations'] ?? ticket['notes'];
  return { ticket, replies: listOf(replies).map(bareReply).filter(isObject) };
}

function bareReply(value: unknown): unknown {
  const { note, helpdesk_note: exported } = objectOf(value);
  return note ?? exported ?? value;
}

function ticketDrafts(value: unknown, clock: ZoneClock): Draft[] | null {
  if (isReply(value) && idOf(value['ticket_id']) !== null) return loneReply(value, clock);
  const { ticket, replies } = partsOf(value);
  const key = firstText(ticket, 'id', 'display_id') || firstText(replies[0] ?? {}, 'ticket_id');
  const hasOpening = hasAny(ticket, 'description', 'description_text', 'subject');
  if (key === '' || !(hasOpening || replies.some(isReply))) return null;
  const customer = firstText(ticket, 'requester_id') || textOf(objectOf(ticket['requester'])['id']);
  const responder = { id: ticket['responder_id'], name: ticket['responder_name'] };
  const names = nameBook([ticket['requester'], ticket['responder'], ticket['agent'], responder]);
  const speakerOf = (id: string, fallback = ''): string => names.get(id) || fallback || id;
  const requester = firstText(ticket, 'requester_name') || nameOf(ticket['requester']);
  const conversation = conversationOf({
    key,
    title: firstText(ticket, 'subject') || requester || key,
    platform: 'freshdesk',
  });
  const by: Speaker = {
    sender: speakerOf(customer, requester),
    handle: customer || requester,
    role: 'customer',
  };
  const ours = textOf(ticket['responder_id']);
  const isOutbound = textOf(ticket['source']) === outboundEmail && ours !== '';
  const agent: Speaker = { sender: speakerOf(ours), handle: ours, role: 'agent' };
  const opener = isOutbound ? agent : by;
  const told = replies.flatMap((reply) => {
    const side = sideOf(reply, customer);
    const account = textOf(reply['user_id']);
    const name = account === customer && account !== '' ? by.sender : speakerOf(account);
    return replyDrafts(reply, key, { ...side, sender: name || side.sender }, clock);
  });
  return [conversation, ...openingDrafts(ticket, replies, key, opener, clock), ...told];
}

/** The source of a ticket that an agent has begun by mail. */
const outboundEmail = '10';

/** The description, where it stands in no reply. */
function openingDrafts(
  ticket: JsonObject,
  replies: readonly JsonObject[],
  conversation: string,
  by: Speaker,
  clock: ZoneClock,
): Draft[] {
  const text = bodyOf(ticket, ['description_text'], ['description', 'description_html']);
  const files = ticket['attachments'];
  const attachments = filesOf(files);
  if (text === '' && attachments.length === 0) return [];
  const at = ticket['created_at'];
  const incoming = replies.filter(
    (reply) =>
      reply['incoming'] === true || (by.handle !== '' && textOf(reply['user_id']) === by.handle),
  );
  const hasCopy = incoming.some((reply) =>
    isCopyOf(text, at, replyText(reply), reply['created_at']),
  );
  if (hasCopy) return [];
  const kind = kindOfFiles(files, text);
  return messageDrafts({ conversation, by, at, text, attachments, kind }, clock);
}

function loneReply(reply: JsonObject, clock: ZoneClock): Draft[] {
  const key = textOf(reply['ticket_id']);
  const conversation = conversationOf({ key, title: key, platform: 'freshdesk' });
  return [conversation, ...replyDrafts(reply, key, sideOf(reply, ''), clock)];
}

/** Who replies without an account is a program. */
function sideOf(reply: JsonObject, customer: string): Speaker {
  const account = textOf(reply['user_id']);
  if (reply['incoming'] === true || (customer !== '' && account === customer)) {
    const sender = account || firstText(reply, 'from_email');
    return { sender, handle: sender, role: 'customer' };
  }
  if (account === '') return { sender: 'bot', handle: 'bot', role: 'bot' };
  return { sender: account, handle: account, role: 'agent' };
}

function replyDrafts(
  reply: JsonObject,
  conversation: string,
  by: Speaker,
  clock: ZoneClock,
): Draft[] {
  const text = replyText(reply);
  const files = reply['attachments'];
  return messageDrafts(
    {
      conversation,
      by,
      at: reply['created_at'],
      text,
      kind: reply['deleted'] === true ? 'recall' : kindOfFiles(files, text),
      internal: reply['private'] === true,
      attachments: filesOf(files),
      platformId: idOf(reply['id']),
    },
    clock,
  );
}

function replyText(reply: JsonObject): string {
  return bodyOf(reply, ['body_text'], ['body', 'body_html']);
}

/** Plain text where there is one, else what a person reads of the HTML. */
function bodyOf(value: JsonObject, plain: readonly string[], html: readonly string[]): string {
  return firstText(value, ...plain).trim() || textOfHtml(firstText(value, ...html));
}
