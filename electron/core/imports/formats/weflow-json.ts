import type { Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
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
import { unreadable } from '../json/unreadable.ts';
import { fileStem } from '../text/file-stem.ts';
import { momentOf, withLocal } from '../text/moment.ts';
import { zoneClock } from '../text/wall-clock.ts';
import { kindOfType, kindOfWord, type WechatKind } from './wechat/kinds.ts';
import { isGroupId, wechatEvents, type WechatRecord } from './wechat/record.ts';
import { quoteText } from './wechat/xml-text.ts';

/**
 * WeFlow and CipherTalk, JSON: one session. `createTime` is right where `formattedTime` differs; in its
 * compact shape the people stand once, in `senders`.
 */
export const weflowJson: Format = {
  id: 'weflow-json',
  version: 2,
  platform: 'wechat',
  beta: false,
  sniff,
  parse,
};

const selectors = ['$.messages.*'];

function sniff({ json }: Sample): number {
  if (!isObject(json)) return 0;
  if (hasKeys(json, 'weflow')) return 0.98;
  const isCipherTalk = textOf(objectOf(json['exportInfo'])['generator']) === 'CipherTalk';
  if (isCipherTalk) return 0.97;
  const isSession = hasKeys(json['session'], 'wxid') || hasKeys(json['session'], 'type');
  const first = listOf(json['messages'])[0];
  const isMessage =
    hasKeys(first, 'createTime') && (hasKeys(first, 'isSend') || hasKeys(first, 'localType'));
  return isSession && isMessage ? 0.9 : 0;
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  const events = wechatEvents();
  let position = 0;
  const head = await headOf(input);
  const session = objectOf(head['session']);
  const title = ['displayName', 'remark', 'nickname', 'wxid']
    .map((key) => textOf(session[key]))
    .find((name) => name !== '');
  const talker = textOf(session['wxid']);
  const isGroup = /群|group/iu.test(textOf(session['type'])) || isGroupId(talker);
  const people = new Map(
    listOf(head['senders']).map((each) => [textOf(objectOf(each)['senderID']), objectOf(each)]),
  );
  for await (const items of readJson(input.pieces(), selectors)) {
    yield items.flatMap(({ value }) => {
      position++;
      return isObject(value) ? events(recordOf(value)) : [unreadable(value, position)];
    });
  }

  function recordOf(value: JsonObject): WechatRecord {
    const person = people.get(textOf(value['senderID'])) ?? {};
    const isSelf = value['isSend'] === 1 || value['isSend'] === true || value['isSend'] === '1';
    const sender = textOf(value['senderUsername']) || textOf(person['wxid']);
    const named =
      textOf(value['senderDisplayName']) ||
      textOf(person['displayName']) ||
      textOf(person['groupNickname']) ||
      textOf(person['remark']) ||
      textOf(person['nickname']);
    // Older versions name nobody: then it is the own account, or the one other side.
    const fallback = isSelf ? '我' : isGroup ? '' : (title ?? '');
    const kind = kindOf(value);
    return {
      position,
      talker,
      talkerName: title ?? fileStem(input.name),
      isGroup,
      sender: sender || (isSelf || isGroup || kind.isSystem ? '' : talker),
      senderName: named || (sender === '' && !kind.isSystem ? fallback : ''),
      isSelf,
      kind,
      text: contentOf(value),
      moment: withLocal(momentOf(value['createTime'], clock), value['formattedTime'], clock),
      platformId: idOf(value['serverId']) ?? idOf(value['platformMessageId']),
      replyTo: idOf(value['replyToMessageId']),
      attachments: ['mediaPath', 'localPath'].flatMap((key) => idOf(value[key]) ?? []),
    };
  }
}

/** Session and people stand before the messages in most versions; else the file is read once more. */
async function headOf(input: ParseInput): Promise<JsonObject> {
  const glimpse = objectOf(input.sample.json);
  const isWhole = hasKeys(glimpse, 'session', 'messages');
  const needsPeople =
    !hasKeys(glimpse, 'senders') && hasKeys(listOf(glimpse['messages'])[0], 'senderID');
  if (isWhole && !needsPeople) return glimpse;
  return objectOf(await jsonFrame(input.pieces(), selectors));
}

function kindOf(value: JsonObject): WechatKind {
  const type = Number(value['localType'] ?? Number.NaN);
  const word = textOf(value['type']);
  const byWord = kindOfWord(word);
  if (value['isSend'] === null || byWord.isSystem) return { kind: 'event', isSystem: true };
  if (Number.isNaN(type)) return byWord;
  const byType = kindOfType(type, 0);
  // A card by its number; the word says which.
  return byType.kind === 'card' && word !== '' && byWord.kind !== 'card' ? byWord : byType;
}

function contentOf(value: JsonObject): string {
  const { content } = value;
  // Cards of some versions are objects: better as they are than not at all.
  const text = isObject(content) ? JSON.stringify(content) : textOf(content);
  const quoted = textOf(value['quotedContent']);
  return quoted === '' ? text : quoteText(textOf(value['quotedSender']), quoted, text);
}
