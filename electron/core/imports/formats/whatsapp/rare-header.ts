import { monthNamed } from '../../text/shown-time.ts';
import { fullYear, halfOfDay } from '../../text/wall-clock.ts';
import type { Header } from './header.ts';
import { bareStart, shapeOf } from './shape.ts';

const s = '[ \\t\\u00a0\\u202f\\u2009\\u3000]';
const marks = '[\\u200e\\u200f\\u202a-\\u202e\\ufeff]*';
const clock = `(\\d{1,2})[:.](\\d{2})(?:[:.](\\d{2}))?(?:${s}?([AaPp]\\.?${s}?[Mm]\\.?))?`;
const join = `(?:,| à| às| at| um| om| a las| kl\\.?| klo| lúc| в| о)?${s}+`;
const end = `(?:(\\])|${s}+[-–—](?=${s}|$))${s}?(.*)$`;

const numeric = '(\\d{1,4})([./-])(\\d{1,2})[./-](\\d{1,4})';
const era = `(\\d{1,2})([./-])(\\d{1,2})[./-](?:([RH])(\\d{1,2})|(\\d{4})${s}B\\.?E\\.?)`;
const eraFirst = '([RH])(\\d{1,2})([./-])(\\d{1,2})[./-](\\d{1,2})';
/** `Tuesday, ` and `mar. `: the date tells the same. */
const weekday = `(?:\\p{L}{2,12}\\.?,? )?`;
const named =
  `${weekday}(?:(\\d{1,2})(?:\\.|er|st|nd|rd|th)?[ -](?:de )?(\\p{L}{3,12})\\.?(?: de)?[ -](\\d{4}|\\d{2})|` +
  `(\\p{L}{3,12})\\.? (\\d{1,2}),? (\\d{4}))`;

const patternOf = (body: string): RegExp =>
  new RegExp(`^${marks}(\\[?)${marks}(${body})${end}`, 'su');
const timeFirst = patternOf(`${clock}(?:,${s}?|${s})${numeric}`);
const spaced = patternOf(`(\\d{2}|\\d{4})([ ,])(\\d{2})\\4(\\d{4}|\\d{2})${join}${clock}`);
const eraLast = patternOf(`${era}${join}${clock}`);
const eraBefore = patternOf(`${eraFirst}${join}${clock}`);
const monthInWords = patternOf(`${named}${join}${clock}`);

/** True for lines whose date may begin with a letter: `Mar 12, 2023`, `Sunday, 12 March` and `R4/3/18`. */
export function startsLikeRareDate(line: string): boolean {
  return letterFirst.test(line);
}

const word = '[A-Za-z\\u00c0-\\u04ff]';
const letterFirst = new RegExp(
  `^[\\u200e\\u200f\\u202a-\\u202e\\ufeff[]{0,3}(?:${word}{3,12}\\.? \\d{1,2},? \\d{4}|` +
    `${word}{2,12}\\.?,? (?:\\d{1,2}(?:\\.|er|st|nd|rd|th)?[ -]|${word}{3,12}\\.? \\d)|[RH]\\d{1,2}[./-]\\d)`,
);

/**
 * Reads what few phones write: the time before the date, years of the Japanese emperor or since Buddha,
 * months in words, and nothing but spaces or commas in a date.
 */
export function readRareHeader(line: string): Header | null {
  return (
    readTimeFirst(line) ??
    readEra(line) ??
    readEraFirst(line) ??
    readMonthInWords(line) ??
    readSpaced(line)
  );
}

interface Parts {
  readonly style: string;
  readonly date: readonly [first: number, middle: number, last: number];
  readonly digits: readonly [first: number, last: number];
}

function readTimeFirst(line: string): Header | null {
  const found = timeFirst.exec(line);
  if (!found) return null;
  const [, , , , , , , first = '', mark = '', middle, last = ''] = found;
  const date = [Number(first), Number(middle), Number(last)] as const;
  const parts = { style: `t${mark}`, date, digits: [first.length, last.length] as const };
  return header(found, 3, 11, parts);
}

function readEra(line: string): Header | null {
  const found = eraLast.exec(line);
  if (!found) return null;
  const [, , , a, mark = '', b, name, count, since] = found;
  const year = since === undefined ? yearOf(name, count) : Number(since);
  const date = [Number(a), Number(b), year] as const;
  return header(found, 9, 13, { style: `era${mark}`, date, digits: [2, 4] });
}

function readEraFirst(line: string): Header | null {
  const found = eraBefore.exec(line);
  if (!found) return null;
  const [, , , name, count, mark = '', month, day] = found;
  const date = [yearOf(name, count), Number(month), Number(day)] as const;
  return header(found, 8, 12, { style: `era${mark}`, date, digits: [4, 2] });
}

function readMonthInWords(line: string): Header | null {
  const found = monthInWords.exec(line);
  if (!found) return null;
  const [, , , day1, name1, year1, name2, day2, year2] = found;
  const month = monthNamed(name1 ?? name2 ?? '');
  if (month === null) return null;
  const written = year1 ?? year2 ?? '';
  const date = [fullYear(Number(written), written.length), month, Number(day1 ?? day2)] as const;
  const style = `${name1 === undefined ? 'm' : 'd'}${written.length}`;
  return header(found, 9, 13, { style, date, digits: [4, 2] });
}

function readSpaced(line: string): Header | null {
  const found = spaced.exec(line);
  if (!found) return null;
  const [, , , first = '', mark = '', middle, last = ''] = found;
  const date = [Number(first), Number(middle), Number(last)] as const;
  const digits = [first.length, last.length] as const;
  return header(found, 7, 11, { style: mark, date, digits });
}

/** `clockAt` and `endAt` are where the groups of the time and of what follows it begin. */
function header(
  found: RegExpExecArray,
  clockAt: number,
  endAt: number,
  { style, date, digits }: Parts,
): Header | null {
  const [, open = '', raw = ''] = found;
  const [hour, minute, second, word = ''] = found.slice(clockAt, clockAt + 4);
  const [close, rest = ''] = found.slice(endAt);
  if ((open === '[') !== (close === ']')) return null;
  const half = halfOfDay(word);
  const hasSeconds = second !== undefined;
  const halfStyle = half === null ? '24' : '-half';
  const shape = shapeOf(
    open,
    style,
    digits[0],
    digits[1],
    '',
    hasSeconds,
    halfStyle,
    close ?? 'dash',
  );
  return {
    shape,
    raw,
    first: date[0],
    middle: date[1],
    last: date[2],
    firstDigits: digits[0],
    lastDigits: digits[1],
    hour: Number(hour),
    minute: Number(minute),
    second: hasSeconds ? Number(second) : null,
    half,
    rest: bareStart(rest),
  };
}

/** Reiwa 1 is 2019, Heisei 1 is 1989. */
function yearOf(name = '', count = ''): number {
  return (name === 'R' ? 2018 : 1988) + Number(count);
}
