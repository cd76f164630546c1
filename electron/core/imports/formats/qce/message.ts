import type { MessageKind } from '../../../../../shared/model/message.ts';
import type { ParsedEvent } from '../../format.ts';
import { idOf, listOf, objectOf, textOf, type JsonObject } from '../../json/shape.ts';
import { contentKind } from '../../text/content-kind.ts';
import { plainMessage } from '../../text/dialect.ts';
import { momentOf, withLocal } from '../../text/moment.ts';
import type { ZoneClock } from '../../text/wall-clock.ts';
import { qceSender, type QceChat } from './chat.ts';

/** A record of the JSON export, of any version. Ids may repeat: text and time tell such records apart. */
export function qceEvents(
  record: JsonObject,
  position: number,
  { conversation, own }: QceChat,
  clock: ZoneClock,
): ParsedEvent[] {
  const sender = qceSender(record);
  const content = objectOf(record['content']);
  const elements = listOf(content['elements']).map(objectOf);
  const resources = resourcesOf(content, record);
  const type = textOf(record['type']) || textOf(record['messageType']);
  const isSystem =
    record['system'] === true || record['isSystemMessage'] === true || type === 'system';
  const isRecalled = record['recalled'] === true || record['isRecalled'] === true;
  const text = textIn(record['content'], elements);
  const moment = withLocal(momentOf(record['timestamp'], clock, 'ms'), record['time'], clock);
  const isSelf = sender.ids.some((id) => own.has(id));
  const message = {
    type: 'message',
    ...plainMessage,
    conversation: conversation.key,
    sender: sender.name,
    handle: isSystem ? '' : sender.id || sender.name,
    role: isSystem ? 'system' : isSelf ? 'agent' : 'unknown',
    kind: isRecalled ? 'recall' : isSystem ? 'event' : kindOf(resources, type, text),
    isSystem,
    text,
    ...moment,
    platformId: idOf(record['messageId']) ?? idOf(record['id']),
    replyTo: replyOf(content, elements),
    attachments: resources.flatMap((each) => fileOf(each) ?? []),
    position,
  } as const;
  if (moment.sentAt !== null) return [message];
  const excerpt = `${moment.timeRaw} ${sender.name}: ${text}`.slice(0, 200);
  return [{ type: 'issue', line: position, reason: 'bad-time', excerpt, rejected: false }, message];
}

function textIn(content: unknown, elements: readonly JsonObject[]): string {
  if (typeof content === 'string') return content;
  const text = textOf(objectOf(content)['text']);
  if (text !== '') return text;
  const parts = elements.map(({ type, data }) => {
    const facts = objectOf(data);
    const word = words[textOf(type)];
    const said = textOf(facts['text']) || textOf(facts['summary']) || textOf(facts['content']);
    return said || (word === undefined ? '' : `[${word}]`);
  });
  return parts.join('');
}

function resourcesOf(content: JsonObject, record: JsonObject): JsonObject[] {
  const listed = listOf(content['resources']);
  return (listed.length > 0 ? listed : listOf(record['resources'])).map(objectOf);
}

/** A copy that lies beside the export is found by its path; otherwise the name is all there is. */
function fileOf(resource: JsonObject): string | null {
  const local = textOf(resource['localPath']);
  const isBeside = local !== '' && !/^(?:[a-z]:|[/\\])/iu.test(local);
  return (
    (isBeside ? local : null) ??
    idOf(resource['filename']) ??
    idOf(resource['fileName']) ??
    idOf(resource['name']) ??
    idOf(resource['url'])
  );
}

function replyOf(content: JsonObject, elements: readonly JsonObject[]): string | null {
  const reply = elements.find(({ type }) => type === 'reply');
  for (const told of [objectOf(reply?.['data']), objectOf(content['reply'])]) {
    for (const key of ['referencedMessageId', 'replyMsgId', 'messageId', 'id']) {
      const id = idOf(told[key]);
      if (id !== null && id !== '0') return id;
    }
  }
  return null;
}

function kindOf(resources: readonly JsonObject[], type: string, text: string): MessageKind {
  const told = byType[textOf(resources[0]?.['type'])] ?? byType[type];
  return told ?? contentKind(text);
}

const byType: Readonly<Record<string, MessageKind>> = {
  image: 'image',
  video: 'video',
  audio: 'voice',
  voice: 'voice',
  file: 'file',
  json: 'card',
  ark: 'card',
  forward: 'card',
  location: 'card',
  market_face: 'sticker',
  marketFace: 'sticker',
  type_11: 'card',
};

const words: Readonly<Record<string, string>> = {
  image: '图片',
  video: '视频',
  audio: '语音',
  voice: '语音',
  file: '文件',
  json: '卡片',
  ark: '卡片',
  forward: '聊天记录',
  market_face: '表情',
};
