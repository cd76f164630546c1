import type { Format, ParseInput, Sample } from '../format.ts';
import { chatOfSpeakers } from '../text/chat-of-speakers.ts';
import { contentKind } from '../text/content-kind.ts';
import {
  body,
  issueAt,
  plainConversation,
  plainMessage,
  readDialect,
  type Dialect,
  type LineMeaning,
} from '../text/dialect.ts';
import { rememberLast } from '../text/remember-last.ts';
import { isTime, timeOf, wallClockText, zoneClock, type WallTime } from '../text/wall-clock.ts';
import { isTimeAbove, timeAbove } from './wechat/time-above.ts';
import { isTimeBelow, timeBelow } from './wechat/time-below.ts';

/**
 * WeChat on a computer, messages selected and copied: `名字 YYYY-MM-DD HH:MM` above each, or only `名字:`, and
 * then nobody knows when. Some programs write the time in brackets, or on a line above the name or below it.
 */
export const wechatPcCopy: Format = {
  id: 'wechat-pc-copy',
  version: 2,
  platform: 'wechat',
  beta: false,
  atMost: 0.75,
  sniff,
  parse: (input) => readDialect(input, dialectOf(input)),
};

const timed = /^(\S.{0,60}?)\s+(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s+(\d{1,2}):(\d\d)\s*$/u;
const bracketed =
  /^(\S.{0,60}?)\s*[(（](\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?\s+(\d{1,2}):(\d\d)(?::(\d\d))?[)）]\s*$/u;
const named = /^([^\s:：][^:：]{0,30}?)\s?[:：]\s*$/u;

interface Header {
  readonly who: string;
  readonly time: WallTime | null;
  readonly raw: string;
}

function dialectOf(input: ParseInput): Dialect {
  if (isTimeAbove(input.sample)) return timeAbove(input);
  return isTimeBelow(input.sample) ? timeBelow(input) : copied(input);
}

function sniff(sample: Sample): number {
  const { lines } = sample;
  if (isTimeAbove(sample)) return 0.7;
  if (isTimeBelow(sample)) return 0.5;
  const headers = headersOf(lines, readTimed);
  if (headers.isFirst && headers.count > 0) return headers.count > 1 ? 0.75 : 0.65;
  const bare = headersOf(lines, readNamed);
  // Two people in turn, a blank line before each: lists and letters have no such shape.
  const isTalk = bare.isFirst && bare.count > 1 && bare.names <= bare.count / 2 + 1;
  return isTalk && (bare.isSpaced || isClosedUp(bare)) ? 0.45 : 0;
}

/** Without blank lines only names that come again tell a talk from a list. */
function isClosedUp({ count, names, isFilled }: ReturnType<typeof headersOf>): boolean {
  return isFilled && count > 2 && names > 1 && names < count;
}

function headersOf(lines: readonly string[], read: (line: string) => Header | null) {
  const some = lines.slice(0, 400);
  const first = some.findIndex((line) => line.trim() !== '');
  const at = some.flatMap((line, index) => (read(line) ? [index] : []));
  return {
    count: at.length,
    isFirst: first >= 0 && at[0] === first,
    isSpaced: at.every(
      (index) =>
        index === first || (some[index - 1]?.trim() === '' && some[index + 1]?.trim() !== ''),
    ),
    /** A text below each, and no blank line but at the end. */
    isFilled:
      at.every((index) => (some[index + 1] ?? '').trim() !== '' && !at.includes(index + 1)) &&
      some
        .join('\n')
        .trim()
        .search(/\n\s*\n/u) < 0,
    names: new Set(at.map((index) => read(some[index]!)?.who)).size,
  };
}

function copied({ name, sample, options }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  const isTimed = headersOf(sample.lines, readTimed).count > 0;
  const isClosed = !isTimed && isClosedUp(headersOf(sample.lines, readNamed));
  const headerOf = rememberLast(isTimed ? readTimed : readNamed);
  const { key, title } = chatOfSpeakers(
    sample.lines.flatMap((line) => headerOf(line)?.who ?? []),
    name,
  );
  return {
    opening: [{ ...plainConversation, key, title, platform: 'wechat' }],
    blankAfterHeader: true,
    classify(line, afterBlank): LineMeaning {
      const found = headerOf(line.text);
      if (!found || (!isTimed && !isClosed && !afterBlank)) return body;
      const { who, time, raw } = found;
      return {
        is: 'message',
        before: time ? [] : [issueAt(line, 'no-date', false)],
        text: null,
        message: {
          ...plainMessage,
          conversation: key,
          sender: who,
          handle: who,
          role: 'unknown',
          sentAt: time && clock.instant(time),
          wallClock: time && wallClockText(time),
          timeRaw: raw,
          zone: time && clock.zone,
        },
      };
    },
    finish: (whole) => ({ ...whole, kind: contentKind(whole.text) }),
  };
}

function readTimed(line: string): Header | null {
  const [all, who = '', year, month, day, hour, minute, second] =
    line.length > 120 ? [] : (timed.exec(line) ?? bracketed.exec(line) ?? []);
  if (all === undefined) return null;
  const time = timeOf(year, month, day, hour, minute, second);
  return isTime(time) ? { who, time, raw: rawIn(all.slice(who.length)) } : null;
}

function rawIn(rest: string): string {
  return rest.replace(/[()（）]/gu, '').trim();
}

function readNamed(line: string): Header | null {
  const who = line.length > 40 ? undefined : named.exec(line)?.[1];
  return who === undefined ? null : { who, time: null, raw: '' };
}
