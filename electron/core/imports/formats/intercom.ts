import type { Role } from '../../../../shared/model/message.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
import type { Format, Sample } from '../format.ts';
import { textOfHtml } from '../html/text.ts';
import { filesOf, kindOfFiles } from '../json/files.ts';
import {
  asEvent,
  conversationOf,
  messageDrafts,
  nobody,
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
import { fileStem } from '../text/file-stem.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';

/**
 * Intercom conversations (and tickets) as the API gives them: one, a list, a webhook. The first message is
 * `source`, or `conversation_message` in old versions, and has no time of its own: it is the
 * conversation's. https://developers.intercom.com/docs/references/rest-api/api.intercom.io/conversations
 */
export const intercom: Format = {
  id: 'intercom',
  version: 1,
  platform: 'intercom',
  beta: false,
  sniff,
  parse(input) {
    const clock = zoneClock(input.options.zone);
    const name = fileStem(input.name.replace(/\.jsonl?$/i, ''));
    const met = new Set<string>();
    return readDrafts(input, lists, ({ value }) => {
      const record = recordOf(value);
      if (!isConversation(record)) return null;
      // Parts alone need not name their conversation; the file they were kept in may.
      const key = idOf(record['id']) ?? name;
      const [conversation, ...drafts] = draftsOf(record, key, clock);
      // A part that follows its conversation knows no better name for it.
      const isNews = !isPart(bare(value)) || !met.has(key);
      if (met.size > mostMet) met.clear();
      met.add(key);
      return isNews ? [conversation, ...drafts] : drafts;
    });
  },
};

const mostMet = 100_000;

const lists = ['conversations', 'tickets', 'data'];

function sniff(sample: Sample): number {
  const records = sampledRecords(sample, lists).map(recordOf);
  if (records.some((each) => textOf(each['type']) === 'conversation' && isConversation(each)))
    return 0.97;
  if (records.some((each) => hasKeys(each, 'source', 'conversation_parts'))) return 0.95;
  return records.some((each) => isConversation(each)) ? 0.9 : 0;
}

/** A part alone is of a conversation that is not there, or on another line. */
function recordOf(value: unknown): JsonObject {
  const record = bare(value);
  return isPart(record) ? { id: record['conversation_id'], conversation_parts: [record] } : record;
}

function isPart(part: JsonObject): boolean {
  return hasKeys(part, 'part_type', 'author');
}

/** A webhook wraps the conversation. */
function bare(value: unknown): JsonObject {
  const { data, item } = objectOf(value);
  return objectOf(item ?? objectOf(data)['item'] ?? value);
}

function isConversation(each: JsonObject): boolean {
  const {
    source,
    conversation_message: old,
    conversation_parts: parts,
    ticket_parts: ticket,
  } = each;
  const first = objectOf(source ?? old);
  if (isObject(first['author']) && ('body' in first || 'delivered_as' in first)) return true;
  const told = partsOf(parts ?? ticket);
  // Authors may have been taken out, the kinds of the parts not; or the other way round.
  if ('body' in first && told.some((part) => 'part_type' in part)) return true;
  return told.some((part) => isPart(part) || (hasKeys(part, 'body') && isObject(part['author'])));
}

function draftsOf(
  record: JsonObject,
  id: string,
  clock: ZoneClock,
): [ParsedConversation, ...Draft[]] {
  const first = objectOf(record['source'] ?? record['conversation_message']);
  const opening = { id: `${id}-source`, ...first, created_at: record['created_at'] };
  const messages = [
    ...('author' in first || 'body' in first ? [opening] : []),
    ...partsOf(record['conversation_parts'] ?? record['ticket_parts']),
  ];
  const speakerOf = speakers(record, messages);
  const conversation = conversationOf({
    key: id,
    title: titleOf(record, first, messages, speakerOf) || id,
    platform: 'intercom',
  });
  const events = messages.flatMap((part) => partDrafts(part, conversation.key, speakerOf, clock));
  return [
    conversation,
    ...ticketDrafts(record, conversation.key, clock),
    ...events,
    ...remarkDrafts(record, conversation.key, speakerOf, clock),
  ];
}

/** A ticket's form has words that stand in none of its parts. */
function ticketDrafts(record: JsonObject, conversation: string, clock: ZoneClock): Draft[] {
  const { _default_description_: told } = objectOf(record['ticket_attributes']);
  const text = textOfHtml(textOf(told));
  if (text === '') return [];
  const at = record['created_at'];
  return messageDrafts({ conversation, by: nobody, at, text, ...asEvent }, clock);
}

function partDrafts(
  part: JsonObject,
  conversation: string,
  speakerOf: (author: unknown) => Speaker,
  clock: ZoneClock,
): Draft[] {
  const type = kindOf(part);
  const html = textOf(part['body']);
  const files = part['attachments'];
  const body = textOfHtml(html);
  const attachments = filesOf(files);
  const isDeleted = part['redacted'] === true && body === '';
  // What opens, closes or assigns may carry a message, too.
  const isEvent = body === '' && attachments.length === 0 && type !== '' && type !== 'comment';
  return messageDrafts(
    {
      conversation,
      by: speakerOf(part['author']),
      at: part['created_at'],
      text: isEvent
        ? eventText(part)
        : body || (isDeleted ? '' : textOfHtml(textOf(part['subject']))),
      kind: isDeleted
        ? 'recall'
        : /<img\b/i.test(html) && body === ''
          ? 'image'
          : kindOfFiles(files, body),
      internal: /^note\b|^note_/.test(type),
      attachments: [...attachments, ...picturesOf(html)],
      platformId: idOf(part['id']),
      ...(isEvent && asEvent),
    },
    clock,
  );
}

/** Some programs keep the kind of a part as its `type`. */
function kindOf({ part_type: kind, type }: JsonObject): string {
  return textOf(kind) || (type === 'comment' || type === 'note' ? type : '');
}

/** What happened, in the words of the record: `assignment`, and to whom where that is told. */
function eventText(part: JsonObject): string {
  const to = nameOf(part['assigned_to']);
  return [textOf(part['part_type']), to].filter(Boolean).join(': ');
}

/** Pictures stand in the body. */
function picturesOf(html: string): string[] {
  return [...html.matchAll(/<img\b[^>]{0,2000}?\bsrc="([^"]{1,2000})"/gi)].map(([, src]) =>
    src!.replaceAll('&amp;', '&'),
  );
}

/** What the customer wrote beside a rating. */
function remarkDrafts(
  { conversation_rating: rating }: JsonObject,
  conversation: string,
  speakerOf: (author: unknown) => Speaker,
  clock: ZoneClock,
): Draft[] {
  const { remark, rating: stars, created_at: at, contact, customer } = objectOf(rating);
  const text = [textOf(stars), textOf(remark)].filter(Boolean).join(': ');
  if (textOf(remark) === '') return [];
  const by = speakerOf(contact ?? customer);
  return messageDrafts({ conversation, by, at, text, ...asEvent }, clock);
}

function titleOf(
  record: JsonObject,
  first: JsonObject,
  messages: readonly JsonObject[],
  speakerOf: (author: unknown) => Speaker,
): string {
  const form = textOf(objectOf(record['ticket_attributes'])['_default_title_']);
  const told = textOfHtml(firstText(record, 'title') || textOf(first['subject']) || form);
  if (told !== '') return told;
  const speakers = messages.map(({ author }) => speakerOf(author));
  const customer = speakers.find(({ role }) => role === 'customer');
  return customer?.sender ?? speakers[0]?.sender ?? '';
}

/** Names stand with some authors only; those of a conversation are put together. */
function speakers(
  record: JsonObject,
  messages: readonly JsonObject[],
): (author: unknown) => Speaker {
  const authors = messages.map(({ author }) => objectOf(author));
  // What is a user or a lead elsewhere is a contact beside a rating.
  const sides = new Map(authors.map(({ id, type }) => [textOf(id), textOf(type)]));
  const { contacts, user, customers, teammates, assignee, contact } = record;
  const names = nameBook(
    listOf(contacts),
    listOf(objectOf(contacts)['contacts'] ?? objectOf(contacts)['data']),
    listOf(customers),
    listOf(objectOf(teammates)['teammates'] ?? objectOf(teammates)['admins'] ?? teammates),
    [user, contact, assignee],
  );
  // A customer and an agent may have the same number.
  const named = new Map<string, string>(
    authors
      .map(
        (author) => [`${textOf(author['type'])}:${textOf(author['id'])}`, nameOf(author)] as const,
      )
      .filter(([, name]) => name !== ''),
  );
  return (author) => {
    const { type, id, from_ai_agent: isAi } = objectOf(author);
    const side = (type === 'contact' ? sides.get(textOf(id)) : '') || textOf(type);
    const handle = [side, textOf(id)].filter(Boolean).join(':');
    const sender = nameOf(author) || named.get(handle) || names.get(textOf(id)) || handle;
    return {
      sender,
      handle: handle || sender,
      role: isAi === true ? 'bot' : (roles[side] ?? 'unknown'),
    };
  };
}

function partsOf(value: unknown): readonly JsonObject[] {
  const { conversation_parts: parts, ticket_parts: ticket, data } = objectOf(value);
  return listOf(Array.isArray(value) ? value : (parts ?? ticket ?? data)).filter(isObject);
}

const roles: Readonly<Record<string, Role>> = {
  admin: 'agent',
  team: 'agent',
  teammate: 'agent',
  bot: 'bot',
  user: 'customer',
  lead: 'customer',
  contact: 'customer',
  visitor: 'customer',
};
