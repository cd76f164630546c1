import type { ParsedConversation } from '../../store/import-records.ts';
import type { Format, ParsedEvent, ParseInput, Sample } from '../format.ts';
import { jsonFrame, readJson } from '../json/records.ts';
import { idOf, isObject, listOf, objectOf, textOf, type JsonObject } from '../json/shape.ts';
import { unreadable } from '../json/unreadable.ts';
import { plainConversation, plainMessage } from '../text/dialect.ts';
import { kindOfFiles } from '../text/file-kind.ts';

/**
 * Messenger, Download secure storage: one JSON a chat with `senderName`, its media in a folder beside
 * it. Written as proper UTF-8, so nothing is repaired.
 */
export const messengerE2eeJson: Format = {
  id: 'messenger-e2ee-json',
  version: 1,
  platform: 'messenger',
  beta: true,
  sniff,
  parse,
};

const selectors = ['$.messages.*'] as const;

function sniff({ json }: Sample): number {
  const { participants, messages, threadName } = objectOf(json);
  if (!Array.isArray(messages)) return 0;
  const isRead = messages.some(
    (message) => isObject(message) && 'senderName' in message && 'timestamp' in message,
  );
  if (isRead) return 0.92;
  return messages.length === 0 && Array.isArray(participants) && threadName !== undefined ? 0.8 : 0;
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[], void, undefined> {
  const conversation = conversationOf(
    objectOf(await jsonFrame(input.pieces(), selectors)),
    input.name,
  );
  yield [conversation];
  for await (const items of readJson(input.pieces(), selectors)) {
    yield items.flatMap(({ value, number }) => messageOf(value, number, conversation.key));
  }
}

function conversationOf(frame: JsonObject, name: string): ParsedConversation {
  const people = listOf(frame['participants']).map(
    (person) => idOf(person) ?? textOf(objectOf(person)['name']),
  );
  const thread = idOf(frame['threadName']);
  // A number tells threads of one name apart.
  const shown = thread?.replace(/_\d+$/, '');
  return {
    ...plainConversation,
    key: thread ?? (people.join(', ') || name),
    title: shown || people.join(', ') || name.replace(/\.json$/i, ''),
    platform: 'messenger',
    isGroup: people.length > 2,
  };
}

function messageOf(record: unknown, position: number, conversation: string): ParsedEvent[] {
  if (!isObject(record)) return [unreadable(record, position)];
  const sender = textOf(record['senderName']);
  const at = Number(textOf(record['timestamp']) || Number.NaN);
  const sentAt = Number.isSafeInteger(at) ? at : null;
  const isUnsent = record['isUnsent'] === true;
  const attachments = listOf(record['media'])
    .map((file) => idOf(objectOf(file)['uri']))
    .filter((uri) => uri !== null);
  const events: ParsedEvent[] = [
    {
      type: 'message',
      ...plainMessage,
      conversation,
      sender,
      handle: sender,
      role: 'unknown',
      kind: isUnsent ? 'recall' : kindOfFiles(attachments),
      text: textOf(record['text']),
      attachments,
      sentAt,
      wallClock: null,
      timeRaw: textOf(record['timestamp']),
      zone: null,
      position,
    },
  ];
  if (sentAt === null) {
    const excerpt = JSON.stringify(record).slice(0, 200);
    events.push({ type: 'issue', line: position, reason: 'bad-time', excerpt, rejected: false });
  }
  return events;
}
