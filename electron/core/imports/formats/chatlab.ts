import type { MessageKind, Platform } from '../../../../shared/model/message.ts';
import { platforms } from '../../../../shared/model/platforms.ts';
import type { Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import { jsonLinesOf } from '../json/glimpse.ts';
import { readJsonLines } from '../json/lines.ts';
import { jsonFrame, readJson } from '../json/records.ts';
import {
  hasKeys,
  idOf,
  isObject,
  listOf,
  objectOf,
  textOf,
  type JsonObject,
} from '../json/shape.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
import { unreadable } from '../json/unreadable.ts';
import { contentKind } from '../text/content-kind.ts';
import { issueAt, plainConversation, plainMessage } from '../text/dialect.ts';
import { fileStem } from '../text/file-stem.ts';
import { momentOf } from '../text/moment.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';

/** ChatLab, the exchange format of many exporters: one JSON document, or a line each with its `_type`. */
export const chatlab: Format = {
  id: 'chatlab',
  version: 2,
  platform: 'other',
  beta: true,
  sniff,
  parse,
};

const selectors = ['$.messages.*'];

/** Programs that write while they read say in two lines, `chatlab` and `meta`, what others say in `header`. */
const opensLines = new Set(['header', 'chatlab']);

function sniff({ json, lines }: Sample): number {
  if (isObject(json) && hasKeys(json, 'chatlab')) return 0.98;
  if (hasKeys(json, 'meta', 'messages') && hasKeys(json['meta'], 'platform')) return 0.8;
  const first = firstLineOf(lines);
  if (opensLines.has(textOf(objectOf(first)['_type']))) return 0.98;
  const isMessage = hasKeys(first, '_type', 'timestamp');
  return isMessage && (hasKeys(first, 'sender') || hasKeys(first, 'accountName')) ? 0.8 : 0;
}

/** Remarks may stand before it, and broken lines anywhere after it. */
function firstLineOf(lines: readonly string[]): unknown {
  return jsonLinesOf(
    lines.filter((line) => !line.trimStart().startsWith('#')),
    1,
  )[0];
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  if (hasKeys(firstLineOf(input.sample.lines), '_type')) yield* parseLines(input, clock);
  else yield* parseDocument(input, clock);
}

async function* parseDocument(
  input: ParseInput,
  clock: ZoneClock,
): AsyncGenerator<readonly ParsedEvent[]> {
  const frame = objectOf(await jsonFrame(input.pieces(), selectors));
  const members = new Map<string, JsonObject>();
  for (const member of listOf(frame['members'])) note(members, objectOf(member));
  const conversation = conversationOf(objectOf(frame['meta']), members, input);
  yield [conversation];
  let position = 0;
  for await (const items of readJson(input.pieces(), selectors)) {
    yield items.flatMap(({ value }) => {
      position++;
      if (!isObject(value)) return [unreadable(value, position)];
      return messageEvents(value, position, conversation, owner(frame['meta']), members, clock);
    });
  }
}

async function* parseLines(
  input: ParseInput,
  clock: ZoneClock,
): AsyncGenerator<readonly ParsedEvent[]> {
  const members = new Map<string, JsonObject>();
  let meta: JsonObject = {};
  let conversation: ParsedConversation | null = null;
  for await (const found of readJsonLines(input.lines())) {
    const events: ParsedEvent[] = [];
    for (const { line, value } of found) {
      if (!isObject(value)) {
        events.push(issueAt(line, 'unreadable-row', true));
        continue;
      }
      const type = textOf(value['_type']);
      if (type === 'header') meta = objectOf(value['meta']);
      else if (type === 'meta') meta = value;
      else if (type === 'chatlab') continue;
      else if (type === 'member') note(members, value);
      else if (type === 'message') {
        if (!conversation) events.push((conversation = conversationOf(meta, members, input)));
        events.push(
          ...messageEvents(value, line.number, conversation, owner(meta), members, clock),
        );
      } else events.push(issueAt(line, 'unreadable-row', true));
    }
    if (events.length > 0) yield events;
  }
}

function owner(meta: unknown): string {
  return textOf(objectOf(meta)['ownerId']);
}

function note(members: Map<string, JsonObject>, member: JsonObject): void {
  if (members.size < 100_000) members.set(textOf(member['platformId']), member);
}

function conversationOf(
  meta: JsonObject,
  members: ReadonlyMap<string, JsonObject>,
  { name }: ParseInput,
): ParsedConversation {
  const title = textOf(meta['name']) || fileStem(name);
  const isGroup = textOf(meta['type']) === 'group';
  const own = owner(meta);
  const others = [...members.keys()].filter((id) => id !== own);
  const peer = own !== '' && others.length === 1 ? others[0]! : '';
  const platform = platformOf(textOf(meta['platform']).toLowerCase());
  const groupKey = platform === 'qq' ? `group:${title}` : title;
  return {
    ...plainConversation,
    key: isGroup ? (idOf(meta['groupId']) ?? groupKey) : peer || title,
    title,
    platform,
    isGroup,
  };
}

function platformOf(name: string): Platform {
  return platforms.find((each) => each === name) ?? (name === 'weixin' ? 'wechat' : 'other');
}

function messageEvents(
  value: JsonObject,
  position: number,
  { key }: ParsedConversation,
  own: string,
  members: ReadonlyMap<string, JsonObject>,
  clock: ZoneClock,
): ParsedEvent[] {
  const id = textOf(value['sender']);
  const member = members.get(id) ?? {};
  const sender =
    textOf(value['groupNickname']) ||
    textOf(value['accountName']) ||
    textOf(member['groupNickname']) ||
    textOf(member['accountName']) ||
    id;
  const type = Number(value['type'] ?? 0);
  const text = textOf(value['content']);
  const isSystem = type === 80;
  const moment = momentOf(value['timestamp'], clock);
  const message = {
    type: 'message',
    ...plainMessage,
    conversation: key,
    sender,
    handle: isSystem ? '' : id || sender,
    role: isSystem ? 'system' : own !== '' && id === own ? 'agent' : 'unknown',
    kind: isSystem ? 'event' : (byType[type] ?? contentKind(text)),
    isSystem,
    text,
    ...moment,
    platformId: idOf(value['platformMessageId']),
    replyTo: idOf(value['replyToMessageId']),
    position,
  } as const;
  if (moment.sentAt !== null) return [message];
  const excerpt = `${moment.timeRaw} ${sender}: ${text}`.slice(0, 200);
  return [{ type: 'issue', line: position, reason: 'bad-time', excerpt, rejected: false }, message];
}

const byType: Readonly<Record<number, MessageKind>> = {
  1: 'image',
  2: 'voice',
  3: 'video',
  4: 'file',
  5: 'sticker',
  7: 'card',
  8: 'card',
  20: 'card',
  21: 'card',
  23: 'call',
  24: 'card',
  26: 'card',
  27: 'card',
  81: 'recall',
};
