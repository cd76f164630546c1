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
import { openings } from '../table/openings.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';

/**
 * Conversations as Crisp's importer takes them: a `user`, and `messages` with a `text`, a `note` or a
 * `file`, their side and milliseconds. And messages as the API gives them, each with its session.
 * https://github.com/crisp-im/crisp-import-conversations
 * https://docs.crisp.chat/references/rest-api/v1/#get-messages-in-conversation
 */
export const crisp: Format = {
  id: 'crisp',
  version: 1,
  platform: 'crisp',
  beta: false,
  sniff,
  parse(input) {
    const clock = zoneClock(input.options.zone);
    const open = openings('crisp');
    return readDrafts(input, lists, ({ value }) =>
      isApiMessage(value) ? apiDrafts(bare(value), open, clock) : conversationDrafts(value, clock),
    );
  },
};

const lists = ['conversations', 'data'];

function sniff(sample: Sample): number {
  const isOurs = (value: unknown): boolean => isConversation(value) || isApiMessage(value);
  return sampledRecords(sample, lists).some(isOurs) ? 0.95 : 0;
}

function isConversation(value: unknown): value is JsonObject {
  if (!isObject(value)) return false;
  const messages = listOf(value['messages']);
  return messages.some(isMessage) && (isObject(value['user']) || messages.every(isMessage));
}

function isMessage(value: unknown): value is JsonObject {
  return (
    hasKeys(value, 'from', 'date') &&
    (value['from'] === 'user' || value['from'] === 'operator') &&
    ('text' in value || 'note' in value || 'file' in value)
  );
}

/** Webhooks wrap a message in `data`. */
function isApiMessage(value: unknown): value is JsonObject {
  const message = bare(value);
  return (
    hasKeys(message, 'session_id', 'type', 'from', 'content') &&
    (message['from'] === 'user' || message['from'] === 'operator')
  );
}

function bare(value: unknown): JsonObject {
  const { data } = objectOf(value);
  return objectOf(isObject(data) ? data : value);
}

function apiDrafts(
  message: JsonObject,
  open: ReturnType<typeof openings>,
  clock: ZoneClock,
): Draft[] {
  const { content, user, from } = message;
  const key = firstText(message, 'session_id');
  const type = firstText(message, 'type');
  const name = nameOf(user);
  const account = firstText(objectOf(user), 'user_id') || name;
  const isUser = from === 'user';
  const sender = name || (isUser ? 'user' : 'operator');
  const isFile = isObject(content) && 'url' in content;
  return [
    ...open(key, isUser ? name : ''),
    ...messageDrafts(
      {
        conversation: key,
        by: {
          sender,
          handle: account || `${sender}@${key}`,
          role: isUser ? 'customer' : message['automated'] === true ? 'bot' : 'agent',
        },
        at: message['timestamp'],
        text: contentOf(content),
        kind: isFile ? kindOfFiles(content, '') : 'text',
        internal: type === 'note',
        attachments: isFile ? filesOf(content) : [],
        platformId: idOf(message['fingerprint']),
        edited: message['edited'] === true,
        ...(type === 'event' && asEvent),
      },
      clock,
    ),
  ];
}

/** The text, or what a person sees of a file, a choice, a field or an event. */
function contentOf(content: unknown): string {
  if (!isObject(content)) return textOf(content);
  const shown = firstText(content, 'text', 'explain', 'name', 'namespace', 'url');
  const choices = listOf(content['choices']).map((each) => `[${textOf(objectOf(each)['label'])}]`);
  return [shown, choices.join(' '), firstText(content, 'value')].filter(Boolean).join('\n');
}

function conversationDrafts(value: unknown, clock: ZoneClock): Draft[] | null {
  if (!isConversation(value)) return null;
  const { user } = value;
  const messages = listOf(value['messages']);
  const name = nameOf(user);
  const account = firstText(objectOf(user), 'email', 'phone', 'id') || name;
  const began = textOf(objectOf(messages[0])['date']);
  const key = firstText(value, 'session_id', 'id') || `${account}@${began}`;
  const title = firstText(value, 'subject').trim() || name || key;
  const conversation = conversationOf({ key, title, platform: 'crisp' });
  const customer: Speaker = {
    sender: name || 'user',
    handle: account || `user@${key}`,
    role: 'customer',
  };
  return [
    conversation,
    ...messages.flatMap((message): Draft[] => {
      if (isObject(message)) return messageOf(message, key, customer, clock);
      const excerpt = textOf(message).slice(0, 200);
      return [{ type: 'issue', reason: 'unreadable-row', excerpt, rejected: true }];
    }),
  ];
}

function messageOf(
  message: JsonObject,
  conversation: string,
  customer: Speaker,
  clock: ZoneClock,
): Draft[] {
  const { file } = message;
  const isNote = textOf(message['note']) !== '';
  const text = firstText(message, 'note', 'text');
  const isFile = isObject(file);
  return messageDrafts(
    {
      conversation,
      by: speakerOf(message, customer),
      at: message['date'],
      text: text || (isFile ? firstText(file, 'name', 'url') : ''),
      kind: isFile ? kindOfFiles(file, text) : 'text',
      internal: isNote,
      attachments: filesOf(file),
      platformId: idOf(message['fingerprint']),
    },
    clock,
  );
}

/** Operators are named where the program that wrote the file knew them. */
function speakerOf({ from, user }: JsonObject, customer: Speaker): Speaker {
  const name = nameOf(user);
  if (from === 'user') return { ...customer, sender: name || customer.sender };
  const account = firstText(objectOf(user), 'email', 'id') || name;
  return { sender: name || 'operator', handle: account || 'operator', role: 'agent' };
}
