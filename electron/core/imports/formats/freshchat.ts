import type { Role } from '../../../../shared/model/message.ts';
import type { Format, Sample } from '../format.ts';
import { conversationOf, messageDrafts, readDrafts, type Draft } from '../json/drafts.ts';
import { kindOfFiles } from '../json/files.ts';
import { sampledRecords } from '../json/pages.ts';
import { nameBook } from '../json/people.ts';
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
 * Freshchat: the messages of a conversation, conversations with their messages, or webhooks on lines.
 * https://developers.freshchat.com/api/#message
 */
export const freshchat: Format = {
  id: 'freshchat',
  version: 1,
  platform: 'other',
  beta: true,
  sniff,
  parse(input) {
    const clock = zoneClock(input.options.zone);
    return readDrafts(input, lists, ({ value, page }) => {
      const record = objectOf(value);
      const people = nameBook(
        listOf(page['users']),
        listOf(page['agents']),
        listOf(record['users']),
      );
      const messages = messagesOf(record);
      if (messages.length === 0) return null;
      const around = textOf(record['conversation_id']) || textOf(page['conversation_id']);
      return messages.flatMap((message) => draftsOf(message, around, people, clock));
    });
  },
};

const lists = ['messages', 'conversations', 'data.messages'];

function sniff(sample: Sample): number {
  return sampledRecords(sample, lists).some((value) => messagesOf(objectOf(value)).length > 0)
    ? 0.95
    : 0;
}

function messagesOf(record: JsonObject): JsonObject[] {
  const pushed = objectOf(objectOf(record['data'])['message']);
  const all = [record, pushed, ...listOf(record['messages'])];
  return all.filter(isObject).filter(isMessage);
}

function isMessage(record: JsonObject): boolean {
  return Array.isArray(record['message_parts']) && hasKeys(record, 'actor_type');
}

function draftsOf(
  message: JsonObject,
  around: string,
  people: ReadonlyMap<string, string>,
  clock: ZoneClock,
): Draft[] {
  const key = textOf(message['conversation_id']) || around || 'freshchat';
  const id = textOf(message['actor_id']) || textOf(message['org_actor_id']);
  const type = textOf(message['actor_type']);
  const role = roleOf(type);
  const parts = listOf(message['message_parts']).map(objectOf);
  const files = parts.flatMap(fileOf);
  const text = parts.map(wordsOf).filter(Boolean).join('\n');
  const isSystem = role === 'system' || message['message_type'] === 'system';
  const sender = people.get(id) ?? (id === '' ? type : id);
  return [
    conversationOf({ key, title: key, platform: 'other' }),
    ...messageDrafts(
      {
        conversation: key,
        by: isSystem ? { sender, handle: '', role: 'system' } : { sender, handle: id, role },
        at: message['created_time'],
        text,
        isSystem,
        kind: isSystem ? 'event' : kindOfFiles(files, text),
        internal: message['message_type'] === 'private',
        attachments: files,
        platformId: idOf(message['id']),
      },
      clock,
    ),
  ];
}

function roleOf(type: string): Role {
  if (type === 'user') return 'customer';
  if (type === 'agent') return 'agent';
  return type === 'bot' ? 'bot' : type === 'system' ? 'system' : 'unknown';
}

/** A part is one of text, image, file, button; those with words say them. */
function wordsOf(part: JsonObject): string {
  const button = objectOf(part['url_button'] ?? part['quick_reply_button']);
  return textOf(objectOf(part['text'])['content']) || textOf(button['label']);
}

function fileOf(part: JsonObject): string[] {
  return ['image', 'file', 'video', 'audio'].flatMap((kind) => {
    const { name, url } = objectOf(part[kind]);
    const told = textOf(name) || textOf(url);
    return told === '' ? [] : [told];
  });
}
