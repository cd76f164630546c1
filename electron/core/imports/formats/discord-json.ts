import type { ParsedConversation } from '../../store/import-records.ts';
import type { Format, ParsedEvent, ParseInput, Sample } from '../format.ts';
import { jsonFrame, readJson } from '../json/records.ts';
import { idOf, isObject, listOf, objectOf, textOf, type JsonObject } from '../json/shape.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { channelIdInName, conversationOf } from './discord/conversation.ts';
import { recordReader } from './discord/record.ts';

/** DiscordChatExporter, JSON: one channel with its guild, or a thread or direct messages. */
export const discordJson: Format = {
  id: 'discord-json',
  version: 1,
  platform: 'discord',
  beta: false,
  sniff,
  parse,
};

const selectors = ['$.messages.*'] as const;

function sniff({ json }: Sample): number {
  const { guild, channel, messages } = objectOf(json);
  if (!Array.isArray(messages)) return 0;
  const isNamed = isObject(guild) && isObject(channel);
  if (messages.length === 0) return isNamed ? 0.85 : 0;
  const isRead = messages.some(
    (message) =>
      isObject(message) &&
      isObject(message['author']) &&
      'timestamp' in message &&
      'content' in message,
  );
  if (!isRead) return 0;
  return isNamed ? 0.97 : messages.some(isOfExporter) ? 0.85 : 0;
}

/** Keys of a message that other programs do not have, where guild and channel were left out. */
function isOfExporter(message: unknown): boolean {
  const { timestampEdited, author } = objectOf(message);
  const { name, nickname } = objectOf(author);
  return timestampEdited !== undefined || (typeof name === 'string' && nickname !== undefined);
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  const read = recordReader(zoneClock(input.options.zone));
  let conversation: ParsedConversation | null = null;
  for await (const items of readJson(input.pieces(), selectors)) {
    const events: ParsedEvent[] = [];
    for (const { value, number, around } of items) {
      if (!conversation) {
        const before = objectOf(around[0]);
        const frame = before['channel'] ? before : await jsonFrame(input.pieces(), selectors);
        conversation = channelOf(objectOf(frame), input.name);
        events.push(conversation);
      }
      events.push(...read(value, number, conversation.key));
    }
    yield events;
  }
}

function channelOf(frame: JsonObject, name: string): ParsedConversation {
  const channel = objectOf(frame['channel']);
  const type = textOf(channel['type']);
  return conversationOf({
    id: idOf(channel['id']) ?? channelIdInName(name),
    guild: textOf(objectOf(frame['guild'])['name']),
    channel: textOf(channel['name']) || name.replace(/\.json$/i, ''),
    isGroup: /^Guild|Group|Thread/.test(type) || listOf(channel['recipients']).length > 2,
  });
}
