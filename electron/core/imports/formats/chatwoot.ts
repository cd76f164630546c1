import type { Format, ParseInput, Sample } from '../format.ts';
import type { Role } from '../../../../shared/model/message.ts';
import { filesOf, kindOfFiles } from '../json/files.ts';
import {
  asEvent,
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
import { fileStem } from '../text/file-stem.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';

/**
 * Chatwoot conversations and messages as the API and its webhooks give them. A list of conversations has
 * the last message of each only. https://developers.chatwoot.com/api-reference/messages/get-messages
 */
export const chatwoot: Format = {
  id: 'chatwoot',
  version: 1,
  platform: 'chatwoot',
  beta: false,
  sniff,
  parse(input) {
    const clock = zoneClock(input.options.zone);
    const answer = conversationOfAnswer(input);
    // The messages of an answer need not name their conversation; the file they were kept in may.
    const file = { conversation_of_file: fileStem(input.name.replace(/\.jsonl?$/i, '')) };
    return readDrafts(input, lists, ({ value, page }) => {
      const whole = unwrapped(value);
      if (isConversation(whole)) return conversationDrafts(whole, clock);
      return isMessage(value) ? loneMessage(value, { ...page, ...answer, ...file }, clock) : null;
    });
  },
};

const lists = ['payload', 'data.payload', 'data'];

function sniff(sample: Sample): number {
  const records = sampledRecords(sample, lists).map(unwrapped);
  if (records.some((each) => isMessage(each) || (isConversation(each) && isOurs(each))))
    return 0.95;
  const around = objectOf(sample.json);
  // A conversation whose first message is longer than the sample.
  return hasKeys(around['meta'], 'sender', 'channel') && 'messages' in around ? 0.8 : 0;
}

/** `incoming` and the like in webhooks, numbers elsewhere. */
function isMessage(value: unknown): value is JsonObject {
  return (
    hasKeys(value, 'message_type', 'content') &&
    textOf(value['message_type']) in sides &&
    ['inbox_id', 'conversation_id', 'private', 'content_attributes', 'sender_type', 'event'].some(
      (key) => Object.hasOwn(value, key),
    )
  );
}

/** A webhook may be a conversation, with who wrote beside it, and no message of its own. */
function unwrapped(value: unknown): unknown {
  const { event, conversation, sender } = objectOf(value);
  if (textOf(event) === '' || isMessage(value) || !isConversation(conversation)) return value;
  return { contact: sender, ...conversation };
}

function isConversation(value: unknown): value is JsonObject {
  return isObject(value) && Array.isArray(value['messages']);
}

function isOurs(conversation: JsonObject): boolean {
  const messages = listOf(conversation['messages']);
  if (messages.length > 0) return messages.some(isMessage);
  return (
    hasKeys(conversation, 'inbox_id', 'can_reply') || hasKeys(conversation, 'meta', 'inbox_id')
  );
}

const sides: Readonly<Record<string, 'incoming' | 'outgoing' | 'activity' | 'template'>> = {
  0: 'incoming',
  1: 'outgoing',
  2: 'activity',
  3: 'template',
  incoming: 'incoming',
  outgoing: 'outgoing',
  activity: 'activity',
  template: 'template',
};

function conversationDrafts(conversation: JsonObject, clock: ZoneClock): Draft[] | null {
  const key = firstText(conversation, 'id', 'display_id') || keyOf(conversation['messages']);
  if (key === null) return null;
  return drafts(key, conversation, listOf(conversation['messages']), clock);
}

/** A message that stands alone, or in an answer around it. */
function loneMessage(message: JsonObject, answer: JsonObject, clock: ZoneClock): Draft[] | null {
  const around = objectOf(message['conversation']);
  const key =
    idOf(answer['conversation_key']) ??
    idOf(message['conversation_id']) ??
    idOf(around['display_id'] ?? around['id']) ??
    idOf(answer['conversation_of_file']);
  if (key === null) return null;
  return drafts(key, isObject(message['conversation']) ? around : answer, [message], clock);
}

function drafts(
  key: string,
  around: JsonObject,
  messages: readonly unknown[],
  clock: ZoneClock,
): Draft[] {
  const meta = objectOf(around['meta']);
  const contact = [meta['sender'], meta['contact'], around['contact']]
    .map((each) => objectOf(each)['payload'] ?? each)
    .map((each) => (Array.isArray(each) ? (each[0] as unknown) : each))
    .find((each) => nameOf(each) !== '');
  const sayers = messages.map((each) => objectOf(objectOf(each)['sender']));
  const incoming = messages
    .map(objectOf)
    .find((each) => sides[textOf(each['message_type'])] === 'incoming');
  const customer = nameOf(contact ?? objectOf(incoming)['sender']);
  const names = nameBook(
    [meta['assignee']],
    sayers.filter(({ type }) => type !== 'contact'),
  );
  const conversation = conversationOf({ key, title: customer || key, platform: 'chatwoot' });
  const read = messages.flatMap((message): Draft[] => {
    if (isMessage(message)) {
      const by = speakerOf(message, contact, names, key);
      return messageOf(message, key, by, clock);
    }
    const excerpt = (JSON.stringify(message) ?? '').slice(0, 200);
    return [{ type: 'issue', reason: 'unreadable-row', excerpt, rejected: true }];
  });
  return [conversation, ...read];
}

function messageOf(
  message: JsonObject,
  conversation: string,
  by: Speaker,
  clock: ZoneClock,
): Draft[] {
  const { content_attributes: more, attachments: files } = message;
  const text = textOf(message['content']);
  const isDeleted = objectOf(more)['deleted'] === true;
  return messageDrafts(
    {
      conversation,
      by,
      at: message['created_at'],
      text,
      kind: isDeleted ? 'recall' : kindOfFiles(files, text),
      internal: message['private'] === true,
      attachments: filesOf(files),
      platformId: idOf(message['id']),
      replyTo: idOf(objectOf(more)['in_reply_to']),
      ...(sides[textOf(message['message_type'])] === 'activity' && asEvent),
    },
    clock,
  );
}

/** Who is not named in the message is the contact of the conversation, or known by number. */
function speakerOf(
  message: JsonObject,
  contact: unknown,
  names: ReadonlyMap<string, string>,
  key: string,
): Speaker {
  const side = sides[textOf(message['message_type'])];
  const told = objectOf(message['sender']);
  const type = firstText(message, 'sender_type') || textOf(told['type']);
  const id = firstText(message, 'sender_id') || textOf(told['id']);
  if (side === 'incoming') {
    const account = id || textOf(objectOf(contact)['id']);
    const handle = account === '' ? `contact@${key}` : `contact:${account}`;
    const sender = nameOf(told) || nameOf(contact) || (account === '' ? 'contact' : handle);
    return { sender, handle, role: 'customer' };
  }
  const kind = type.toLowerCase().replace('agentbot', 'agent_bot');
  const handle = [kind, id].filter(Boolean).join(':');
  const isBot = side === 'template' || /bot|captain|assistant/.test(kind);
  const role: Role = side === 'activity' ? 'system' : isBot ? 'bot' : 'agent';
  const fallback = side === 'activity' ? '' : isBot ? 'bot' : 'agent';
  const sender =
    nameOf(told) || firstText(told, 'available_name') || names.get(id) || handle || fallback;
  return { sender, handle: handle || sender, role };
}

/**
 * The messages of one answer are of one conversation, though a campaign's may carry the number of
 * another: the number that most of them have. Where messages stand in a plain list each has its own.
 */
function conversationOfAnswer({ sample }: ParseInput): JsonObject {
  const key = isObject(sample.json) ? keyOf(sampledRecords(sample, lists)) : null;
  return key === null ? {} : { conversation_key: key };
}

function keyOf(messages: unknown): string | null {
  const counts = new Map<string, number>();
  for (const message of listOf(messages)) {
    const id = idOf(objectOf(message)['conversation_id']);
    if (id !== null) counts.set(id, (counts.get(id) ?? 0) + 1);
  }
  return [...counts].toSorted(([, a], [, b]) => b - a)[0]?.[0] ?? null;
}
