import type { Format, ParseInput, Sample } from '../format.ts';
import { contentKind } from '../text/content-kind.ts';
import {
  body,
  layout,
  plainConversation,
  plainMessage,
  readDialect,
  suspect,
  type Dialect,
  type LineMeaning,
} from '../text/dialect.ts';
import { fileStem } from '../text/file-stem.ts';
import { rememberLast } from '../text/remember-last.ts';
import {
  asUtc,
  isTime,
  timeOf,
  wallClockText,
  zoneClock,
  type WallTime,
} from '../text/wall-clock.ts';

/**
 * WechatExporter (from iPhone backups), text: `名 (时间):内容` on one line. System notes have no time of
 * their own.
 */
export const wechatexporterTxt: Format = {
  id: 'wechatexporter-txt',
  version: 1,
  platform: 'wechat',
  beta: true,
  sniff,
  atMost: ({ lines }) => (isTitled(lines) ? 0.98 : 0.8),
  parse: (input) => readDialect(input, exported(input)),
};

const titleLine = /^(.+) - 微信聊天记录\s*$/u;
const header = /^(.{0,100}?) \((\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d)(?::(\d\d))?\):(.*)$/su;
const system = /^系统消息：(.*)$/su;

interface Header {
  readonly who: string;
  readonly time: WallTime;
  readonly raw: string;
  readonly text: string;
}

function sniff({ lines }: Sample): number {
  const some = lines.slice(0, 400);
  const headers = some.filter((line) => header.test(line)).length;
  if (isTitled(lines)) return headers > 0 ? 0.98 : 0.5;
  // WangWang has no space before its bracket, and rules between its chats.
  const isOther = some.some((line) =>
    /\S\(\d{4}-\d\d-\d\d \d\d?:\d\d:\d\d\):|^[-=]{24,}/u.test(line),
  );
  return headers > 0 && !isOther ? 0.8 : 0;
}

function isTitled(lines: readonly string[]): boolean {
  return lines.slice(0, 4).some((line) => titleLine.test(line));
}

function exported({ name, sample, options }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  const headerOf = rememberLast(readHeader);
  const title =
    sample.lines.slice(0, 4).flatMap((line) => titleLine.exec(line)?.[1] ?? [])[0] ??
    fileStem(name);
  let isStarted = false;

  const opened = (
    who: string,
    text: string,
    isSystem: boolean,
    found: Header | null,
  ): LineMeaning => {
    isStarted = true;
    return {
      is: 'message',
      text,
      message: {
        ...plainMessage,
        conversation: title,
        sender: who,
        handle: isSystem ? '' : who,
        role: isSystem ? 'system' : 'unknown',
        kind: isSystem ? 'event' : 'text',
        isSystem,
        sentAt: found && clock.instant(found.time),
        wallClock: found && wallClockText(found.time),
        timeRaw: found?.raw ?? '',
        zone: found && clock.zone,
      },
    };
  };

  return {
    opening: [{ ...plainConversation, key: title, title, platform: 'wechat' }],
    classify({ text }) {
      if (!isStarted && titleLine.test(text)) return layout;
      const found = headerOf(text);
      if (found) return isTime(found.time) ? opened(found.who, found.text, false, found) : suspect;
      const note = system.exec(text)?.[1];
      return note === undefined ? body : opened('', note, true, null);
    },
    glance(text) {
      const found = headerOf(text);
      return found && isTime(found.time)
        ? { at: asUtc(found.time), who: found.who, text: found.text }
        : null;
    },
    finish: (whole) => {
      if (!whole.isSystem) return { ...whole, kind: contentKind(whole.text) };
      return { ...whole, kind: /撤回/u.test(whole.text) ? 'recall' : 'event' };
    },
  };
}

function readHeader(line: string): Header | null {
  const found = header.exec(line);
  if (!found) return null;
  const [all, who = '', year, month, day, hour, minute, second, text = ''] = found;
  return {
    who: who.trim(),
    time: timeOf(year, month, day, hour, minute, second),
    raw: /\((\d{4}[^)]*)\):/u.exec(all)?.[1] ?? '',
    text,
  };
}
