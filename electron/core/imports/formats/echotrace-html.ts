import type { Format, ParseInput, ParsedEvent, Sample } from '../format.ts';
import { idOf, isObject, textOf, type JsonObject } from '../json/shape.ts';
import { unreadable } from '../json/unreadable.ts';
import { contentKind } from '../text/content-kind.ts';
import { momentOf, withLocal } from '../text/moment.ts';
import { zoneClock, type ZoneClock } from '../text/wall-clock.ts';
import { chunkRecords } from './qce/jsonp.ts';
import { titleOfPage } from './wechat/page-title.ts';
import { wechatEvents, type WechatRecord } from './wechat/record.ts';

/**
 * EchoTrace, page: its messages stand in the list `messagesData` of the page's program, each with its day and
 * time, its side and its text.
 */
export const echotraceHtml: Format = {
  id: 'echotrace-html',
  version: 1,
  platform: 'wechat',
  beta: true,
  sniff,
  parse,
};

const listStart = /\bmessagesData\s{0,9}=\s{0,99}\[/u;

function sniff({ text }: Sample): number {
  const found = listStart.exec(text);
  if (!found) return 0;
  const records = text.slice(found.index, found.index + 4_000);
  return /"isSend"/u.test(records) && /"content"/u.test(records) ? 0.97 : 0;
}

async function* parse(input: ParseInput): AsyncGenerator<readonly ParsedEvent[]> {
  const clock = zoneClock(input.options.zone);
  const events = wechatEvents();
  const title = titleOfPage(input);
  const isGroup = /<span>群聊<\/span>/u.test(input.sample.text);
  let position = 0;
  for await (const found of chunkRecords(input.pieces(), listStart)) {
    yield found.flatMap((record) => {
      position++;
      if (!isObject(record)) return [unreadable(null, position)];
      return events(recordOf(record, position, { title, isGroup }, clock));
    });
  }
}

function recordOf(
  record: JsonObject,
  position: number,
  { title, isGroup }: { readonly title: string; readonly isGroup: boolean },
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
