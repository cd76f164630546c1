import type { Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import { readJson } from '../json/records.ts';
import { hasKeys, idOf, listOf, textOf, type JsonObject } from '../json/shape.ts';
import { unreadable } from '../json/unreadable.ts';
import { momentOf } from '../text/moment.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { kindOfType } from './wechat/kinds.ts';
import { isGroupId, wechatEvents, type WechatRecord } from './wechat/record.ts';

/**
 * chatlog-keeper: an array of messages of one or more accounts. The same group as two accounts see it is
 * two conversations.
 */
export const chatlogKeeperJson: Format = {
  id: 'chatlog-keeper-json',
  version: 1,
  platform: 'wechat',
  beta: false,
  sniff: ({ json }: Sample) => (isRecord(listOf(json)[0]) ? 0.96 : 0),
  parse,
};

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  const events = wechatEvents();
  let position = 0;
  for await (const items of readJson(input.pieces(), ['$.*'])) {
    yield items.flatMap(({ value }) => {
      position++;
      return isRecord(value) ? events(recordOf(value)) : [unreadable(value, position)];
    });
  }

  function recordOf(value: JsonObject): WechatRecord {
    const account = textOf(value['account_id']);
    const chat = textOf(value['conversation_id']) || textOf(value['thread_id']).split('::').at(-1)!;
    const isSelf = value['is_self'] === true;
    const sender = textOf(value['sender_wxid']) || (isSelf ? account : '');
    const isGroup =
      value['is_group_chat'] === true ||
      textOf(value['conversation_type']).toLowerCase() === 'group' ||
      isGroupId(chat);
    return {
      position,
      talker: textOf(value['thread_id']) || (account === '' ? chat : `${account}::${chat}`),
      talkerName:
        textOf(value['chat_room']) || (isGroup || isSelf ? chat : textOf(value['sender'])) || chat,
      isGroup,
      sender,
      senderName: textOf(value['sender']),
      isSelf,
      kind: kindOfType(Number(value['msg_type']) || 1, 0),
      text: textOf(value['content']),
      moment: momentOf(value['ts'], clock),
      platformId: idOf(value['server_id']),
    };
  }
}

function isRecord(value: unknown): value is JsonObject {
  return (
    hasKeys(value, 'ts', 'content') &&
    (hasKeys(value, 'conversation_id') || hasKeys(value, 'thread_id')) &&
    (hasKeys(value, 'sender_wxid') || hasKeys(value, 'account_id'))
  );
}
