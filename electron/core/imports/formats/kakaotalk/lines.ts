import { halfOfDay, hourOf24, timeOf, type WallTime } from '../../text/wall-clock.ts';

export type Day = Pick<WallTime, 'year' | 'month' | 'day'>;

/** A line that opens a message, cut at its time. */
export interface TimedLine {
  /** The time as written. */
  readonly raw: string;
  /** With the day where the line has one, else with that of the rule above it; null without either. */
  readonly time: WallTime | null;
  /** Null where the program speaks. */
  readonly sender: string | null;
  readonly text: string;
}

const half = '오전|오후|上午|下午|午前|午後';
const clock = `(${half})?\\s?(\\d{1,2}):(\\d{2})(?::(\\d{2}))?(?:\\s?([AaPp]\\.?\\s?[Mm]\\.?))?`;
const numbers =
  '(\\d{4})(?:년|\\.|-|/)\\s?(\\d{1,2})(?:월|\\.|-|/)\\s?(\\d{1,2})(?:일|\\.)?(?:\\s.요일)?';
const named = '([A-Z][a-z]{2,8})\\.? (\\d{1,2}), (\\d{4})';
const short = new RegExp(`^\\[([^\\n]{1,60}?)\\] \\[((?:${numbers}\\s)?${clock})\\] ?(.*)$`, 'su');
const bare = new RegExp(
  `^\\[([^\\]\\n]{1,60})\\] (?=(?:${half})|\\d{1,2}:\\d{2}\\s?[AP]M\\s)(${clock}) (.*)$`,
  'su',
);
const long = new RegExp(`^((?:${numbers}|${named}(?: at|,)?)\\s${clock})(?:(,|:) (.*))?$`, 'su');
const timeFirst = new RegExp(`^((\\d{1,2}):(\\d{2})\\s?([AaPp][Mm]),? ${named}), (.*)$`, 'su');
const clockFirst = new RegExp(`^((${half})\\s?(\\d{1,2}):(\\d{2})), (.*)$`, 'su');

/** `[name] [11:59 PM] text`; where messages were shared, with the date before the time. */
export function shortLine(text: string, day: Day | null): TimedLine | null {
  const found = short.exec(text);
  if (!found) return null;
  const [, sender = '', raw = '', year, month, date, ...at] = found;
  const said = at.pop() ?? '';
  const on =
    year === undefined ? day : { year: Number(year), month: Number(month), day: Number(date) };
  return { raw, time: timeAt(on, at), sender, text: said };
}

/** `[name] 2:30 PM text`, as some write it that pass a chat on. */
export function bareLine(text: string, day: Day | null): TimedLine | null {
  const found = day && bare.exec(text);
  if (!found) return null;
  const [, sender = '', raw = '', ...at] = found;
  const said = at.pop() ?? '';
  return { raw, time: timeAt(day, at), sender, text: said };
}

/** `오전 9:05, name : text`, under the line of its day. */
export function clockLine(text: string, day: Day | null): TimedLine | null {
  const found = clockFirst.exec(text);
  if (!found || !day) return null;
  const [, raw = '', word, hour, minute, rest = ''] = found;
  const time = timeAt(day, [word, hour, minute]);
  const spoken = splitSpoken(rest);
  if (spoken) return { raw, time, ...spoken };
  return isNotice(rest) ? { raw, time, sender: null, text: rest } : null;
}

/**
 * `2020년 12월 31일 오후 11:59, name : text`, and notices with a comma or a colon behind the time; `isLoose`
 * where no space stands before the colon behind a name. `bare` where the time stands alone: it says when
 * the lines under it were.
 */
export function longLine(text: string, isLoose = false): TimedLine | 'bare' | null {
  const found = long.exec(text);
  if (!found) return timeFirstLine(text);
  const [, raw = '', y, m, d, name = '', date, year] = found;
  const [mark, rest] = found.slice(-2);
  if (rest === undefined) return 'bare';
  const day =
    y === undefined
      ? { year: Number(year), month: monthOf(name), day: Number(date) }
      : { year: Number(y), month: Number(m), day: Number(d) };
  const time = timeAt(day, found.slice(8, -2));
  const spoken = mark === ',' ? splitSpoken(rest, isLoose) : null;
  return spoken ? { raw, time, ...spoken } : { raw, time, sender: null, text: rest };
}

/** `9:14PM, August 3, 2015, name : text`, of old Android phones in English. */
function timeFirstLine(text: string): TimedLine | null {
  const found = timeFirst.exec(text);
  if (!found) return null;
  const [, raw = '', hour, minute, half, month = '', date, year, rest = ''] = found;
  const spoken = splitSpoken(rest);
  if (!spoken) return null;
  const day = { year: Number(year), month: monthOf(month), day: Number(date) };
  return { raw, time: timeAt(day, [half, hour, minute]), ...spoken };
}

/** Characters. */
const longestDay = 150;

/** `--- Thursday, December 31, 2020 ---`, `2020년 12월 31일 목요일`, `2020. 12. 31. 목요일`. */
export function dayOf(text: string): Day | null {
  if (text.length > longestDay) return null;
  const ruled = /^-{3,}\s*([^\s-](?:.*[^\s-])?)\s*-{3,}\s*$/u.exec(text)?.[1];
  if (ruled !== undefined) return writtenDay(ruled);
  return weekdayNamed.test(text) ? writtenDay(text.trim()) : null;
}

/** True for a day between rules. */
export function isRuledDay(text: string): boolean {
  return text.startsWith('---') && dayOf(text) !== null;
}

/** A day alone, without the day of the week: a person may write such a line too. */
export function plainDayOf(text: string): Day | null {
  return text.length < 30 && plainDay.test(text) ? writtenDay(text.trim()) : null;
}

/** What KakaoTalk itself says of the room, where no time stands before it. */
export function isNotice(text: string): boolean {
  return text.length < 400 && (notice.test(text) || englishNotice.test(text));
}

const notice = new RegExp(
  [
    '.{1,60}(?:님이|님을|님에게서) .{0,60}(?:들어왔습니다|나갔습니다|초대했습니다|내보냈습니다|되었습니다|해제했습니다)',
    '.{1,60}님이 들어왔습니다\\.\\s?운영정책을 위반한 .{1,300}',
    '방장이 .{1,60}님에서 .{1,60}님으로 변경되었습니다',
    '.{1,60}님(?:이 (?:포스트|공지|투표|일정)를? ?공유했습니다|의 (?:포스트|공지|투표|일정)[가이]? ?공유되었습니다)',
    '(?:채팅방 )?관리자가 메시지를 가렸습니다',
    '메시지가 삭제되었습니다',
    '(?:삭제된|가려진) 메시지입니다',
  ]
    .map((each) => `^${each}\\.?\\s*$`)
    .join('|'),
  'u',
);
const englishNotice =
  /^(?:\S.{0,60} (?:(?:has )?(?:joined|left) (?:this|the)|was removed from (?:this|the)) (?:chat ?room|group chat|open chat|chat)|(?:The|This) message (?:has been|was) (?:deleted|hidden))\.?\s*$/u;

const weekdayNamed =
  /^(?:\d{4}(?:년|[.-]) ?\d{1,2}(?:월|[.-]) ?\d{1,2}(?:일|\.)? .요일|[A-Z][a-z]{5,8}, [A-Z][a-z]{2,8} \d{1,2}, \d{4})\s*$/u;
const plainDay =
  /^(?:\d{4}(?:년|\.) ?\d{1,2}(?:월|\.) ?\d{1,2}(?:일|\.)|[A-Z][a-z]{2,8} \d{1,2}, \d{4})\s*$/u;

function writtenDay(bare: string): Day | null {
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

function splitSpoken(rest: string, isLoose = false): { sender: string; text: string } | null {
  const found = /^(.{1,60}?) : (.*)$/su.exec(rest) ?? (isLoose ? splitLoose(rest) : null);
  return found && { sender: found[1]!, text: found[2]! };
}

function splitLoose(rest: string): RegExpExecArray | null {
  return isNotice(rest) ? null : /^([^:\n]{1,30}): (.*)$/su.exec(rest);
}

/** `at` is what `clock` marks: the half of the day before it, hour, minute, second, the half behind it. */
function timeAt(day: Day | null, at: readonly (string | undefined)[]): WallTime | null {
  if (!day) return null;
  const [before, hour = '', minute = '', second, after = ''] = at;
  return {
    ...timeOf('', '', '', '', minute, second),
    ...day,
    hour: hourOf24(Number(hour), halfOfDay(before ?? after)),
  };
}

/** 1 to 12; 0 for a word that names none. */
function monthOf(name: string): number {
  return months.indexOf(name.slice(0, 3).toLowerCase()) + 1;
}

const months = 'jan feb mar apr may jun jul aug sep oct nov dec'.split(' ');
