import type { Role } from '../../../../shared/model/message.ts';
import type { Format, Sample } from '../format.ts';
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
 * Zendesk Chat (once Zopim): chats with their history, and offline messages, whose text stands in
 * `message` alone. Several chats share a session, so a chat is known by its own id.
 * https://developer.zendesk.com/api-reference/live-chat/chat-api/chats/
 */
export const zendeskChat: Format = {
  id: 'zendesk-chat',
  version: 1,
  platform: 'zendesk',
  beta: true,
  sniff,
  parse(input) {
    const clock = zoneClock(input.options.zone);
    return readDrafts(input, lists, ({ value }) => chatDrafts(value, clock));
  },
};

const lists = ['chats', 'docs'];

function sniff(sample: Sample): number {
  return sampledRecords(sample, lists).some(isChat) ? 0.95 : 0;
}

function isChat(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  const { type, visitor, history, messages } = value;
  if (Array.isArray(messages)) return false;
  const isKnown = ['session', 'timestamp', 'history', 'message'].some((key) => key in value);
  if ((type === 'chat' || type === 'offline_msg') && isKnown) {
    return isObject(visitor) || isObject(value['session']);
  }
  const isHistory = listOf(history).some((each) =>
    textOf(objectOf(each)['type']).startsWith('chat.'),
  );
  return isHistory && (isObject(visitor) || 'agent_ids' in value || 'agent_names' in value);
}

function chatDrafts(value: unknown, clock: ZoneClock): Draft[] | null {
  if (!isChat(value)) return null;
  const { visitor, history } = value;
  const account = idOf(objectOf(visitor)['id']);
  // What was sent to the API has no id yet.
  const began = account === null ? null : idOf(value['timestamp']);
  const key = idOf(value['id']) ?? (began === null ? null : `${account}@${began}`);
  if (key === null) return null;
  const name = nameOf(visitor) || (account === null ? 'visitor' : `visitor:${account}`);
  const customer: Speaker = {
    sender: name,
    handle: account === null ? `visitor@${key}` : `visitor:${account}`,
    role: 'customer',
  };
  const isOffline = value['type'] === 'offline_msg';
  const conversation = conversationOf({
    key,
    title: name,
    platform: 'zendesk',
    channel: isOffline ? 'offline-message' : 'im',
  });
  const records = listOf(history).filter(isObject);
  const said = records.filter((each) => kindOf(each) === 'said').map(textIn);
  const message = textOf(value['message']);
  const alone = message === '' || said.includes(message) ? [] : [message];
  return [
    conversation,
    ...alone.flatMap((text) =>
      messageDrafts(
        { conversation: key, by: starterOf(value, customer), at: value['timestamp'], text },
        clock,
      ),
    ),
    ...records.flatMap((each) => recordDrafts(each, key, value, customer, clock)),
  ];
}

/** What stands in `message` was written by whoever began. */
function starterOf(
  { started_by: who, agent_names: names }: JsonObject,
  customer: Speaker,
): Speaker {
  if (who !== 'agent' && who !== 'trigger') return customer;
  const [sender = textOf(who)] = listOf(names).map(textOf);
  return { sender, handle: sender, role: who === 'agent' ? 'agent' : 'bot' };
}

function recordDrafts(
  record: JsonObject,
  conversation: string,
  chat: JsonObject,
  customer: Speaker,
  clock: ZoneClock,
): Draft[] {
  const kind = kindOf(record);
  const files = record['attachment'] ?? record['attachments'] ?? record['file'];
  return messageDrafts(
    {
      conversation,
      by: speakerOf(record, chat, customer),
      at: record['timestamp'],
      text: kind === 'file' ? (filesOf(files)[0] ?? textIn(record)) : textIn(record),
      kind: kind === 'file' ? kindOfFiles(files, '') : 'text',
      attachments: filesOf(files),
      platformId: idOf(record['msg_id']),
      ...(kind === 'event' && asEvent),
    },
    clock,
  );
}

function kindOf(record: JsonObject): 'said' | 'file' | 'event' {
  const type = textOf(record['type']);
  if (/(?:^|\.)(?:msg|message)$/.test(type)) return 'said';
  if (/(?:^|\.)(?:file|attachment)s?$/.test(type)) return 'file';
  return type === '' && hasKeys(record, 'msg') ? 'said' : 'event';
}

/** The words of a record: a message's, a comment's on a rating, else what happened. */
function textIn(record: JsonObject): string {
  const text = firstText(record, 'msg', 'message', 'text', 'new_comment', 'comment');
  if (text !== '' || kindOf(record) === 'said') return text;
  const more = firstText(record, 'new_rating', 'rating');
  return [textOf(record['type']), more].filter(Boolean).join(': ');
}

function speakerOf(record: JsonObject, chat: JsonObject, customer: Speaker): Speaker {
  const name = firstText(record, 'name', 'display_name');
  const nick = firstText(record, 'nick', 'sender_type');
  const role = roleOf(record, chat, customer.sender);
  if (role === 'customer') return { ...customer, sender: name || customer.sender };
  const id = firstText(record, 'agent_id', 'sender_id');
  const handle = nick.startsWith('agent:') ? nick : id === '' ? name : `agent:${id}`;
  return { sender: name || nick || handle, handle: handle || name || nick, role };
}

function roleOf(record: JsonObject, chat: JsonObject, customer: string): Role {
  const told = [record['sender_type'], record['nick']].map((each) => textOf(each).toLowerCase());
  if (told.some((each) => /trigger|bot/.test(each))) return 'bot';
  if (told.some((each) => each.startsWith('visitor'))) return 'customer';
  if (told.some((each) => each.startsWith('agent'))) return 'agent';
  const name = textOf(record['name']);
  if (listOf(chat['agent_names']).includes(name)) return 'agent';
  return name === customer ? 'customer' : 'unknown';
}
