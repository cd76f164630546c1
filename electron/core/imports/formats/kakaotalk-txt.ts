import type { Format, ParseInput, Sample } from '../format.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
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
import { isTime, wallClockText, zoneClock } from '../text/wall-clock.ts';
import { kakaoKind, kakaoTitle } from './kakaotalk/content.ts';
import {
  bareLine,
  clockLine,
  dayOf,
  isNotice,
  isRuledDay,
  longLine,
  plainDayOf,
  shortLine,
  type Day,
  type TimedLine,
} from './kakaotalk/lines.ts';

/**
 * KakaoTalk, chat → export as text. Three styles: day rules with `[name] [11:59 PM] text` under them,
 * lines with the whole date, `2020년 12월 31일 오후 11:59, name : text`, and those without the date.
 */
export const kakaotalkTxt: Format = {
  id: 'kakaotalk-txt',
  version: 3,
  platform: 'kakaotalk',
  beta: false,
  atMost: 0.95,
  sniff,
  parse: (input) => readDialect(input, kakaotalk(input)),
};

function sniff({ lines }: Sample): number {
  const start = lines.slice(0, 300);
  const isTitled = titleIn(start) !== null;
  const days = start.filter((line) => dayOf(line) !== null).length;
  const short = start.filter((line) => shortLine(line, null)).length;
  // A time alone on its line is no message: tables have those where a row is cut.
  const long = start.filter((line) => isSpoken(longLine(line))).length;
  if (short > 0 && (days > 0 || isTitled)) return 0.95;
  if (days > 0 && start.filter((line) => bareLine(line, anyDay)).length > 1) return 0.9;
  // What was copied out of a chat has no line of its day.
  if (start.filter((line) => koreanShortLine.test(line)).length > 1) return 0.7;
  if (long > 0) return isTitled || long > 1 ? 0.95 : 0.7;
  if (isTitled && days > 0) return 0.9;
  if (start.filter(isLooselySpoken).length > (isTitled ? 0 : 1)) return 0.9;
  return days > 0 && start.some((line) => clockLine(line, anyDay)?.sender) ? 0.9 : 0;
}

function isSpoken(line: TimedLine | 'bare' | null): line is TimedLine {
  return line !== null && line !== 'bare' && line.sender !== null;
}

/** As programs write it that pass a chat on: logs have such colons too, and no half of the day. */
function isLooselySpoken(text: string): boolean {
  const line = longLine(text, true);
  return isSpoken(line) && /오[전후]/u.test(line.raw);
}

const koreanShortLine =
  /^\[[^\]]{1,60}\] \[(?:\d{4}\. ?\d{1,2}\. ?\d{1,2}\. ?)?오[전후] \d{1,2}:\d{2}\] /u;

const anyDay: Day = { year: 2000, month: 1, day: 1 };

function kakaotalk({ name, sample, options }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  const chat = titleIn(sample.lines) ?? kakaoTitle(fileStem(name));
  let conversation: ParsedConversation = {
    ...plainConversation,
    key: chat,
    title: chat,
    platform: 'kakaotalk',
  };
  const head = headLines(sample.lines);
  const hasPlainDays = sample.lines.some(
    (line, at) => plainDayOf(line) && isOn(plainDayOf(line), sample.lines[at + 1] ?? ''),
  );
  // Where days stand between rules, one without them is somebody's text.
  const hasRuledDays = sample.lines.some(isRuledDay);
  const isBare = !sample.lines.some((line) => shortLine(line, null));
  const isLoose = !sample.lines.some((line) => isSpoken(longLine(line)));
  let day: Day | null = null;
  let before = '';

  const message = ({ raw, time, sender, text }: TimedLine): LineMeaning => {
    if (time && !isTime(time)) return suspect;
    const isSystem = sender === null;
    return {
      is: 'message',
      text,
      message: {
        ...plainMessage,
        conversation: conversation.key,
        sender: sender ?? '',
        handle: sender ?? '',
        role: isSystem ? 'system' : 'unknown',
        kind: isSystem ? 'event' : 'text',
        isSystem,
        sentAt: time && clock.instant(time),
        wallClock: time && wallClockText(time),
        timeRaw: raw,
        zone: time && clock.zone,
      },
    };
  };

  return {
    opening: [conversation],
    classify({ text, number }) {
      if (number <= head) return layout;
      const withLine = before;
      before = text;
      const next = savedOn.test(text) ? titleOf(withLine) : null;
      if (next !== null) {
        // Exports that were put one behind the other.
        day = null;
        conversation = { ...conversation, key: next, title: next, isNewExport: true };
        return { is: 'structure', events: [conversation], withLine };
      }
      const isText = hasRuledDays && !isRuledDay(text);
      const rule = isText ? null : (dayOf(text) ?? (hasPlainDays ? plainDayOf(text) : null));
      if (rule) {
        day = rule;
        return layout;
      }
      const long = longLine(text, isLoose);
      if (long === 'bare') return layout;
      const short = shortLine(text, day) ?? (isBare ? bareLine(text, day) : null);
      const timed = long ?? short ?? clockLine(text, day);
      if (timed) return message(timed);
      return isNotice(text) ? message({ raw: '', time: null, sender: null, text }) : body;
    },
    finish: (whole) => (whole.isSystem ? whole : { ...whole, kind: kakaoKind(whole.text) }),
  };
}

/** True where the line after a day has just that day. */
function isOn(day: Day | null, line: string): boolean {
  const next = longLine(line);
  const time = next && next !== 'bare' ? next.time : null;
  return time?.year === day?.year && time?.month === day?.month && time?.day === day?.day;
}

/** Rooms are named for all who are in them. */
const longestTitle = 500;

const titles = [
  /^(.+?)\s?님과(?:의)? 카카오톡 대화\s*$/u,
  /^(.+?) 카카오톡 대화\s*$/u,
  /^KakaoTalk Chats? with (.+?)\s*$/iu,
  /^(.+?) KakaoTalk Chats?(?: with .+)?\s*$/iu,
];

function titleOf(text: string): string | null {
  if (text.length > longestTitle) return null;
  const bare = text.replace(/^\ufeff/u, '');
  return titles.map((pattern) => pattern.exec(bare)?.[1]).find(Boolean) ?? null;
}

const savedOn = /^(?:저장한 날짜|Date Saved|Saved Date|Saved on)\s*:/iu;

/** The room's name; what stands above the date of saving is one, however it is written. */
function titleIn(lines: readonly string[]): string | null {
  const named = lines
    .slice(0, 3)
    .map(titleOf)
    .find((found) => found !== null);
  if (named !== undefined) return named;
  const above = savedOn.test(lines[1] ?? '') ? lines[0]!.replace(/^\ufeff/u, '').trim() : '';
  return above.replace(/\.txt$/iu, '') || null;
}

/** How many lines stand at the top that are no message. */
function headLines(lines: readonly string[]): number {
  const last = lines
    .slice(0, 3)
    .findLastIndex((line) => titleOf(line) !== null || savedOn.test(line));
  return last + 1;
}
