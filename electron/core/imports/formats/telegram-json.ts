import type { Role } from '../../../../shared/model/message.ts';
import type { Format, ParsedEvent, ParseInput, Sample } from '../format.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
import { jsonFrame, readJson, type JsonItem } from '../json/records.ts';
import { idOf, isObject, listOf, objectOf, textOf, type JsonObject } from '../json/shape.ts';
import { plainConversation } from '../text/dialect.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { recordReader, type Roles } from './telegram/record.ts';

/**
 * Telegram Desktop, Export chat history → JSON: `result.json` of one chat, or of a whole account with its
 * chats in lists. Older ones have numbers for people and no instants.
 */
export const telegramJson: Format = {
  id: 'telegram-json',
  version: 3,
  platform: 'telegram',
  beta: false,
  sniff,
  parse,
};

const selectors = [
  '$.messages.*',
  '$.chats.list.*.messages.*',
  '$.left_chats.list.*.messages.*',
] as const;

function sniff({ json }: Sample): number {
  const root = objectOf(json);
  const lists = [root['chats'], root['left_chats']].flatMap((part) =>
    listOf(objectOf(part)['list']),
  );
  const chats = [root, ...lists].filter(isObject);
  const messages = chats.flatMap((chat) => listOf(chat['messages']).slice(0, 20));
  if (messages.some(isTelegramRecord)) return 0.95;
  // Times and ids may have been taken out, by whoever made the file smaller.
  if (messages.some(isBareRecord)) return 0.6;
  // A chat without messages, or one whose first record is longer than the sample.
  if (chats.some((chat) => chatTypes.has(textOf(chat['type'])) && chat['messages'])) return 0.9;
  // An account begins with a person, contacts and sessions, and may have no chat for long.
  const isAccount = textOf(root['about']).includes('Telegram') && lists.length === 0;
  return isAccount && (root['chats'] || root['personal_information']) ? 0.6 : 0;
}

function isTelegramRecord(record: unknown): boolean {
  if (!isObject(record)) return false;
  const { type, text } = record;
  if (type === 'service') return 'date' in record || 'date_unixtime' in record;
  const isDated = /^\d{9,11}$/.test(textOf(record['date_unixtime']));
  const isNaive = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(textOf(record['date']));
  const hasText = typeof text === 'string' || Array.isArray(text);
  return (type === 'message' || type === undefined) && hasText && (isDated || isNaive)
    ? 'from' in record || 'from_id' in record || isDated
    : false;
}

function isBareRecord(record: unknown): boolean {
  const { type, text, from } = objectOf(record);
  const hasText = typeof text === 'string' || Array.isArray(text);
  return type === 'message' && hasText && typeof from === 'string';
}

const chatTypes = new Set(
  [
    'personal_chat bot_chat saved_messages verification_codes replies private_group',
    'private_supergroup public_supergroup private_channel public_channel',
  ]
    .join(' ')
    .split(' '),
);

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  const read = recordReader(zoneClock(input.options.zone));
  let chat: JsonObject | null = null;
  let key = '';
  let roles: Roles = new Map();
  let frame: unknown;
  for await (const items of readJson(input.pieces(), selectors)) {
    const events: ParsedEvent[] = [];
    for (const item of items) {
      const around = objectOf(item.around.at(-2));
      if (chat !== around) {
        chat = around;
        // Rarely do a chat's name and id stand behind its messages.
        const isNamed = idOf(chat['id']) !== null || idOf(chat['name']) !== null;
        if (!isNamed) frame ??= await jsonFrame(input.pieces(), selectors);
        const facts = isNamed ? chat : chatInFrame(frame, item);
        const conversation = conversationOf(facts);
        key = conversation.key;
        roles = rolesIn(objectOf(item.around[0]), facts);
        events.push(conversation);
      }
      events.push(...read(item.value, item.number, key, roles));
    }
    yield events;
  }
}

/** An export of a whole account begins with its owner. */
function rolesIn(root: JsonObject, chat: JsonObject): Roles {
  const owner = idOf(objectOf(root['personal_information'])['user_id']);
  const roles = new Map<string, Role>();
  if (owner !== null) roles.set(`user${owner}`, 'agent');
  if (chat['type'] === 'bot_chat') roles.set(`user${textOf(chat['id'])}`, 'bot');
  return roles;
}

/** The same chat in the whole document without its messages. */
function chatInFrame(frame: unknown, { path }: JsonItem): JsonObject {
  let found = frame;
  for (const step of path.slice(0, -2)) {
    found = typeof step === 'number' ? listOf(found)[step] : objectOf(found)[step];
  }
  return objectOf(found);
}

function conversationOf(chat: JsonObject): ParsedConversation {
  const type = textOf(chat['type']);
  const id = idOf(chat['id']);
  const name = idOf(chat['name']);
  const isSaved = type === 'saved_messages';
  const title = name ?? (isSaved ? 'Saved Messages' : (id ?? 'Telegram'));
  return {
    ...plainConversation,
    key: id ?? title,
    title,
    platform: 'telegram',
    isGroup: /group|channel/.test(type),
  };
}
