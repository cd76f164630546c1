import type { Format, ParseInput, Sample } from '../format.ts';
import type { ParsedConversation } from '../../store/import-records.ts';
import {
  body,
  layout,
  plainMessage,
  readDialect,
  suspect,
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
import { kakaoKind, kakaoTitle } from './kakaotalk/content.ts';

/**
 * KakaoTalk, chat → export as text. Two styles: day rules with `[name] [11:59 PM] text` under them, and
 * lines with the whole date, `2020년 12월 31일 오후 11:59, name : text`.
 */
export const kakaotalkTxt: Format = {
  id: 'kakaotalk-txt',
  version: 1,
  platform: 'kakaotalk',
  beta: false,
  atMost: 0.95,
  sniff,
  parse: (input) => readDialect(input, kakaotalk(input)),
};

type Date = Pick<WallTime, 'year' | 'month' | 'day'>;

function sniff({ lines }: Sample): number {
  const start = lines.slice(0, 300);
  const rules = start.filter((line) => ruleDate(line) !== null).length;
  const short = start.filter((line) => shortHeader.test(line)).length;
  // A time alone on its line is no message: tables have those where a row is cut.
  const long = start.filter((line) => longHeader.exec(line)?.at(-1)?.includes(' : ')).length;
  if (rules > 0 && short > 0) return 0.95;
  if (long > 0) return start.some((line) => title.test(line)) || long > 1 ? 0.95 : 0.7;
  return 0;
}

function kakaotalk({ name, sample, options }: ParseInput): Dialect {
  const clock = zoneClock(options.zone);
  const titled = sample.lines
    .slice(0, 3)
    .map(titleOf)
    .find((found) => found !== null);
  const chat = titled ?? kakaoTitle(fileStem(name));
  const conversation: ParsedConversation = {
    type: 'conversation',
    key: chat,
    title: chat,
    platform: 'kakaotalk',
    channel: 'im',
    shop: null,
    isGroup: false,
  };
  let date: Date | null = null;

  const message = (
    sender: string,
    text: string,
    timeRaw: string,
    time: WallTime | null,
  ): LineMeaning => {
    if (time && !isTime(time)) return suspect;
    const isSystem = sender === '';
    return {
      is: 'message',
      text,
      message: {
        ...plainMessage,
        conversation: conversation.key,
        sender,
        handle: sender,
        role: isSystem ? 'system' : 'unknown',
        kind: isSystem ? 'event' : 'text',
        isSystem,
        sentAt: time && clock.instant(time),
        wallClock: time && wallClockText(time),
        timeRaw,
        zone: time && clock.zone,
      },
    };
  };

  return {
    opening: [conversation],
    classify({ text, number }) {
      if (number <= 3 && (titleOf(text) !== null || savedOn.test(text))) return layout;
      const rule = ruleDate(text);
      if (rule) {
        date = rule;
        return layout;
      }
      const short = shortHeader.exec(text);
      if (short && date) {
        const [, sender = '', raw = '', before, hour = '', minute = '', after, said = ''] = short;
        const clockHour = hourOf24(Number(hour), halfOfDay(before ?? after ?? ''));
        const time = { ...timeOf('', '', '', '', minute), ...date, hour: clockHour };
        return message(sender, said, raw, time);
      }
      const long = longHeader.exec(text);
      if (long) {
        const { raw, time, rest } = longTime(long);
        if (rest === undefined) return layout;
        const spoken = /^(.{1,60}?) : (.*)$/su.exec(rest);
        return message(spoken?.[1] ?? '', spoken?.[2] ?? rest, raw, time);
      }
      // Notices of joining and leaving have no time of their own.
      return date && joined.test(text) ? message('', text, '', null) : body;
    },
    finish: (whole) => (whole.isSystem ? whole : { ...whole, kind: kakaoKind(whole.text) }),
  };
}

const title = /^\ufeff?(.+?)\s?(?:님과 카카오톡 대화|카카오톡 대화|KakaoTalk Chats with .+)\s*$/u;

function titleOf(text: string): string | null {
  const english = /^\ufeff?KakaoTalk Chats? with (.+?)\s*$/iu.exec(text)?.[1];
  return english ?? title.exec(text)?.[1] ?? null;
}

const savedOn = /^(?:저장한 날짜|Date Saved|Saved on)\s*:/iu;
const joined =
  /^.{1,60}(?:님이|님을) .{0,40}(?:들어왔습니다|나갔습니다|초대했습니다|내보냈습니다)\.?\s*$/u;

const half = '오전|오후|上午|下午|午前|午後';
const shortHeader = new RegExp(
  `^\\[([^\\]\\n]{1,60})\\] \\[((${half})?\\s?(\\d{1,2}):(\\d{2})\\s?([AaPp][Mm])?)\\] ?(.*)$`,
  'su',
);
const longHeader = new RegExp(
  `^((?:(\\d{4})(?:년|\\.|-|/)\\s?(\\d{1,2})(?:월|\\.|-|/)\\s?(\\d{1,2})(?:일|\\.)?|` +
    `([A-Z][a-z]{2,8}) (\\d{1,2}), (\\d{4})(?: at|,)?) (${half})?\\s?(\\d{1,2}):(\\d{2})\\s?([AaPp][Mm])?)(?:, (.*))?$`,
  'su',
);

function longTime(found: RegExpExecArray): {
  raw: string;
  time: WallTime;
  rest: string | undefined;
} {
  const [, raw = '', y, m, d, name = '', date, year] = found;
  const [before, hour = '', minute = '', after, rest] = found.slice(8);
  const time =
    y === undefined
      ? timeOf(year, String(monthOf(name)), date, hour, minute)
      : timeOf(y, m, d, hour, minute);
  return {
    raw,
    time: { ...time, hour: hourOf24(time.hour, halfOfDay(before ?? after ?? '')) },
    rest,
  };
}

/** `--- Thursday, December 31, 2020 ---` and `--------------- 2020년 12월 31일 목요일 ---------------`. */
function ruleDate(text: string): Date | null {
  const bare = /^-{3,}\s*(.+?)\s*-{3,}\s*$/u.exec(text)?.[1] ?? onlyDay.exec(text)?.[1];
  if (bare === undefined) return null;
  const yearFirst = /^(\d{4})[년年./-]\s?(\d{1,2})[월月./-]\s?(\d{1,2})[일日]?/u.exec(bare);
  if (yearFirst) {
    const [, year, month, day] = yearFirst;
    return { year: Number(year), month: Number(month), day: Number(day) };
  }
  const english = /^(?:[A-Z][a-z]+, )?([A-Z][a-z]+) (\d{1,2}), (\d{4})$/u.exec(bare);
  const month = monthOf(english?.[1] ?? '');
  if (!english || month === 0) return null;
  return { year: Number(english[3]), month, day: Number(english[2]) };
}

const onlyDay = /^(\d{4}년 \d{1,2}월 \d{1,2}일 .요일)\s*$/u;

/** 1 to 12; 0 for a word that names none. */
function monthOf(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
