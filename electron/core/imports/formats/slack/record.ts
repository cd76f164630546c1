import type { ParsedEvent } from '../../format.ts';
import { idOf, isObject, listOf, objectOf, textOf, type JsonObject } from '../../json/shape.ts';
import { unreadable } from '../../json/unreadable.ts';
import { plainMessage } from '../../text/dialect.ts';
import { kindOfFiles } from '../../text/file-kind.ts';
import { nameOf, type People } from './people.ts';
import { readableText, type Names } from './text.ts';

/** What the records of a file are read with. */
export interface Reading {
  readonly conversation: string;
  readonly people: People;
  readonly names: Names;
}

/** True for a message of Slack as its exports and its API write it. */
export function isSlackRecord(record: unknown): boolean {
  if (!isObject(record)) return false;
  const ts = textOf(record['ts']);
  const isNamed = record['type'] === 'message';
  // Whoever made the file smaller may have left little of a time, or nothing.
  if (!exported.test(ts)) return isNamed && isBySlackId(record) && (ts === '' || isTime(ts));
  if (typeof record['ts'] !== 'string') return isNamed;
  return isNamed || ['user', 'bot_id', 'subtype', 'text'].some((key) => key in record);
}

function isBySlackId({ user, bot_id: bot, text, ...others }: JsonObject): boolean {
  if (Array.isArray(others['slackdump_thread_replies'])) return true;
  return typeof text === 'string' && /^[UWB][A-Z0-9]*\d[A-Z0-9]*$/.test(textOf(user ?? bot));
}

/** Turns records into messages, replies that slackdump nests in their parent among them. */
export function recordReader({ conversation, people, names }: Reading) {
  let position = 0;
  const read = (record: unknown): ParsedEvent[] => {
    position++;
    if (!isObject(record)) return [unreadable(record, position)];
    const event = messageOf(record);
    const events: ParsedEvent[] = [event];
    if (event.sentAt === null) {
      const excerpt = JSON.stringify(record).slice(0, 200);
      events.push({ type: 'issue', line: position, reason: 'bad-time', excerpt, rejected: false });
    }
    for (const reply of listOf(record['slackdump_thread_replies'])) {
      // Some versions repeat the parent as its first reply.
      const { ts } = objectOf(reply);
      if (ts === undefined || ts !== record['ts']) events.push(...read(reply));
    }
    return events;
  };

  const messageOf = (record: JsonObject) => {
    const subtype = textOf(record['subtype']);
    const isDeleted = subtype === 'tombstone';
    const isSystem = !isDeleted && !said.has(subtype);
    const { name, id, isBot } = senderOf(record, people);
    const files = filesOf(record);
    const ts = textOf(record['ts']);
    const thread = idOf(record['thread_ts']);
    return {
      type: 'message',
      ...plainMessage,
      conversation,
      sender: name,
      handle: isSystem ? '' : id || name,
      role: isSystem ? 'system' : isBot || subtype === 'bot_message' ? 'bot' : 'unknown',
      isSystem,
      kind: isSystem ? 'event' : isDeleted ? 'recall' : kindOfFiles(files),
      text:
        readableText(textOf(record['text']) || insteadOfText(record), names) ||
        (isSystem ? subtype : ''),
      edited: isObject(record['edited']),
      // Microseconds tell messages apart: the id keeps them.
      sentAt: instantOf(ts),
      wallClock: null,
      timeRaw: ts,
      zone: null,
      platformId: ts || null,
      position,
      attachments: files,
      replyTo: thread === ts ? null : thread,
    } as const;
  };
  return read;
}

/** `1452837352.000006`, as Slack writes it. */
const exported = /^\d{9,10}\.\d{1,6}$/;

/** UTC ms of seconds with a fraction; null for anything else. */
function instantOf(ts: string): number | null {
  const [, seconds, fraction = ''] = timeForm.exec(ts) ?? [];
  return seconds === undefined
    ? null
    : Number(seconds) * 1000 + Number(fraction.padEnd(3, '0').slice(0, 3));
}

const timeForm = /^(\d{1,10})(?:\.(\d{1,9}))?$/;
const isTime = (ts: string): boolean => timeForm.test(ts);

const said: ReadonlySet<string> = new Set([
  '',
  'bot_message',
  'file_share',
  'file_comment',
  'thread_broadcast',
  'reply_broadcast',
  'me_message',
]);

interface Sender {
  readonly name: string;
  readonly id: string;
  readonly isBot: boolean;
}

/** Lists first, then what the message says of its author; an unknown one keeps the id. */
function senderOf(record: JsonObject, people: People): Sender {
  const bot = idOf(record['bot_id']);
  const user = idOf(record['user']) ?? idOf(objectOf(record['comment'])['user']);
  const known = user === null ? null : people.get(user);
  const isBot = known?.isBot ?? (bot !== null && user === null);
  const name =
    idOf(record['username']) ??
    known?.name ??
    nameOf(objectOf(record['user_profile'])) ??
    idOf(objectOf(record['bot_profile'])['name']) ??
    user ??
    (bot === null ? '' : (people.get(bot)?.name ?? bot));
  return { name, id: user ?? bot ?? '', isBot };
}

/** Before 2018 a message had one file. */
function filesOf(record: JsonObject): string[] {
  const files = [...listOf(record['files']), ...(isObject(record['file']) ? [record['file']] : [])];
  return files
    .map((file) => {
      const { name, title, url_private: url, id } = objectOf(file);
      return textOf(name) || textOf(title) || textOf(url) || textOf(id);
    })
    .filter((file) => file !== '');
}

/** What a person sees of a message without words of its own: cards of bots, and blocks. */
function insteadOfText(record: JsonObject): string {
  const cards = listOf(record['attachments']).map((attachment) => {
    const { pretext, title, text, fallback, fields } = objectOf(attachment);
    const rows = listOf(fields).map((field) => {
      const { title: name, value } = objectOf(field);
      return [textOf(name), textOf(value)].filter(Boolean).join(': ');
    });
    return [textOf(pretext), textOf(title), textOf(text) || textOf(fallback), ...rows];
  });
  const told = cards.flat().filter(Boolean).join('\n');
  return told || textsIn(record['blocks']).join('\n');
}

/** All texts of blocks, nested as deep as Slack nests them. */
function textsIn(value: unknown, depth = 0): string[] {
  if (depth > 12) return [];
  if (Array.isArray(value)) return value.flatMap((each) => textsIn(each, depth + 1));
  if (!isObject(value)) return [];
  const { text, elements, fields } = value;
  const own = typeof text === 'string' ? [text] : textsIn(text, depth + 1);
  return [...own, ...textsIn(elements, depth + 1), ...textsIn(fields, depth + 1)];
}
