import { gated } from '../lexicon.ts';
import { upperBound } from './chinese-number.ts';
import {
  addDays,
  addMonths,
  dayOf,
  endOfDay,
  endOfMonth,
  midnightOf,
  nextDayOfMonth,
  nextMonthDay,
  weekdayOf,
  type Wall,
} from './wall-clock.ts';
import type { TimePhrase } from './time-phrase.ts';
import { addWorkingDays, shippedCalendar, type WorkCalendar } from './working-days.ts';

const HOUR = 3_600_000;
const NUMBER = String.raw`(?:\d{1,9}(?:\.\d+)?|[零〇一二两三四五六七八九十百]{1,6})`;
const RANGE = String.raw`${NUMBER}(?:\s*[-~—–至到或、]+\s*${NUMBER})?`;
const UNIT =
  '个?半?(?:工作日|工作天|小时|钟头|h(?![a-z])|分钟|天|周(?!年)|星期|礼拜)|个半?月|日(?=之内|以内|内)';
const HALF = '半(?:个)?(?:小时|钟头|天|日|月|年)';
const DAY =
  '今明(?:两|2)?天|明后(?:两|2)?天|大后[天日]|今[天日晚早儿夜]|明[天日晚早儿]|后[天日]|当[天日]|次日|第二天';
const WEEK =
  '(?:下下|下|这|本)(?:个)?(?:周|星期|礼拜)(?:[一二三四五六日天末1-7](?!\\d|[天个]))?|(?:周|星期|礼拜)[一二三四五六日天末](?!天)';
const DATE = String.raw`(?:\d{4}年)?${NUMBER}月${NUMBER}[日号]?(?:\s*[-~—–至到]+\s*${NUMBER}[日号])?|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|${NUMBER}[号日]\s*[-~—–至到]+\s*${NUMBER}[号日]|(?<![\d路街巷弄道里栋楼坊])${RANGE}号(?![线楼院店库码])|${NUMBER}日(?!内|之内|以内)`;
const MONTH = '(?:本|这个?|下个?)?月(?:底|末)|(?:这个|下个)月(?!底|末)|本月|年底|年末';
const PART =
  '凌晨|清晨|早上|早晨|上午|中午|正午|午后|下午|傍晚|晚上|晚间|夜里|半夜|深夜|午夜|早|晚(?![点些])';
const CLOCK = String.raw`(?:${NUMBER}(?:点|时)(?:半|一刻|三刻|${NUMBER}分?)?(?:整|钟)?|\d{1,2}:\d{2}(?::\d{2})?)`;
const LIMIT = '(?:之前|以前|前|之后|以后|后|左右|之内|以内|内)';

const vague =
  '尽快|尽早|第一时间|稍后|稍候|待会儿?|一会儿?|过会儿?|晚点|晚些|回头|马上|立即|立刻|现在|近期|最近几天|这几天|过两天|过几天|几天|到时候?|很快|光速';
const phrase = new RegExp(
  [
    String.raw`(?:(?<anyDay>${DAY})\s*)?(?<duration>${HALF}|(?:${RANGE})\s*(?:${UNIT}))(?<durationLimit>\s*${LIMIT})?`,
    String.raw`(?:最迟|最晚)?(?:(?<day>${DAY})|(?<week>${WEEK})|(?<date>${DATE})|(?<month>${MONTH}))(?:\s*的?\s*(?<part>${PART}))?(?:\s*(?<clock>${CLOCK}))?(?<limit>\s*${LIMIT})?`,
    String.raw`(?:最迟|最晚)?(?:(?<barePart>${PART})\s*)?(?<bareClock>${CLOCK})(?<bareLimit>\s*${LIMIT})?`,
    String.raw`(?<lonePart>上午|中午|下午|傍晚|晚上|半夜|凌晨)(?<lonePartLimit>${LIMIT})?`,
    `(?<vague>${vague})`,
  ].join('|'),
  'g',
);
/** Cheap test that lets most messages pass by. */
const anyTime = gated(
  /[\d零〇一二两三四五六七八九十半][\s\d\-~—–至到或、一二两三四五六七八九十个半]{0,16}(?:工作|小时|钟|h|分|天|日|周|星|礼|月|点|时|号|[:\-/.]\d)|今|明|后[天日]|次日|当[天日]|周|星期|礼拜|月|年底|年末|[上中下]午|傍晚|晚上|半夜|凌晨/,
);
const vagueOnly = gated(new RegExp(vague));
const anchored =
  /(?:(?<![最今随然])后|通过|完成|成功|完毕|签收|收到(?:货|商品)?|到货|到达|起)[\s,，]*(?:预计|大概|大约|约|需要|还要|会|是|在|的话|的|也是|要)?\s*$/;
/** `1号拍的`, `8号发出了`, `13号告诉您`: told, not promised. */
const told =
  /^(?:就|已经?|才|那天)*(?:拍|买|下(?:的)?单|付(?:的)?款|答应|告诉|说|签收|收到|申请|反馈|回(?:复)?的)/;
/** `1号拍下`: a story of past days. */
const toldDay = gated(/\d[号日](?:就|已经?|才)*(?:拍|买|下(?:的)?单|付|告诉|签收|收到|申请)/);
/** The customer pays now: what counts from the payment counts from the message. */
const paying =
  /(?:付款|付完款|下单|拍下|拍)(?:之)?后\s*(?:预计|大概|大约|约|会|是|在|的|也是|要)?\s*$/;
/** `签收当天`: the day of something that is yet to happen. */
const happening = /(?:签收|收到|收货|到货|审核|通过|付款|下单|寄出|发货)(?:的|货)?$/;
const elapsed = /(?:等了|已经|已|过了|过去|超过|都|才|用了|上次|之前|刚刚?)[\s]*(?:有|是|快)?\s*$/;

/** Every time phrase of a folded Chinese text, in order. `now` is the wall clock of the message. */
export function chineseTimes(
  text: string,
  now: Wall,
  calendar: WorkCalendar = shippedCalendar,
): TimePhrase[] {
  if (!anyTime.test(text) && !vagueOnly.test(text)) return [];
  const found: TimePhrase[] = [];
  const tellsDays = toldDay.test(text);
  for (const match of text.matchAll(phrase)) {
    const groups = match.groups ?? {};
    if (tellsDays && isDayGone(groups['date'], now)) continue;
    if (isPast(text, match.index, match[0], groups)) continue;
    found.push({
      index: match.index,
      length: match[0].trimEnd().length,
      isVague: groups['vague'] !== undefined,
      isPeriod: groups['duration'] !== undefined,
      end: opensPeriod(text, match.index + match[0].length)
        ? null
        : resolve(groups, now, text.slice(Math.max(0, match.index - 12), match.index), calendar),
    });
  }
  return found;
}

/** A bare day of the month that has gone by: `8号` on the 20th of a story of past days. */
const isDayGone = (date: string | undefined, now: Wall): boolean =>
  date !== undefined &&
  /^\d+[号日]$/.test(date) &&
  Number.parseInt(date, 10) < new Date(now).getUTCDate();

type Groups = Record<string, string | undefined>;

/** `2月4日开始`, `下周一起`: the earliest day, not the last. */
const opensPeriod = (text: string, at: number): boolean =>
  /^(?:开始|起(?!来)|以后|之后)/.test(text.slice(at, at + 2));

function isPast(text: string, index: number, matched: string, groups: Groups): boolean {
  const before = text.slice(Math.max(0, index - 6), index);
  if (groups['duration'] === undefined) {
    const isALittle = /^[一几]点$/.test(matched) && !/(?:在|于|到|前|就)$/.test(before);
    const isTold = groups['date'] !== undefined && told.test(text.slice(index + matched.length));
    return isTold || isALittle || /(?:上|前)(?:个)?$/.test(before);
  }
  if (/[每前某同那哪第]$/.test(before)) return true;
  const after = text.slice(index + matched.length, index + matched.length + 2);
  return elapsed.test(before) || /^[了啦]/.test(after) || /^(?:无理由|保质|质保|联保)/.test(after);
}

function resolve(groups: Groups, now: Wall, before: string, calendar: WorkCalendar): Wall | null {
  const { duration, durationLimit, vague: isVague } = groups;
  if (isVague !== undefined) return null;
  if (duration !== undefined) {
    const isBefore = durationLimit?.trim().endsWith('前') === true;
    return (anchored.test(before) && !paying.test(before)) || isBefore
      ? null
      : afterDuration(duration, now, calendar);
  }
  const limit = (groups['limit'] ?? groups['bareLimit'] ?? groups['lonePartLimit'] ?? '').trim();
  if (limit.endsWith('后')) return null;
  const part = groups['part'] ?? groups['barePart'] ?? groups['lonePart'];
  const clock = groups['clock'] ?? groups['bareClock'];
  const { day } = groups;
  const whole = wholeOf(groups, now);
  if (whole === null) return null;
  const dayPart = part ?? partOfDayWord(groups['day']);
  if (day === '当天' && happening.test(before)) return null;
  if (clock === undefined && dayPart === undefined) return whole.end;
  const isDayNamed =
    groups['day'] !== undefined || groups['week'] !== undefined || groups['date'] !== undefined;
  if (clock !== undefined) return atClock(whole.start, clock, dayPart, now, isDayNamed);
  const end = endOfPart(whole.start, dayPart ?? '', limit.endsWith('前'), now);
  return isDayNamed || end > now ? end : addDays(end, 1);
}

const partOfDayWord = (day: string | undefined): string | undefined =>
  day === undefined ? undefined : /晚|夜/.test(day) ? '晚' : /早/.test(day) ? '早' : undefined;

/** The first and the last moment of the day, week or month that was named; today by default. */
function wholeOf(groups: Groups, now: Wall): { start: Wall; end: Wall } | null {
  const { day, week, date, month } = groups;
  if (month !== undefined) return monthNamed(month, now);
  if (week !== undefined) return weekNamed(week, now);
  const start =
    date === undefined ? midnightOf(addDays(now, daysAhead(day))) : dateNamed(date, now);
  return start === null ? null : { start, end: endOfDay(start) };
}

function daysAhead(day: string | undefined): number {
  if (day === undefined || day.startsWith('当')) return 0;
  if (day.startsWith('大后')) return 3;
  if (day.startsWith('明后') || day.startsWith('后')) return 2;
  return /^(?:今明|明|次日|第二天)/.test(day) ? 1 : 0;
}

function weekNamed(week: string, now: Wall): { start: Wall; end: Wall } {
  const monday = addDays(midnightOf(now), 1 - weekdayOf(now));
  const ahead = week.startsWith('下下') ? 2 : week.startsWith('下') ? 1 : 0;
  const name = /(?:周|期|拜)(.)?$/.exec(week)?.[1];
  const start = addDays(monday, ahead * 7);
  if (name === undefined) return { start, end: endOfDay(addDays(start, 6)) };
  const isWeekend = name === '末';
  const weekday = isWeekend
    ? 7
    : '一二三四五六日'.indexOf(name) + 1 || (name === '天' ? 7 : Number(name));
  let at = addDays(start, weekday - 1);
  if (/^[周星礼]/.test(week) && at < midnightOf(now)) at = addDays(at, 7);
  return { start: at, end: endOfDay(at) };
}

function monthNamed(month: string, now: Wall): { start: Wall; end: Wall } {
  const year = new Date(now).getUTCFullYear();
  const end = month.startsWith('年')
    ? Date.UTC(year + 1, 0, 1) - 1000
    : endOfMonth(now, month.startsWith('下') ? 1 : 0);
  return { start: midnightOf(end), end };
}

function dateNamed(date: string, now: Wall): Wall | null {
  const plain = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(date);
  if (plain) return dayOf(Number(plain[1]), Number(plain[2]), Number(plain[3]));
  const day = upperBound(date.replace(/^.*月(?=[^月]*$)/, '').replace(/[日号]/g, '')) ?? 0;
  const full = /^(?:(\d{4})年)?([^年月]+)月/.exec(date);
  if (!full) return nextDayOfMonth(now, day);
  const month = upperBound(full[2] ?? '') ?? 0;
  return full[1] ? dayOf(Number(full[1]), month, day) : nextMonthDay(now, month, day);
}

function afterDuration(written: string, now: Wall, calendar: WorkCalendar): Wall | null {
  const unit = /(?:工作日|工作天|小时|钟头|h|分钟|天|日|周|星期|礼拜|月|年)$/.exec(written)?.[0];
  const amount = written.startsWith('半') ? 0.5 : amountOf(written, unit ?? '');
  if (unit === undefined || amount === null || amount > 1000) return null;
  if (unit.startsWith('工作')) return endOfDay(addWorkingDays(now, Math.ceil(amount), calendar));
  if (unit === '小时' || unit === '钟头' || unit === 'h') return now + amount * HOUR;
  if (unit === '分钟') return now + amount * 60_000;
  if (unit === '月')
    return amount === 0.5 ? endOfDay(addDays(now, 15)) : endOfDay(addMonths(now, amount));
  if (unit === '年') return endOfDay(addMonths(now, amount * 12));
  if (unit === '天' || unit === '日') {
    return amount === 0.5 ? now + 12 * HOUR : endOfDay(addDays(now, Math.ceil(amount)));
  }
  return endOfDay(addDays(now, Math.ceil(amount * 7)));
}

function amountOf(written: string, unit: string): number | null {
  const number = written.slice(0, written.length - unit.length).replace(/[\s个]/g, '');
  const half = number.endsWith('半') ? 0.5 : 0;
  const bound = upperBound(half ? number.slice(0, -1) : number);
  return bound === null ? null : bound + half;
}

function atClock(
  day: Wall,
  clock: string,
  part: string | undefined,
  now: Wall,
  isDayNamed: boolean,
): Wall | null {
  const digits = /^(\d{1,2}):(\d{2})/.exec(clock);
  const spoken = /^(.+?)[点时](.*?)(?:分|整|钟)?$/.exec(clock);
  const hour = digits ? Number(digits[1]) : upperBound(spoken?.[1] ?? '');
  const minute = digits ? Number(digits[2]) : minuteOf(spoken?.[2] ?? '');
  if (hour === null || minute === null || hour > 24 || minute > 59) return null;
  let at = day + hourOf(hour, part, digits !== null) * HOUR + minute * 60_000;
  // "半夜两点" just after midnight is the night that has begun.
  if (!isDayNamed && at - 24 * HOUR > now && isNight(part)) at -= 24 * HOUR;
  if (part === undefined && !isDayNamed && at <= now && hour <= 12) at += 12 * HOUR;
  if (!isDayNamed && at <= now) at += 24 * HOUR;
  return at;
}

function minuteOf(written: string): number | null {
  if (written === '') return 0;
  if (written === '半') return 30;
  if (written === '一刻') return 15;
  if (written === '三刻') return 45;
  return upperBound(written);
}

const isNight = (part: string | undefined): boolean => part !== undefined && /夜/.test(part);

/** `三点` among shops is the afternoon, `半夜两点` is the night after the day that was named. */
function hourOf(hour: number, part: string | undefined, isDigital: boolean): number {
  if (part === undefined) return !isDigital && hour >= 1 && hour <= 6 ? hour + 12 : hour;
  if (/下午|午后|傍晚/.test(part)) return hour < 12 ? hour + 12 : hour;
  if (/晚|夜/.test(part)) {
    if (hour === 12) return 24;
    return hour < 5 ? hour + 24 : hour < 12 ? hour + 12 : hour;
  }
  if (/中午|正午/.test(part)) return hour < 4 ? hour + 12 : hour;
  return part === '凌晨' && hour === 12 ? 0 : hour;
}

function endOfPart(day: Wall, part: string, isBefore: boolean, now: Wall): Wall {
  if (/半夜|午夜|深夜/.test(part))
    return addDays(day, day + 5 * HOUR > now ? 0 : 1) + 6 * HOUR - 1000;
  if (part === '凌晨') return day + 6 * HOUR - 1000;
  if (/早|清晨/.test(part)) return day + 10 * HOUR;
  if (part === '上午') return day + 12 * HOUR;
  if (/中午|正午/.test(part)) return day + (isBefore ? 12 : 14) * HOUR;
  if (/下午|午后/.test(part)) return day + 18 * HOUR;
  if (part === '傍晚') return day + 19 * HOUR;
  return isBefore ? day + 18 * HOUR : endOfDay(day);
}
