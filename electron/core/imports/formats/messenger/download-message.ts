import type { MessageKind } from '../../../../../shared/model/message.ts';
import type { ParsedEvent } from '../../format.ts';
import { idOf, isObject, listOf, objectOf, textOf, type JsonObject } from '../../json/shape.ts';
import { unreadable } from '../../json/unreadable.ts';
import { plainMessage } from '../../text/dialect.ts';

/** A record of `messages`, its strings already repaired. */
export function messageOf(record: unknown, position: number, conversation: string): ParsedEvent[] {
  if (!isObject(record)) return [unreadable(record, position)];
  const sender = textOf(record['sender_name']);
  const written = textOf(record['timestamp_ms'] ?? record['timestamp']);
  const sentAt = instantOf(record);
  const isSystem = record['type'] === 'Subscribe' || record['type'] === 'Unsubscribe';
  const events: ParsedEvent[] = [
    {
      type: 'message',
      ...plainMessage,
      conversation,
      sender,
      handle: isSystem ? '' : sender,
      role: isSystem ? 'system' : 'unknown',
      isSystem,
      kind: isSystem ? 'event' : kindOf(record),
      text: textOf(record['content']) || insteadOfText(record),
      attachments: filesOf(record),
      sentAt,
      wallClock: null,
      timeRaw: written,
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

/** The last day that a computer's calendar has, in ms. */
const latest = 8_640_000_000_000_000;

/** Downloads of early 2018 have seconds, under another key. */
function instantOf(record: JsonObject): number | null {
  const inMs = Number(textOf(record['timestamp_ms']) || Number.NaN);
  const at = Number.isNaN(inMs) ? Number(textOf(record['timestamp']) || Number.NaN) * 1000 : inMs;
  return Number.isInteger(at) && Math.abs(at) <= latest ? at : null;
}

function kindOf(record: JsonObject): MessageKind {
  if (record['is_unsent'] === true) return 'recall';
  if (record['call_duration'] !== undefined || record['type'] === 'Call') return 'call';
  for (const [key, kind] of media) {
    const value = record[key];
    if (Array.isArray(value) ? value.length > 0 : isObject(value)) return kind;
  }
  return 'text';
}

const media = [
  ['sticker', 'sticker'],
  ['photos', 'image'],
  ['gifs', 'image'],
  ['videos', 'video'],
  ['audio_files', 'voice'],
  ['files', 'file'],
  ['share', 'card'],
] as const;

function filesOf(record: JsonObject): string[] {
  return media
    .filter(([key]) => key !== 'share')
    .flatMap(([key]) => (Array.isArray(record[key]) ? listOf(record[key]) : [record[key]]))
    .map((file) => idOf(objectOf(file)['uri']))
    .filter((uri) => uri !== null);
}

/** What a shared card says, where nobody said anything with it. */
function insteadOfText(record: JsonObject): string {
  const share = objectOf(record['share']);
  return [share['share_text'], share['link']].map(textOf).filter(Boolean).join('\n');
}
