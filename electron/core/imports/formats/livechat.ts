import type { MessageKind, Role } from '../../../../shared/model/message.ts';
import type { Format, Sample } from '../format.ts';
import { filesOf, kindOfFiles } from '../json/files.ts';
import {
  asEvent,
  conversationOf,
  excerptOf,
  messageDrafts,
  nobody,
  readDrafts,
  type Draft,
  type Speaker,
} from '../json/drafts.ts';
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
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';

/**
 * LiveChat chats as the API gives them: `get_chat`, `list_archives`, `list_threads`, a webhook, and the
 * messages of version 2. Only a chat's `users` say who is an agent; a list of threads has none.
 * https://platform.text.com/docs/messaging/agent-chat-api
 */
export const livechat: Format = {
  id: 'livechat',
  version: 1,
  platform: 'livechat',
  beta: false,
  sniff,
  parse(input) {
    const clock = zoneClock(input.options.zone);
    return readDrafts(input, lists, ({ value }) => {
      const drafts = chatsIn(value).map((chat) => chatDrafts(chat, clock));
      return drafts.every((each) => each === null) ? null : drafts.flatMap((each) => each ?? []);
    });
  },
};

const lists = ['chats', 'chats_summary', 'payload.chats', 'payload.chats_summary'];

function sniff(sample: Sample): number {
  const chats = sampledRecords(sample, lists).flatMap(chatsIn);
  return chats.some((chat) => eventsOf(chat).some(isEvent) || oldMessagesOf(chat).length > 0)
    ? 0.95
    : chats.some(isEmptyThread)
      ? 0.9
      : 0;
}

function isEvent(event: JsonObject): boolean {
  return (
    hasKeys(event, 'type', 'created_at') && ('author_id' in event || 'system_message_type' in event)
  );
}

function isEmptyThread(chat: JsonObject): boolean {
  const { thread, threads } = chat;
  const all = [chat, thread, ...listOf(threads)];
  return all.some(
    (each) => hasKeys(each, 'events', 'user_ids') || hasKeys(each, 'events', 'active'),
  );
}

/** Webhooks and answers over a socket wrap the chat; a list of threads has none around it. */
function chatsIn(value: unknown): JsonObject[] {
  const all = objectOf(value);
  const payload = isObject(all['payload']) ? all['payload'] : all;
  const { threads } = payload;
  if (isObject(payload['chat'])) return [{ ...payload['chat'], ...usersOf(payload) }];
  if (!Array.isArray(threads) || idOf(payload['id'] ?? payload['chat_id']) !== null)
    return [payload];
  return threads.map((thread) => ({ thread, ...usersOf(payload) }));
}

function usersOf({ users }: JsonObject): JsonObject {
  return users === undefined ? {} : { users };
}

function eventsOf(chat: JsonObject): JsonObject[] {
  const { thread, threads, events, event, last_event_per_type: last } = chat;
  const inThreads = [thread, ...listOf(threads)].flatMap((each) =>
    listOf(objectOf(each)['events']),
  );
  // A summary has the last event of each kind, and no others.
  const summed = Object.values(objectOf(last)).map((each) => objectOf(each)['event']);
  const all = [...inThreads, ...listOf(events), event, ...(inThreads.length > 0 ? [] : summed)];
  // A summary has empty ones in the place of kinds that never were.
  return all
    .filter(isObject)
    .filter((each) => Object.keys(each).length > 0)
    .map(underApiNames);
}

/** The SDK for browsers writes `createdAt` and `authorId`. */
function underApiNames(event: JsonObject): JsonObject {
  const { createdAt, authorId } = event;
  if (createdAt === undefined && authorId === undefined) return event;
  return {
    created_at: createdAt,
    ...(authorId !== undefined && { author_id: authorId }),
    ...event,
  };
}

function chatDrafts(chat: JsonObject, clock: ZoneClock): Draft[] | null {
  const old = oldMessagesOf(chat);
  const events = eventsOf(chat);
  if (events.length === 0 && old.length === 0 && !isEmptyThread(chat)) return null;
  const thread = objectOf(chat['thread']);
  // Events are numbered within their thread: K600PKZON8_1.
  const numbered = firstText(events[0] ?? {}, 'thread_id', 'id').replace(/_\d+$/u, '');
  const key = firstText(chat, 'chat_id', 'id') || firstText(thread, 'chat_id', 'id') || numbered;
  if (key === '') return null;
  const users = listOf(chat['users']).filter(isObject);
  const customer = users.find(({ type }) => type === 'customer') ?? chat['visitor'];
  const title = nameOf(customer) || idOf(objectOf(customer)['id']) || key;
  const conversation = conversationOf({ key, title, platform: 'livechat' });
  if (old.length > 0) {
    return [conversation, ...old.flatMap((each) => oldDrafts(each, key, chat, clock))];
  }
  const speakerOf = speakers(users);
  return [conversation, ...events.flatMap((each) => eventDrafts(each, key, speakerOf, clock))];
}

function speakers(users: readonly JsonObject[]): (id: string) => Speaker {
  const known = new Map(users.map((user) => [textOf(user['id']), user]));
  return (id) => {
    const user = known.get(id);
    const role: Role = roles[textOf(user?.['type'])] ?? 'unknown';
    return { sender: nameOf(user) || id, handle: id, role };
  };
}

const roles: Readonly<Record<string, Role>> = {
  customer: 'customer',
  visitor: 'customer',
  agent: 'agent',
  supervisor: 'agent',
  bot: 'bot',
};

function eventDrafts(
  event: JsonObject,
  conversation: string,
  speakerOf: (id: string) => Speaker,
  clock: ZoneClock,
): Draft[] {
  const type = textOf(event['type']);
  const author = textOf(event['author_id']);
  const isFile = type === 'file';
  const isSpoken = isFile || spoken.has(type);
  const text = eventText(event, type);
  return messageDrafts(
    {
      conversation,
      by: author === '' ? nobody : speakerOf(author),
      at: event['created_at'] ?? event['timestamp'],
      text,
      kind: kindOf(event, type),
      // What only agents see: `recipients` to version 3.2, `visibility` since.
      internal: event['recipients'] === 'agents' || event['visibility'] === 'agents',
      attachments: isFile ? filesOf(event) : [],
      platformId: idOf(event['id']),
      ...(!isSpoken && asEvent),
    },
    clock,
  );
}

/** Only who runs the shop is given what was deleted. */
function kindOf(event: JsonObject, type: string): MessageKind {
  if (event['deleted'] === true) return 'recall';
  if (type === 'file') return kindOfFiles(event, '');
  return type === 'rich_message' ? 'card' : 'text';
}

const spoken = new Set(['message', 'filled_form', 'rich_message']);

function eventText(event: JsonObject, type: string): string {
  if (type === 'filled_form') return formText(event);
  if (type === 'rich_message') return richText(event);
  const text = textOf(event['text']);
  if (text !== '' || type === 'message') return text;
  if (type === 'file') return firstText(event, 'name', 'url');
  const more = event['properties'] ?? event['content'];
  const name = firstText(event, 'system_message_type', 'annotation_type') || type;
  return isObject(more) ? `${name} ${excerptOf(more)}` : name;
}

/** A line for each field: what was asked, and the answer. */
function formText({ fields }: JsonObject): string {
  const lines = listOf(fields).map((field) => {
    const { label, answer, answers, value } = objectOf(field);
    const given = Array.isArray(answers) ? answers : [answer ?? value];
    const said = given.map((each) => (isObject(each) ? textOf(each['label']) : textOf(each)));
    const plain = textOf(label)
      .trim()
      .replace(/[:：]$/u, '');
    return [plain, said.filter(Boolean).join(', ')].filter(Boolean).join(': ');
  });
  return lines.filter(Boolean).join('\n');
}

function richText({ elements }: JsonObject): string {
  const lines = listOf(elements).flatMap((element) => {
    const { title, subtitle, buttons } = objectOf(element);
    const labels = listOf(buttons).map((button) => `[${textOf(objectOf(button)['text'])}]`);
    return [textOf(title), textOf(subtitle), labels.join(' ')];
  });
  return lines.filter(Boolean).join('\n');
}

/** Version 2 had messages with names in them. */
function oldMessagesOf({
  messages,
  visitor,
  visitor_name: name,
  agents,
}: JsonObject): JsonObject[] {
  if (visitor === undefined && name === undefined && agents === undefined) return [];
  return listOf(messages)
    .filter(isObject)
    .filter((each) => hasKeys(each, 'user_type', 'text') || hasKeys(each, 'author_name', 'text'));
}

function oldDrafts(
  message: JsonObject,
  conversation: string,
  chat: JsonObject,
  clock: ZoneClock,
): Draft[] {
  const side = textOf(message['user_type']);
  const role = roles[side] ?? 'unknown';
  const sender =
    firstText(message, 'author_name') || (role === 'customer' ? nameOf(chat['visitor']) : '');
  const account = role === 'customer' ? textOf(objectOf(chat['visitor'])['id']) : '';
  const handle = firstText(message, 'agent_id') || account || sender;
  const isEventType = /^(?:event|system)/.test(textOf(message['type']));
  return messageDrafts(
    {
      conversation,
      by: { sender: sender || side, handle: handle || `${conversation}:${side}`, role },
      at: message['timestamp'] ?? message['date'],
      text: textOf(message['text']),
      platformId: idOf(message['id'] ?? message['event_id']),
      internal: side === 'supervisor',
      ...(isEventType && asEvent),
    },
    clock,
  );
}
