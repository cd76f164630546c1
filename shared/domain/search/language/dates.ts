import { DateTime, type DurationLikeObject } from 'luxon';
import { fold } from '../fold.ts';

/** A period that somebody named, UTC ms; `from` inclusive, `to` exclusive. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads a day, month, quarter, year, week, minute, or how long ago, as people write them: `2026-03-01`,
 * `3-1`, `2026-03`, `昨天`, `昨天 14:30`, `last week`, `7d`, `三天前`, `双11`. `now` is UTC ms. Null for
 * what is none.
 */
export function readPeriod(text: string, now: number, zone: string): Period | null {
  const here = DateTime.fromMillis(now, { zone });
  const word = fold(text.trim());
  return wholePeriod(word, here) ?? minute(word, here);
}

function wholePeriod(word: string, here: DateTime): Period | null {
  const inDigits = word.replace(/[一二三四五六七八九十]{1,3}(?=[月日号])/gu, (text) =>
    String(chineseNumber(text)),
  );
  return (
    calendar(inDigits, here) ??
    quarter(word, here) ??
    relative(word, here) ??
    ago(word, here) ??
    festival(word, here)
  );
}

/** A time of a day: the minute, or the second where one is written. */
function minute(word: string, here: DateTime): Period | null {
  const found = /^(.+?)(?:\s|t)?(\d{1,2}):(\d\d)(?::(\d\d))?$/u.exec(word);
  const day = found && wholePeriod(found[1]!, here);
  if (!found || !day) return null;
  const start = DateTime.fromMillis(day.from, { zone: here.zone });
  if (!start.hasSame(DateTime.fromMillis(day.to - 1, { zone: here.zone }), 'day')) return null;
  const [hour, minutes] = [Number(found[2]), Number(found[3])];
  const at = start.set({ hour, minute: minutes, second: Number(found[4] ?? 0) });
  // What is no time would flow over into the next hour or day.
  if (hour > 23 || minutes > 59 || Number(found[4] ?? 0) > 59) return null;
  return { from: at.toMillis(), to: at.toMillis() + (found[4] === undefined ? 60_000 : 1_000) };
}

function calendar(word: string, here: DateTime): Period | null {
  const full = /^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})[日号]?|月?)$/u.exec(word);
  if (full) {
    const [, year, month, day] = full.map(Number);
    return day
      ? unit(DateTime.fromObject({ year, month, day } as DateParts, { zone: here.zone }), 'day')
      : unit(DateTime.fromObject({ year, month } as DateParts, { zone: here.zone }), 'month');
  }
  const compact = /^(\d{4})(\d\d)(\d\d)$/.exec(word);
  if (compact) {
    const [, year, month, day] = compact.map(Number);
    return unit(DateTime.fromObject({ year, month, day } as DateParts, { zone: here.zone }), 'day');
  }
  const year = /^(\d{4})年?$/u.exec(word);
  if (year)
    return unit(DateTime.fromObject({ year: Number(year[1]) }, { zone: here.zone }), 'year');
  const day = /^(\d{1,2})(?:[-/.]|月)(\d{1,2})[日号]?$/u.exec(word);
  if (day) {
    const parts = { month: Number(day[1]), day: Number(day[2]) };
    return unit(
      latest((year) => DateTime.fromObject({ year, ...parts }, { zone: here.zone }), here),
      'day',
    );
  }
  const dayOfMonth = /^(\d{1,2})[日号]$/u.exec(word);
  if (dayOfMonth) {
    const thisMonth = here.startOf('month').set({ day: Number(dayOfMonth[1]) });
    const isPast = thisMonth <= here && thisMonth.month === here.month;
    const { year, month } = isPast ? here : here.minus({ months: 1 });
    const parts = { year, month, day: Number(dayOfMonth[1]) };
    return unit(DateTime.fromObject(parts, { zone: here.zone }), 'day');
  }
  const month = /^(\d{1,2})月(?:份)?$/u.exec(word);
  if (!month) return null;
  const start = (year: number): DateTime =>
    DateTime.fromObject({ year, month: Number(month[1]) }, { zone: here.zone });
  return unit(latest(start, here), 'month');
}

interface DateParts {
  year: number;
  month: number;
  day: number;
}

/** `2026Q1`, `q3`, `本季度`, `上半年`, `去年下半年`. */
function quarter(word: string, here: DateTime): Period | null {
  const relativeOne = /^(本|这个?|上个?)季度?$/u.exec(word);
  if (relativeOne) {
    const quarters = relativeOne[1]!.startsWith('上') ? -1 : 0;
    return months(here.startOf('quarter').plus({ quarters }), 3);
  }
  const found =
    /^(?:(\d{4})年?|(今年|去年|前年))?-?(?:q([1-4])|第?([1-4一二三四])季度?|(上|下)半年)$/u.exec(
      word,
    );
  if (!found) return null;
  const [, year, relativeYear = '', letter, number = '', half] = found;
  const first = half
    ? half === '上'
      ? 1
      : 7
    : (Number(letter ?? (chineseNumber(number) || number)) - 1) * 3 + 1;
  const start = (of: number): DateTime =>
    DateTime.fromObject({ year: of, month: first }, { zone: here.zone });
  const named = year ? Number(year) : here.year - ['今年', '去年', '前年'].indexOf(relativeYear);
  const isNamed = year !== undefined || relativeYear !== '';
  return months(isNamed ? start(named) : latest(start, here), half ? 6 : 3);
}

function months(start: DateTime, count: number): Period {
  return { from: start.toMillis(), to: start.plus({ months: count }).toMillis() };
}

/** The last time that a day without a year was: nobody searches for what is still to come. */
function latest(start: (year: number) => DateTime, here: DateTime): DateTime {
  const found = start(here.year);
  return found.isValid && found > here ? start(here.year - 1) : found;
}

type Unit = 'day' | 'week' | 'month' | 'year';

const relatives: Readonly<Record<string, readonly [Unit, number]>> = {
  今天: ['day', 0],
  今日: ['day', 0],
  today: ['day', 0],
  昨天: ['day', -1],
  昨日: ['day', -1],
  yesterday: ['day', -1],
  前天: ['day', -2],
  大前天: ['day', -3],
  本周: ['week', 0],
  这周: ['week', 0],
  'this-week': ['week', 0],
  'this week': ['week', 0],
  thisweek: ['week', 0],
  上周: ['week', -1],
  'last-week': ['week', -1],
  'last week': ['week', -1],
  lastweek: ['week', -1],
  上上周: ['week', -2],
  本月: ['month', 0],
  这个月: ['month', 0],
  'this-month': ['month', 0],
  'this month': ['month', 0],
  上月: ['month', -1],
  上个月: ['month', -1],
  'last-month': ['month', -1],
  'last month': ['month', -1],
  今年: ['year', 0],
  'this-year': ['year', 0],
  'this year': ['year', 0],
  去年: ['year', -1],
  'last-year': ['year', -1],
  'last year': ['year', -1],
  前年: ['year', -2],
};

function relative(word: string, here: DateTime): Period | null {
  const found = relatives[word];
  if (found) return unit(here.plus({ [`${found[0]}s`]: found[1] }), found[0]);
  const weekday = /^(上|本|这)?(?:周|星期|礼拜)([一二三四五六日天])$/u.exec(word);
  if (!weekday) return null;
  const index = '一二三四五六日'.indexOf(weekday[2] === '天' ? '日' : weekday[2]!);
  const week = here.startOf('week').plus({ weeks: weekday[1] === '上' ? -1 : 0 });
  const day = week.plus({ days: index });
  return unit(weekday[1] === undefined && day > here ? day.minus({ weeks: 1 }) : day, 'day');
}

/**
 * `7d`, `3天`, `两周`, `1个月`, `半年`, `12h`: from so long ago until now. `3天前` is the day that was so
 * long ago.
 */
function ago(word: string, here: DateTime): Period | null {
  const found =
    /^(?:最近|近|过去|这|last\s?|past\s?)?(\d{1,4}|[一二两三四五六七八九十]{1,3}|半)\s?(h|hours?|个?小时|个钟头|d|days?|天|日|w|weeks?|周|个?星期|个?礼拜|m|months?|个月|y|years?|年)(内|以内|之内|以来|前|以前|之前|\s?ago)?$/u.exec(
      word,
    );
  if (!found) return null;
  const [, number = '', name = '', behind = ''] = found;
  const size = sizeOf(name);
  const span = number === '半' ? halves[size] : { [`${size}s`]: chineseNumber(number) || number };
  if (span === undefined || number === '0') return null;
  const then = here.minus(
    Object.fromEntries(Object.entries(span).map(([unitName, count]) => [unitName, Number(count)])),
  );
  if (/前|ago/u.test(behind) && size !== 'hour') return unit(then, 'day');
  return { from: then.toMillis(), to: here.toMillis() + 1 };
}

function sizeOf(name: string): Unit | 'hour' {
  if (/^h|时|钟/u.test(name)) return 'hour';
  if (/^d|天|日/u.test(name)) return 'day';
  if (/^w|周|星期|礼拜/u.test(name)) return 'week';
  return /^m|月/u.test(name) ? 'month' : 'year';
}

const halves: Readonly<Partial<Record<Unit | 'hour', DurationLikeObject>>> = {
  hour: { minutes: 30 },
  day: { hours: 12 },
  month: { days: 15 },
  year: { months: 6 },
};

/** Up to ninety-nine; 0 for what is no number. */
function chineseNumber(text: string): number {
  const digit = (sign: string): number =>
    '一二三四五六七八九'.indexOf(sign === '两' ? '二' : sign) + 1;
  const found = /^([一二三四五六七八九])?(十)?([一二两三四五六七八九])?$/u.exec(text);
  if (!found || text === '') return 0;
  const [, tens = '', ten, ones = ''] = found;
  if (ten === undefined) return text.length === 1 ? digit(text) : 0;
  return (tens === '' ? 1 : digit(tens)) * 10 + (ones === '' ? 0 : digit(ones));
}

/** Shopping days, the last ones that were: the day itself. */
const festivals: Readonly<Record<string, readonly [number, number]>> = {
  双11: [11, 11],
  双十一: [11, 11],
  双12: [12, 12],
  双十二: [12, 12],
  618: [6, 18],
  元旦: [1, 1],
  国庆: [10, 1],
  五一: [5, 1],
};

function festival(word: string, here: DateTime): Period | null {
  const named = /^(?:(\d{4})年?)?(.+)$/u.exec(word);
  const found = festivals[named?.[2] ?? ''];
  if (!found) return null;
  const [month, day] = found;
  const start = (year: number): DateTime =>
    DateTime.fromObject({ year, month, day }, { zone: here.zone });
  return unit(named?.[1] ? start(Number(named[1])) : latest(start, here), 'day');
}

function unit(within: DateTime, size: Unit): Period | null {
  if (!within.isValid) return null;
  const start = within.startOf(size);
  return { from: start.toMillis(), to: start.plus({ [`${size}s`]: 1 }).toMillis() };
}
