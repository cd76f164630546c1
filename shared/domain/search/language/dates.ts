import { DateTime, type DurationLikeObject } from 'luxon';
import { fold } from '../fold.ts';

/** A period that somebody named, UTC ms; `from` inclusive, `to` exclusive. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/**
 * Reads a day, month, year, week, or how long ago, as people write them: `2026-03-01`, `3-1`, `2026-03`,
 * `昨天`, `last week`, `7d`, `双11`. `now` is UTC ms. Null for what is none.
 */
export function readPeriod(text: string, now: number, zone: string): Period | null {
  const here = DateTime.fromMillis(now, { zone });
  const word = fold(text.trim());
  return (
    calendar(word, here) ?? relative(word, here) ?? ago(word, here) ?? festival(word, here) ?? null
  );
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

/** `7d`, `3天`, `2w`, `1个月`, `12h`: from so long ago until now. */
function ago(word: string, here: DateTime): Period | null {
  const found =
    /^(?:最近|近|过去|last\s?)?(\d{1,4})\s?(h|hours?|小时|d|days?|天|日|w|weeks?|周|m|months?|个?月|y|years?|年)(?:内|以内|ago)?$/u.exec(
      word,
    );
  if (!found) return null;
  const count = Number(found[1]);
  const name = found[2]!;
  const span: DurationLikeObject = /^h|小时/.test(name)
    ? { hours: count }
    : /^d|天|日/.test(name)
      ? { days: count }
      : /^w|周/.test(name)
        ? { weeks: count }
        : /^m|月/.test(name)
          ? { months: count }
          : { years: count };
  return { from: here.minus(span).toMillis(), to: here.toMillis() + 1 };
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
