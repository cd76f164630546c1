import { commonDay } from '../../text/calendar.ts';
import { fullYear, halfOfDay, hourOf24, type WallTime } from '../../text/wall-clock.ts';
import { readCommonHeader } from './common-header.ts';
import { readRareHeader, startsLikeRareDate } from './rare-header.ts';
import { bareStart, shapeOf } from './shape.ts';

export type DateOrder = 'DMY' | 'MDY' | 'YMD';

/** The start of a line that looks like a message: its date and time in parts, and what follows. */
export interface Header {
  /** How it is written, without digits: headers of one export all have the same. */
  readonly shape: string;
  /** Date and time as written. */
  readonly raw: string;
  readonly first: number;
  readonly middle: number;
  readonly last: number;
  /** How many digits stand in the first and in the last number of the date. */
  readonly firstDigits: number;
  readonly lastDigits: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number | null;
  readonly half: ReturnType<typeof halfOfDay>;
  /** `Name: text`, or a system line. */
  readonly rest: string;
}

// Spaces: U+202F stands before AM and PM since 2023, U+00A0 and U+2009 in some locales.
const s = '[ \\t\\u00a0\\u202f\\u2009\\u3000]';
const marks = '[\\u200e\\u200f\\u202a-\\u202e\\ufeff]*';
const date =
  `(\\d{1,4})(${s}?[./\\-年년]${s}?)(\\d{1,2})(?:${s}?[./\\-月월]${s}?)(\\d{1,4})[日일]?\\.?` +
  `(?:${s}г\\.)?`;
const before =
  '(上午|下午|午前|午後|午后|오전|오후|凌晨|清晨|早上|早晨|中午|傍晚|晚上|ÖÖ|ÖS|SA|CH|ก่อนเที่ยง|หลังเที่ยง|முற்பகல்|பிற்பகல்)?';
const words =
  `vorm\\.|nachm\\.|ÖÖ|ÖS|π\\.μ\\.|μ\\.μ\\.|PTG|PG|ص|م|ق\\.ظ\\.?|ب\\.ظ\\.?|fm|em|f\\.m\\.|e\\.m\\.|de\\.|du\\.|PD|MD|SA|CH|` +
  `dop\\.|odp\\.|pop\\.|ap\\.|ip\\.|पूर्वाह्न|अपराह्न|म\\.पू\\.|म\\.उ\\.|ಪೂರ್ವಾಹ್ನ|ಅಪರಾಹ್ನ|e paradites|e pasdites|לפנה״צ|אחה״צ`;
const after = `(?:(?:${s}|_)?([AaPp]\\.?${s}?[Mm]\\.?|${words}))?(?:${s}(?:Uhr|ч\\.)|\\.(?=${s}))?`;
const time = `(\\d{1,2})(?:[:.]|${s}?h${s}?)(\\d{2})(?:(?:[:.]|${s}min${s})(\\d{2})(?:${s}s)?)?`;
const pattern = new RegExp(
  `^${marks}(\\[?)${marks}(${date}(, во|,|،|、| à| às| um| at| om| kl\\.?| klo| klockan| lúc| alle| в|T(?=\\d))?${s}*${before}${s}?${time}${after})` +
    `(?:(\\])(${s}+[-–—](?=${s}))?|${s}+([-–—])(?=${s}|$)|(:)(?=${s}|$)|(?=${s}))${s}?(.*)$`,
  'su',
);

/** Reads a line as a header, in any of the shapes that WhatsApp has written. */
export function readHeader(line: string): Header | null {
  // Most lines of a body fail here, without the long pattern.
  if (!startsLikeDate(line)) return startsLikeRareDate(line) ? readRareHeader(line) : null;
  return readCommonHeader(line) ?? readAnyHeader(line) ?? readRareHeader(line);
}

/** By the general pattern alone. */
export function readAnyHeader(line: string): Header | null {
  const plain = plainStart(line);
  const found = pattern.exec(plain);
  if (!found) return null;
  const [, open = '', raw = '', first = '', mark = '', second = '', third = '', comma] = found;
  const [wordBefore, hour = '', minute = '', seconds, wordAfter] = found.slice(8, 13);
  const [close, dashAfter, dash, colon, plainRest = ''] = found.slice(13);
  const rest = line.slice(line.length - plainRest.length);
  if ((open === '[') !== (close === ']')) return null;
  const half = halfOfDay(wordBefore ?? wordAfter ?? '');
  const bracket = close && (dashAfter ? ']dash' : close);
  const end = bracket ?? (dash ? 'dash' : (colon ?? 'bare'));
  const shape = shapeOf(
    open,
    mark.trim(),
    first.length,
    third.length,
    comma ?? '',
    seconds !== undefined,
    half === null ? '24' : wordBefore ? 'half-' : '-half',
    end,
  );
  return {
    shape,
    // As written: of its marks, none stands before it that was taken out.
    raw: line.slice(plain.indexOf(raw)).slice(0, raw.length + line.length - plain.length),
    first: Number(first),
    middle: Number(second),
    last: Number(third),
    firstDigits: first.length,
    lastDigits: third.length,
    hour: Number(hour),
    minute: Number(minute),
    second: seconds === undefined ? null : Number(seconds),
    half,
    rest: bareStart(rest),
  };
}

/** Which day it is under an order; null where the digits cannot be a date in it. */
export function timeOfHeader(header: Header, order: DateOrder): WallTime | null {
  const { first, middle, last, firstDigits, lastDigits } = header;
  if (firstDigits === 4 || (order === 'YMD' && lastDigits <= 2)) {
    return timeOn(header, fullYear(first, firstDigits), middle, last);
  }
  if (firstDigits === 3 || lastDigits === 3 || lastDigits === 1) return null;
  const year = fullYear(last, lastDigits);
  return order === 'MDY'
    ? timeOn(header, year, first, middle)
    : timeOn(header, year, middle, first);
}

function timeOn(
  { hour, minute, second, half }: Header,
  year: number,
  month: number,
  day: number,
): WallTime {
  const date = commonDay({ year, month, day });
  // Some phones count the hours from 1 to 24: 24:05 is five past midnight, at the start of its day.
  const isPastMidnight = hour === 24 && half === null && (minute > 0 || (second ?? 0) > 0);
  return { ...date, hour: isPastMidnight ? 0 : hourOf24(hour, half), minute, second };
}

/** Digits of other scripts as ASCII, in the header alone, and without marks for the direction of writing. */
function plainStart(line: string): string {
  const start = line.slice(0, 40);
  if (!foreign.test(start)) return line;
  const plain = (digit: string): string => String(digitOf(digit.charCodeAt(0)));
  return start.replace(foreignDigits, plain).replace(marksInside, '') + line.slice(40);
}

/** Where the digits of other scripts begin: Arabic, Persian, Devanagari, Bengali, Thai and Burmese. */
const zeros = [0x660, 0x6f0, 0x966, 0x9e6, 0xe50, 0x1040];
const otherDigits = zeros.map((zero) => String.fromCharCode(zero, 0x2d, zero + 9)).join('');
const foreign = new RegExp(`[${otherDigits}\\u200e\\u200f]`);
const foreignDigits = new RegExp(`[${otherDigits}]`, 'g');
/** Arabic phones write one before each slash of a date, Persian ones after its comma. */
const marksInside = /(?<=\d)[\u200e\u200f](?=[/.،,-])|(?<=[،,])[\u200e\u200f](?=\s)/g;

/** -1 for any character but a digit of another script. */
function digitOf(code: number): number {
  const zero = zeros.find((first) => code >= first && code < first + 10);
  return zero === undefined ? -1 : code - zero;
}

function startsLikeDate(line: string): boolean {
  for (let i = 0; i < 6 && i < line.length; i++) {
    const code = line.charCodeAt(i);
    if (code >= 48 && code <= 57) return true;
    if (code >= 0x660 && digitOf(code) >= 0) return true;
    const isMark = code === 0x5b || code === 0xfeff || (code >= 0x200e && code <= 0x202e);
    if (!isMark) return false;
  }
  return false;
}
