import type { Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import { readJson } from '../json/records.ts';
import { idOf, isObject, objectOf, textOf, type JsonObject } from '../json/shape.ts';
import { unreadable } from '../json/unreadable.ts';
import { momentOf } from '../text/moment.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { kindOfType } from './wechat/kinds.ts';
import { wechatEvents, type WechatRecord } from './wechat/record.ts';

/** Wetrace Plus, its own JSON: conversations with messages, whose times are ISO or epochs, even mixed. */
export const wetraceJson: Format = {
  id: 'wetrace-json',
  version: 1,
  platform: 'wechat',
  beta: false,
  sniff,
  parse,
};

function sniff({ json, text }: Sample): number {
  const format = textOf(objectOf(json)['format']);
  if (format.toLowerCase().startsWith('wetrace')) return 0.98;
  return isObject(json) && /"format"\s*:\s*"wetrace/iu.test(text) ? 0.9 : 0;
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  const events = wechatEvents();
  let position = 0;
  const reading = readJson(input.pieces(), ['$.conversations.*.messages.*']);
  for await (const items of reading) {
    yield items.flatMap(({ value, around }) => {
      position++;
      if (!isObject(value)) return [unreadable(value, position)];
      return events(recordOf(value, objectOf(around[2]), objectOf(objectOf(around[0])['account'])));
    });
  }

  function recordOf(value: JsonObject, chat: JsonObject, account: JsonObject): WechatRecord {
    const direction = textOf(value['direction']).toLowerCase();
    const told = value['is_self'] ?? value['isSelf'] ?? value['is_sender'] ?? value['isSender'];
    const isSelf =
      typeof told === 'boolean' || told === 0 || told === 1
        ? Boolean(told)
        : direction === ''
          ? null
          : direction === 'outgoing' || direction === 'sent';
    const own = (key: string): string => (isSelf === true ? textOf(account[key]) : '');
    return {
      position,
      talker: textOf(chat['id']),
      talkerName: textOf(chat['name']),
      isGroup: textOf(chat['type']).toLowerCase() === 'group',
      sender: firstOf(value, 'sender_id', 'senderId', 'sender') || own('id'),
      senderName: firstOf(value, 'sender_name', 'senderName', 'sender') || own('name'),
      isSelf,
      kind: kindOfType(Number(value['type']) || 1, Number(value['subtype']) || 0),
      text: textOf(value['content']),
      moment: momentOf(value['time'] ?? value['timestamp'], clock),
      platformId: idOf(value['id']),
    };
  }
}

/** Its versions write their keys in different ways. */
function firstOf(value: JsonObject, ...keys: readonly string[]): string {
  return keys.map((key) => textOf(value[key])).find((text) => text !== '') ?? '';
}
