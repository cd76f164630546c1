import type { TimePhrase } from './time-phrase.ts';
import { addWorkingDays, plainWeek } from './working-days.ts';
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

const HOUR = 3_600_000;
const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const numbers = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve'
    .split(' ')
    .map((word, value) => [word, value] as const),
);

const NUMBER = String.raw`(?:\d+(?:\.\d+)?|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`;
const RANGE = String.raw`${NUMBER}(?:\s*(?:-|–|—|to|or)\s*${NUMBER})?`;
const UNIT = String.raw`(?:(?:business|working|work)[\s-]*(?:days?|hours?|hrs?)|hours?|hrs?|minutes?|mins?|days?|weeks?|wks?|months?)`;
const WEEKDAY = String.raw`(?:mon|tues?|wednes|thurs?|fri|satur|sun)day|mon\b|tue\b|wed\b|thu\b|fri\b`;
const MONTH = String.raw`(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)`;
const DATE = String.raw`\d{4}-\d\d-\d\d|${MONTH}\.?\s+\d{1,2}(?:st|nd|rd|th)?(?!\d)|(?:the\s+)?\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?\s+${MONTH}\b|the\s+\d{1,2}(?:st|nd|rd|th)\b|\d{1,2}(?:st|nd|rd|th)\b|(?<=\b(?:on|by|before|until|for)\s)\d{1,2}\/\d{1,2}\b`;
const CLOCK = String.raw`\d{1,2}(?::\d\d)?\s*(?:[ap]\.?m\b\.?)|\d{1,2}:\d\d\s?[ap]\b|\d{1,2}:\d\d|noon|midday|midnight|\d{1,2}\s*o'clock`;
const DAY = String.raw`the day after tomorrow|tomorrow|today|tonight|(?:this|the)\s+(?:morning|afternoon|evening)|end of (?:the )?(?:day|business)|eod|(?:the )?close of (?:business|play)|cob`;
const SPAN = String.raw`(?:(?:by|before|until|at)\s+)?(?:the\s+)?end of ${MONTH}(?!\s*\d)|(?:(?:by|before|until)\s+)?(?:the\s+)?end of (?:the|this|next)?\s*(?:week|month|year)|(?:this|next)\s+(?:week(?:end)?|month)|the weekend`;

const VAGUE = String.raw`as (?:soon|quickly|fast) as [a-z']+(?: [a-z']+){0,4}|a\.?s\.?a\.?p\b|(?:very |really )?(?:soon|shortly|quickly)\b|in (?:just )?a (?:moment|minute|bit|few minutes|few days|while|second|sec)\b|right away|immediately|straight ?away|in due course|later\b|in the (?:near|coming) [a-z]+|momentarily`;

const phrase = new RegExp(
  [
    `(?<vague>${VAGUE})`,
    String.raw`(?:(?<lead>within|in|over|up to|inside|the|next|another|about|approximately|after|allow)\s+(?:the\s+)?(?:next\s+|up to\s+|about\s+|around\s+|maximum\s+)?)?\b(?<period>half an hour|a couple of (?:hours|days|weeks)|${RANGE}\s*-?\s*${UNIT})\b`,
    String.raw`(?<span>${SPAN})\b`,
    String.raw`(?:(?:by|before|until|on|at|no later than|from|after)\s+)?(?:(?:at|by)\s+)?(?:(?<clock1>${CLOCK})\s*(?:on\s+|,\s*)?)?\b(?<point>${DAY}|(?:next |this |coming )?(?:${WEEKDAY})|${DATE})(?:\s*(?<part>morning|afternoon|evening|night|noon))?(?:,?\s*(?:at|by|before|around|,)?\s*(?<clock2>${CLOCK}))?`,
    String.raw`(?:by|before|at|until|around|no later than)\s+(?<clock>${CLOCK})`,
  ].join('|'),
  'g',
);
const anyTime =
  /\d|day|week|month|hour|morning|afternoon|evening|night|noon|tomorrow|soon|shortly|asap|a\.s\.a\.p|quick|moment|minute|later|immediate|right away|straight|\bfri\b|\bmon\b|end of|eod|\bcob\b|close of|weekend|january|february|march|april|june|july|august|september|october|november|december/;
const elapsed =
  /\b(?:for|waited|waiting|past|last|previous|over|after|been|took|every|under|than)\s+(?:the\s+)?$/;

/** Every time phrase of a folded English text, in order. `now` is the wall clock of the message. */
export function englishTimes(text: string, now: Wall): TimePhrase[] {
  if (!anyTime.test(text)) return [];
  const found: TimePhrase[] = [];
  for (const match of text.matchAll(phrase)) {
    const groups = match.groups ?? {};
    const before = text.slice(Math.max(0, match.index - 14), match.index);
    const after = text.slice(match.index + match[0].length, match.index + match[0].length + 12);
    if (isPast(match[0], before, after, groups)) continue;
    found.push({
      index: match.index,
      length: match[0].trimEnd().length,
      isVague: groups['vague'] !== undefined,
      isPeriod: groups['period'] !== undefined,
      end: resolve(match[0], groups, now, after),
    });
  }
  return found;
}

type Groups = Record<string, string | undefined>;

function isPast(matched: string, before: string, after: string, groups: Groups): boolean {
  if (/^(?:after|from)\b/.test(matched) || /\b(?:last|since)\s+$/.test(before)) return true;
  if (groups['period'] === undefined) return false;
  if (groups['lead'] === undefined && elapsed.test(before)) return true;
  return /^\s*(?:ago|old|late|return|replacement|warranty|guarantee|free|trial|delay)/.test(after);
}

function resolve(matched: string, groups: Groups, now: Wall, after: string): Wall | null {
  if (groups['vague'] !== undefined) return null;
  const isAnchored = /^\s*(?:of|after|once|from|following|when)\b/.test(after);
  if (groups['period'] !== undefined) return isAnchored ? null : afterPeriod(groups['period'], now);
  if (groups['span'] !== undefined) return endOfSpan(groups['span'], now);
  const clock = groups['clock'] ?? groups['clock1'] ?? groups['clock2'];
  const point = groups['point'];
  const part = groups['part'] ?? /\b(?:morning|afternoon|evening)\b|tonight/.exec(point ?? '')?.[0];
  const day = point === undefined ? midnightOf(now) : dayNamed(point, now);
  if (day === null) return null;
  if (clock !== undefined) return atClock(day, clock, part, now, point !== undefined);
  const end = endOfPart(day, part, /^before\b/.test(matched));
  return end < now ? null : end;
}

function dayNamed(point: string, now: Wall): Wall | null {
  const today = midnightOf(now);
  if (point.startsWith('the day after')) return addDays(today, 2);
  if (point === 'tomorrow') return addDays(today, 1);
  if (
    /^(?:today|tonight|this|the (?:m|a|e)|end of|eod|close|the close|cob)/.test(point) &&
    !weekdayIn(point)
  ) {
    return today;
  }
  const weekday = weekdayIn(point);
  if (weekday !== null) return nextWeekday(today, weekday, point.startsWith('next'));
  return dateNamed(point, now);
}

function weekdayIn(point: string): number | null {
  const name = /\b(mon|tue|wed|thu|fri|sat|sun)/.exec(point)?.[1];
  return name === undefined ? null : weekdays.findIndex((day) => day.startsWith(name)) + 1;
}

/** "Friday" is the next one, today included; "next Friday" is the one of next week. */
function nextWeekday(today: Wall, weekday: number, isNextWeek: boolean): Wall {
  const ahead = weekday - weekdayOf(today);
  return addDays(today, isNextWeek ? ahead + 7 : ahead < 0 ? ahead + 7 : ahead);
}

function dateNamed(point: string, now: Wall): Wall | null {
  const iso = /^(\d{4})-(\d\d)-(\d\d)$/.exec(point);
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]));
  const slashed = /^(\d{1,2})\/(\d{1,2})$/.exec(point);
  if (slashed) return slashedDate(Number(slashed[1]), Number(slashed[2]), now);
  const day = Number(/\d{1,2}/.exec(point)?.[0]);
  const month = months.findIndex((name) => new RegExp(String.raw`\b${name}`).test(point)) + 1;
  return month > 0 ? nextMonthDay(now, month, day) : nextDayOfMonth(now, day);
}

/** `20/10` can only be one day; `3/4` could be two, so it fixes none. */
function slashedDate(first: number, second: number, now: Wall): Wall | null {
  if (first > 12) return nextMonthDay(now, second, first);
  return second > 12 ? nextMonthDay(now, first, second) : null;
}

function endOfSpan(span: string, now: Wall): Wall {
  const isNext = /next/.test(span);
  const named = months.findIndex((name) => new RegExp(String.raw`end of ${name}`).test(span));
  if (named >= 0) return endOfMonth(nextMonthDay(endOfMonth(now, -1) + 1000, named + 1, 1) ?? now);
  if (/month/.test(span)) return endOfMonth(now, isNext ? 1 : 0);
  if (/year/.test(span)) return Date.UTC(new Date(now).getUTCFullYear() + 1, 0, 1) - 1000;
  return endOfDay(addDays(now, 7 - weekdayOf(now) + (isNext ? 7 : 0)));
}

function afterPeriod(period: string, now: Wall): Wall | null {
  if (period === 'half an hour') return now + HOUR / 2;
  const unit = /[a-z]+$/.exec(period)?.[0] ?? '';
  const amount = amountOf(period);
  if (amount === null || amount > 1000) return null;
  if (/(?:business|working|work)/.test(period) && !unit.startsWith('h')) {
    return endOfDay(addWorkingDays(now, Math.ceil(amount), plainWeek));
  }
  if (unit.startsWith('h')) return now + amount * HOUR;
  if (unit.startsWith('min')) return now + amount * 60_000;
  if (unit.startsWith('mo')) return endOfDay(addMonths(now, Math.ceil(amount)));
  return endOfDay(addDays(now, Math.ceil(unit.startsWith('d') ? amount : amount * 7)));
}

function amountOf(period: string): number | null {
  if (period.startsWith('a couple')) return 2;
  const found = [...period.matchAll(new RegExp(String.raw`\b${NUMBER}(?=\b|h|d|m|w)`, 'g'))].at(
    -1,
  )?.[0];
  if (found === undefined) return null;
  if (found === 'a' || found === 'an') return 1;
  return numbers.get(found) ?? Number(found);
}

function atClock(
  day: Wall,
  clock: string,
  part: string | undefined,
  now: Wall,
  isDayNamed: boolean,
): Wall | null {
  const [hour, minute] = hourAndMinute(clock, part);
  if (hour > 24 || minute > 59) return null;
  const at = day + hour * HOUR + minute * 60_000;
  return !isDayNamed && at <= now ? addDays(at, 1) : at;
}

function hourAndMinute(clock: string, part: string | undefined): [number, number] {
  if (/noon|midday/.test(clock)) return [12, 0];
  if (clock === 'midnight') return [24, 0];
  const hour = Number(/\d+/.exec(clock)?.[0]);
  const minute = Number(/:(\d\d)/.exec(clock)?.[1] ?? 0);
  const isAfternoon =
    /\dp\b|p\.?m/.test(clock.replace(' ', '')) ||
    (!/a/.test(clock) && /afternoon|evening|night/.test(part ?? '')) ||
    (/o'clock/.test(clock) && part === undefined && hour <= 6);
  if (/a\.?m/.test(clock) && hour === 12) return [0, minute];
  return [isAfternoon && hour < 12 ? hour + 12 : hour, minute];
}

function endOfPart(day: Wall, part: string | undefined, isBefore: boolean): Wall {
  if (part === 'morning') return day + 12 * HOUR;
  if (part === 'noon') return day + 12 * HOUR;
  if (part === 'afternoon') return day + 18 * HOUR;
  return isBefore && part === 'evening' ? day + 18 * HOUR : endOfDay(day);
}
