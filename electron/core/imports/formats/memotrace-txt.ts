import type { ParsedConversation } from '../../store/import-records.ts';
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
import { rememberLast } from '../text/remember-last.ts';
import {
  asUtc,
  isTime,
  timeOf,
  wallClockText,
  zoneClock,
  type WallTime,
} from '../text/wall-clock.ts';
import { isGroupId } from './wechat/record.ts';
import { talkerOfPath } from './wechat/talker.ts';

/**
 * MemoTrace 留痕 and WeFlow, text: `YYYY-MM-DD HH:MM:SS 名` above each body and a blank line after it. WeFlow
 * puts the name between quotes. What WeChat itself says stands where the name would, with nothing below; other
 * programs that write so put it between dashes, and name the chat in a line `聊天对象：名`.
 */
export const memotraceTxt: Format = {
  id: 'memotrace-txt',
  version: 3,
  platform: 'wechat',
  beta: true,
  atMost: 0.8,
  sniff,
  parse: (input) => readDialect(input, memotrace(input)),
};

/** Names the chat that follows. */
const chatLine = /^聊天对象[:：]\s*(\S.{0,100}?)\s*$/u;
/** What stands above the first message and belongs to none. */
const aboveAll = /^(?:# .*|[=—-]{3,}|(?:微信)?聊天记录|导出时间[:：].*|消息(?:总)?数[:：].*)\s*$/u;
/** `--- 2026-03-01 10:00:00 以上是打招呼的内容 ---` */
const dashed = /^-{3,} ?(\d{4}-\d\d-\d\d \d\d:\d\d:\d\d) (.{1,300}?) ?-{3,}\s*$/u;
const recalled = /^(?:[「『"“'].{1,60}[」』"”']|你)\s?撤回了一条消息\s*$/u;

const header = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d) (\S.{0,400}?)\s*$/u;
/** No name is longer. */
const longestName = 80;

interface Header {
  readonly time: WallTime;
  readonly raw: string;
  readonly who: string;
}

/**
 * Nothing but a time and a name: taken only where every block of the file is like that. A remark may stand
 * above.
 */
function sniff({ lines, path }: Sample): number {
  const first = lines.findIndex((line) => line.trim() !== '' && !isAbove(line));
  if (first < 0 || !readHeader(lines[first]!)) return 0;
  const some = lines.slice(0, 400);
  const at = headersIn(some);
  if (isClosedUp(some, at)) return 0.6;
  const spaced = at.filter((index) => index === first || isParting(some[index - 1] ?? ''));
  if (spaced.length < at.length * 0.8) return 0;
  const bodies = at.filter((index) => hasBody(some, index) || index + 1 >= some.length);
  if (bodies.length < at.length / 3) return 0;
  return at.length >= 2 || /聊天记录|\(wxid_/u.test(path) ? 0.6 : 0.45;
}

function isAbove(line: string): boolean {
  return aboveAll.test(line) || chatLine.test(line);
}

/** Between a body and the next header. */
function isParting(line: string): boolean {
  return line.trim() === '' || chatLine.test(line) || dashed.test(line) || recalled.test(line);
}

function headersIn(lines: readonly string[]): number[] {
  return lines.flatMap((line, index) => (readHeader(line) ? [index] : []));
}

/** Somebody took the blank lines out: few short names, a text below each, and no blank line anywhere. */
function isClosedUp(lines: readonly string[], at: readonly number[]): boolean {
  const isPlain = (index: number): boolean =>
    hasBody(lines, index) &&
    !at.includes(index + 1) &&
    /^\S{1,20}$/u.test(readHeader(lines[index]!)?.who ?? '');
  const isWhole = lines.every((line, index) => line.trim() !== '' || index >= lines.length - 2);
  const names = new Set(at.map((index) => readHeader(lines[index]!)?.who));
  const isTalk = names.size <= Math.max(2, at.length / 2);
  return at.length >= 2 && isTalk && isWhole && at.every(isPlain);
}

function hasBody(lines: readonly string[], header: number): boolean {
  return (lines[header + 1] ?? '').trim() !== '';
}

/** Who says something in the sample: none of them is what WeChat says. */
function speakersIn({ lines }: Sample): Set<string> {
  return new Set(
    lines.flatMap((line, index) => (hasBody(lines, index) ? (readHeader(line)?.who ?? []) : [])),
  );
}

function memotrace({ sample, options }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  const headerOf = rememberLast(readHeader);
  const chat = talkerOfPath(sample);
  const isGroup = isGroupId(chat.id);
  const speakers = speakersIn(sample);
  const isSpaced = !isClosedUp(sample.lines, headersIn(sample.lines));
  let conversation = conversationOf(chat.id || chat.name, chat.name, isGroup);
  let isTold = false;
  let isStarted = false;
  /** After what belongs to no message, a header needs no blank line. */
  let isFree = true;

  const tell = (): ParsedConversation[] => {
    const told = isTold ? [] : [conversation];
    isTold = true;
    return told;
  };
  const note = (text: string, raw: string): LineMeaning => {
    const time = readHeader(`${raw} -`)?.time;
    const isKnown = time !== undefined && isTime(time);
    return {
      is: 'message',
      before: tell(),
      text,
      message: {
        ...plainMessage,
        conversation: conversation.key,
        sender: '',
        handle: '',
        role: 'system',
        isSystem: true,
        kind: 'event',
        sentAt: isKnown ? clock.instant(time) : null,
        wallClock: isKnown ? wallClockText(time) : null,
        timeRaw: raw,
        zone: isKnown ? clock.zone : null,
      },
    };
  };
  /** What belongs to no message, where one may end; null for any other line. */
  const between = (text: string): LineMeaning | null => {
    const named = chatLine.exec(text)?.[1];
    if (named !== undefined) {
      conversation = conversationOf(named, named, isGroupId(named));
      isTold = false;
      return layout;
    }
    const [, raw, said] = dashed.exec(text) ?? [];
    if (raw !== undefined && said !== undefined) return note(said, raw);
    if (recalled.test(text)) return note(text.trim(), '');
    return !isStarted && aboveAll.test(text) ? layout : null;
  };
  return {
    classify({ text }, afterBlank) {
      const isOpen = afterBlank || isFree;
      isFree = false;
      const found = headerOf(text);
      if (!found) {
        const told = isOpen ? between(text) : null;
        isFree = told !== null;
        return told ?? body;
      }
      if ((isStarted && isSpaced && !isOpen) || !isTime(found.time)) return suspect;
      const { who, raw, time } = found;
      const { key } = conversation;
      isStarted = true;
      return {
        is: 'message',
        before: tell(),
        text: null,
        message: {
          ...plainMessage,
          conversation: key,
          sender: who,
          handle: !isGroup && key === chat.id && who === chat.name ? chat.id : who,
          role: who === '我' ? 'agent' : 'unknown',
          sentAt: clock.instant(time),
          wallClock: wallClockText(time),
          timeRaw: raw,
          zone: clock.zone,
        },
      };
    },
    glance(text) {
      const found = headerOf(text);
      return found && isTime(found.time)
        ? { at: asUtc(found.time), who: found.who, text: '' }
        : null;
    },
    finish(whole) {
      const { sender, text } = whole;
      if (whole.isSystem) return { ...whole, kind: /撤回/u.test(text) ? 'recall' : 'event' };
      const isName = sender.length <= longestName && (text !== '' || speakers.has(sender));
      if (isName) return { ...whole, kind: contentKind(text) };
      return {
        ...whole,
        sender: '',
        handle: '',
        role: 'system',
        isSystem: true,
        kind: contentKind(sender) === 'recall' ? 'recall' : 'event',
        text: text === '' ? sender : `${sender}\n${text}`,
      };
    },
  };
}

function conversationOf(key: string, title: string, isGroup: boolean): ParsedConversation {
  return { ...plainConversation, key, title, platform: 'wechat', isGroup };
}

function readHeader(line: string): Header | null {
  const found = line.length > 440 ? null : header.exec(line);
  if (!found) return null;
  const [, year, month, day, hour, minute, second, who = ''] = found;
  return {
    time: timeOf(year, month, day, hour, minute, second),
    raw: line.slice(0, 19),
    who: /^'(.+)'$/u.exec(who)?.[1] ?? who,
  };
}
