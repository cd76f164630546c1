import type { Format, ParseInput, Sample } from '../format.ts';
import type { ParsedQuestion } from '../format.ts';
import { contentKind } from '../text/content-kind.ts';
import {
  body,
  issueAt,
  layout,
  plainMessage,
  readDialect,
  type Dialect,
  type LineMeaning,
} from '../text/dialect.ts';
import { fileStem } from '../text/file-stem.ts';
import {
  halfOfDay,
  hourOf24,
  isTime,
  timeOf,
  wallClockText,
  zoneClock,
  type WallTime,
} from '../text/wall-clock.ts';
import { qqConversation } from './qq/conversation.ts';
import { qqSenderWithId } from './qq/sender.ts';

/**
 * QQ, messages selected and copied: `昵称 2020/10/3 21:43:23` on Chinese computers, `昵称 2/14/2020 9:16:13 PM`
 * on English ones, only the time for what was said today; on the phone the day stands on a line of its own.
 */
export const qqClipboard: Format = {
  id: 'qq-clipboard',
  version: 4,
  platform: 'qq',
  beta: false,
  atMost: 0.9,
  sniff,
  parse: (input) => readDialect(input, clipboard(input)),
};

// A year may stand at the name without a space, as some programs write it.
const header =
  /^(\S.{0,60}?)(?:(?:\s+|(?=\d{4}[-/]))(\d{4})[-/](\d{1,2})[-/](\d{1,2})\s+|\s+(\d{1,2})\/(\d{1,2})\/(\d{4})\s+|\s+)(?:(上午|下午)\s?)?(\d{1,2}):(\d\d):(\d\d)(?:\s?([AP]M))?\s*$/iu;
/** Lines of the window itself, in paragraphs of their own. */
const recall = /^(\S.{0,60}?)撤回了一条消息(?: ?重新编辑)?\s*$/u;
const notice =
  /^(?:你和.{1,60}有\d{1,4}个共同好友，点击添加好友|\S.{0,60}?(?:邀请.{1,60})?加入(?:了)?本群)。\s*$/u;
const phoneDay = /^\s*—\s*—\s*(\d{4})[-/](\d{1,2})[-/](\d{1,2})\s*—\s*—\s*$/u;

const mailAtEnd = /<[^<>\s@]+@[^<>\s@]+>$/u;

/** `Mar 01, 2026 10:15:30` and `2026年3月1日 10:15:30` have a date where the name would be. */
const dateAsName =
  /^(?:\p{L}{2,9}[,.]? )?(?:\p{L}{3,12}\.? \d{1,2},? \d{4}|\d{1,2}\.? \p{L}{3,12}\.?,? \d{4}|\d{1,4}[-/.年] ?\d{1,2}[-/.月] ?\d{1,4}日?)[,.]?$/u;

type Order = 'MDY' | 'DMY';

interface Header {
  readonly who: string;
  readonly raw: string;
  /** Year first, or two numbers whose order the file tells. */
  readonly date: {
    readonly year: string;
    readonly a: string;
    readonly b: string;
    readonly isYmd: boolean;
  } | null;
  readonly half: string;
  readonly clock: readonly [string, string, string];
}

function sniff({ lines }: Sample): number {
  const some = lines.slice(0, 400);
  const first = some.find((line) => line.trim() !== '') ?? '';
  const found = some.flatMap((line) => readHeader(line) ?? []);
  if (found.length === 0) return 0;
  if (some.some((line) => phoneDay.test(line))) return 0.85;
  // Only QQ knows people by their mail, and writes it so.
  if (found.some(({ who }) => mailAtEnd.test(who))) return 0.9;
  const start = readHeader(first);
  if (!start) return 0;
  const hasSlashes = ({ date, raw }: Header): boolean => date !== null && !raw.includes('-');
  if (found.some((each) => hasSlashes(each) && /[)）]$/u.test(each.who))) return 0.88;
  if (found.some(hasSlashes)) return 0.72;
  // Only times, or dates as everybody writes them: many a log looks like that.
  return found.length > 1 || /[AP]M$/iu.test(start.raw) ? 0.5 : 0.42;
}

function clipboard({ name, sample, options }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  const conversation = qqConversation(fileStem(name), false);
  const { order, questions } = orderOf(sample, options.dateOrder);
  let day: readonly [string, string, string] | null = null;
  let isStarted = false;

  const timeIn = ({ date, half, clock: parts }: Header): WallTime | null => {
    const [year, month, dayOfMonth] = date
      ? date.isYmd || order === 'MDY'
        ? [date.year, date.a, date.b]
        : [date.year, date.b, date.a]
      : (day ?? []);
    if (year === undefined) return null;
    const written = timeOf(year, month, dayOfMonth, ...parts);
    const time = { ...written, hour: hourOf24(written.hour, halfOfDay(half)) };
    return isTime(time) ? time : null;
  };

  /** It has no time of its own. */
  const windowLine = (text: string, who: string): LineMeaning => ({
    is: 'message',
    text,
    message: {
      ...plainMessage,
      conversation: conversation.key,
      sender: who === '你' ? '' : who,
      handle: '',
      role: 'system',
      kind: who === '' ? 'event' : 'recall',
      isSystem: true,
      sentAt: null,
      wallClock: null,
      timeRaw: '',
      zone: null,
    },
  });

  return {
    opening: [conversation, ...questions],
    blankAfterHeader: true,
    classify(line, afterBlank): LineMeaning {
      if (afterBlank && isStarted && line.text.length < 140) {
        const recalled = recall.exec(line.text)?.[1];
        if (recalled !== undefined) return windowLine(line.text, recalled);
        if (notice.test(line.text)) return windowLine(line.text, '');
      }
      const rule = phoneDay.exec(line.text);
      if (rule) {
        day = [rule[1] ?? '', rule[2] ?? '', rule[3] ?? ''];
        return layout;
      }
      const found = readHeader(line.text);
      if (!found) return body;
      const time = timeIn(found);
      if (!time && (found.date || day)) return body;
      const { nick, id } = qqSenderWithId(found.who) ?? { nick: found.who, id: '' };
      const sender = nick || id;
      isStarted = true;
      return {
        is: 'message',
        before: time ? [] : [issueAt(line, 'no-date', false)],
        text: null,
        message: {
          ...plainMessage,
          conversation: conversation.key,
          sender,
          handle: id || sender,
          role: 'unknown',
          sentAt: time && clock.instant(time),
          wallClock: time && wallClockText(time),
          timeRaw: day && !found.date ? `${day.join('-')} ${found.raw}` : found.raw,
          zone: time && clock.zone,
        },
      };
    },
    finish: (whole) => (whole.isSystem ? whole : { ...whole, kind: contentKind(whole.text) }),
  };
}

/** Any number above 12 is a day; where none is, computers that write AM and PM put the month first. */
function orderOf(
  { lines }: Sample,
  told: string | undefined,
): { order: Order; questions: ParsedQuestion[] } {
  if (told === 'MDY' || told === 'DMY') return { order: told, questions: [] };
  const dates = lines.flatMap((line) => readHeader(line)?.date ?? []).filter(({ isYmd }) => !isYmd);
  if (dates.some(({ a }) => Number(a) > 12)) return { order: 'DMY', questions: [] };
  if (dates.length === 0 || dates.some(({ b }) => Number(b) > 12))
    return { order: 'MDY', questions: [] };
  const question: ParsedQuestion = {
    type: 'question',
    id: 'date-order',
    choices: ['MDY', 'DMY'],
    assumed: 'MDY',
  };
  return { order: 'MDY', questions: [question] };
}

function readHeader(line: string): Header | null {
  const found = line.length > 140 ? null : header.exec(line);
  if (!found) return null;
  const [
    all,
    written = '',
    year,
    month,
    day,
    a,
    b,
    late,
    before,
    hour = '',
    minute = '',
    second = '',
    after,
  ] = found;
  // `昵称: 03-14 10:05:00` of new versions, `昵称 3/14 10:05:00` of WeCom 企业微信: a day without its year is none.
  const who = written.replace(/(?<=[:：\s])\d{1,2}[-/]\d{1,2}$/u, '').replace(/\s*[:：]?\s*$/u, '');
  if (dateAsName.test(who)) return null;
  const date =
    year !== undefined
      ? { year, a: month ?? '', b: day ?? '', isYmd: true }
      : late !== undefined
        ? { year: late, a: a ?? '', b: b ?? '', isYmd: false }
        : null;
  return {
    who,
    raw: all
      .slice(who.length)
      .replace(/^\s*[:：]/u, '')
      .trim(),
    date,
    half: before ?? after ?? '',
    clock: [hour, minute, second],
  };
}
