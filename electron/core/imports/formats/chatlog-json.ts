import {
  hasKeys,
  idOf,
  isObject,
  listOf,
  objectOf,
  textOf,
  type JsonObject,
} from '../json/shape.ts';
import { readJson } from '../json/records.ts';
import type { Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import { unreadable } from '../json/unreadable.ts';
import { momentOf } from '../text/moment.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { kindOfType } from './wechat/kinds.ts';
import { wechatEvents, type WechatRecord } from './wechat/record.ts';
import { quoteText } from './wechat/xml-text.ts';

/** chatlog (sjzar), JSON: an array of messages, or what its HTTP service answers. */
export const chatlogJson: Format = {
  id: 'chatlog-json',
  version: 1,
  platform: 'wechat',
  beta: false,
  sniff,
  parse,
};

/** The array, or the answer of its service and of its forks. */
const selectors = ['$.*', '$.messages.*', '$.data.*', '$.items.*'];

function sniff({ json }: Sample): number {
  const list = Array.isArray(json) ? json : listOf(Object.values(objectOf(json)).find(isRecords));
  const first = list[0];
  return isRecord(first) && (hasKeys(first, 'isSelf') || hasKeys(first, 'seq')) ? 0.95 : 0;
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  const events = wechatEvents();
  let position = 0;
  const paths = Array.isArray(input.sample.json) ? ['$.*'] : selectors.slice(1);
  for await (const items of readJson(input.pieces(), paths)) {
    yield items.flatMap(({ value }) => {
      position++;
      return isRecord(value) ? events(recordOf(value)) : [unreadable(value, position)];
    });
  }

  function recordOf(value: JsonObject): WechatRecord {
    const type = Number(value['type'] ?? 1);
    const subType = Number(value['subType'] ?? 0);
    const sender = textOf(value['sender']);
    const kind =
      sender === '系统消息' ? kindOfType(10_000, 0) : kindOfType(type || 1, subType || 0);
    return {
      position,
      talker: textOf(value['talker']),
      talkerName: textOf(value['talkerName']),
      isGroup: value['isChatRoom'] === true,
      sender,
      senderName: textOf(value['senderName']),
      isSelf: value['isSelf'] === true,
      kind,
      text: contentText(value, type, subType),
      moment: momentOf(value['time'], clock),
      attachments: filesOf(objectOf(value['contents'])),
    };
  }
}

function isRecords(value: unknown): boolean {
  return isRecord(listOf(value)[0]);
}

function isRecord(value: unknown): value is JsonObject {
  return (
    hasKeys(value, 'time', 'talker') && (hasKeys(value, 'sender') || hasKeys(value, 'content'))
  );
}

/** Cards have their text in `contents`; what a quote quotes is a record of its own in there. */
function contentText(value: JsonObject, type: number, subType: number): string {
  const text = textOf(value['content']);
  const contents = objectOf(value['contents']);
  const refer = contents['refer'];
  if (isObject(refer)) {
    const who = textOf(refer['senderName']) || textOf(refer['sender']);
    return quoteText(
      who,
      contentText(refer, Number(refer['type']), Number(refer['subType'])),
      text,
    );
  }
  if (text !== '') return text;
  const told = ['title', 'desc', 'url'].map((key) => textOf(contents[key])).filter(Boolean);
  const word = type === 49 ? (cards[subType] ?? '链接') : plain[type];
  if (word === undefined) return told.join('\n');
  return `[${word}]${told.length > 0 ? ` ${told.join('\n')}` : ''}`;
}

function filesOf(contents: JsonObject): string[] {
  const keys = ['imgfile', 'videofile', 'path', 'voicefile'];
  return keys.map((key) => idOf(contents[key])).filter((each) => each !== null);
}

const plain: Readonly<Record<number, string>> = {
  3: '图片',
  34: '语音',
  42: '名片',
  43: '视频',
  47: '动画表情',
  48: '位置',
  50: '语音通话',
};

const cards: Readonly<Record<number, string>> = {
  6: '文件',
  8: '动画表情',
  19: '聊天记录',
  33: '小程序',
  36: '小程序',
  51: '视频号',
  63: '视频号',
  87: '群公告',
  2000: '转账',
  2001: '红包',
};
