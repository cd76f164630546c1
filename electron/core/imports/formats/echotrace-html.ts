import type { Format } from '../format.ts';
import { idOf, textOf, type JsonObject } from '../json/shape.ts';
import { contentKind } from '../text/content-kind.ts';
import { momentOf, withLocal } from '../text/moment.ts';
import type { ZoneClock } from '../text/wall-clock.ts';
import { readPageList, sniffPageList, type PageList } from './wechat/page-list.ts';
import { titleOfPage } from './wechat/page-title.ts';
import type { WechatRecord } from './wechat/record.ts';

/**
 * EchoTrace, page: its messages stand in the list `messagesData` of the page's program, each with its day and
 * time, its side and its text.
 */
export const echotraceHtml: Format = {
  id: 'echotrace-html',
  version: 1,
  platform: 'wechat',
  beta: true,
  sniff: (sample) => sniffPageList(sample, list),
  parse(input) {
    const title = titleOfPage(input);
    const isGroup = /<span>群聊<\/span>/u.test(input.sample.text);
    const chat = { title, isGroup };
    return readPageList(input, list, (...told) => recordOf(chat, ...told));
  },
};

const list: PageList = {
  start: /\bmessagesData\s{0,9}=\s{0,99}\[/u,
  keys: [/"isSend"/u, /"content"/u],
};

function recordOf(
  { title, isGroup }: { readonly title: string; readonly isGroup: boolean },
  record: JsonObject,
  position: number,
  clock: ZoneClock,
): WechatRecord {
  const isSelf = record['isSend'] === true || record['isSend'] === 1;
  const text = textOf(record['content']);
  const local = `${textOf(record['date'])} ${textOf(record['time'])}`;
  return {
    position,
    talker: '',
    talkerName: title,
    isGroup,
    sender: '',
    senderName: textOf(record['senderName']) || (isSelf ? '我' : isGroup ? '' : title),
    isSelf,
    kind: { kind: contentKind(text), isSystem: false },
    text,
    moment: withLocal(momentOf(record['timestamp'], clock), local, clock),
    platformId: idOf(record['serverId']),
  };
}
