import { commonDay } from './calendar.ts';
import {
  asUtc,
  halfOfDay,
  hourOf24,
  isTime,
  timeOf,
  wallClockText,
  type WallTime,
  type ZoneClock,
} from './wall-clock.ts';

/** A local time as it is shown to a person, in any locale. */
export interface ShownTime {
  readonly year: string;
  /** Day and month, in `order`. */
  readonly first: string;
  readonly second: string;
  /** Null for `1/2/2024`: the file as a whole tells. */
  readonly order: 'DMY' | 'MDY' | null;
  readonly hour: number;
  readonly minute: string;
  readonly seconds: string | undefined;
  /** What ISO times tell beside: ms of the second, and minutes ahead of UTC; null for others. */
  readonly iso: { readonly ms: number; readonly offset: number } | null;
}

/** Reads a date and time as programs show them: `1/15/2024 10:30 AM`, `21-May-21 01:05 PM`, `4. Oktober 2013 um 22:05`. */
export function readShownTime(written: string): ShownTime | null {
  const text = written
    .replace(/[\u200e\u200f]/g, '')
    .replace(/[\s\u202f\u2009]+/g, ' ')
    .trim();
  if (text.length > 80) return null;
  const date = yearFirst(text) ?? numeric(text) ?? named(text);
  if (!date) return null;
  const zone = offsetAtEnd.exec(date.rest);
  const clock = clockTime.exec(zone ? date.rest.slice(0, zone.index) : date.rest);
  if (!clock) return null;
  const [, before, hour = '', minute = '', seconds, after] = clock;
  const half = halfOfDay(before ?? after ?? '');
  if (after !== undefined && half === null) return null;
  return {
    ...date,
    hour: hourOf24(Number(hour), half),
    minute,
    seconds,
    iso: zone && { ms: Math.floor(Number(zone[1] ?? 0) * 1000), offset: offsetOf(zone) },
  };
}

/** Fractions of a second are not shown to people: they stand in ISO times alone. */
const offsetAtEnd = /(?<=:\d\d)(\.\d{1,9})?(?:(Z)|([+-])(\d\d):?(\d\d))$/;

function offsetOf([, , utc, sign, hours, minutes]: RegExpExecArray): number {
  if (utc) return 0;
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}

/** The time under an order of day and month; a date that tells it itself needs none. */
export function timeOfShown(shown: ShownTime, order: 'DMY' | 'MDY'): WallTime | null {
  const isDayFirst = (shown.order ?? order) === 'DMY';
  const [day, month] = isDayFirst ? [shown.first, shown.second] : [shown.second, shown.first];
  const { year, hour, minute, seconds } = shown;
  const time = timeOf(year, month, day, String(hour), minute, seconds);
  const common = { ...time, ...commonDay(time) };
  return isTime(common) ? common : null;
}

/** Absolute where it tells its offset, else by the zone that is assumed. */
export function storedShown(
  { iso }: ShownTime,
  time: WallTime,
  clock: ZoneClock,
): { sentAt: number; wallClock: string; zone: string | null } {
  const wallClock = wallClockText(time);
  if (!iso) return { sentAt: clock.instant(time), wallClock, zone: clock.zone };
  return { sentAt: asUtc(time) - iso.offset * 60_000 + iso.ms, wallClock, zone: null };
}

interface ShownDate {
  readonly year: string;
  readonly first: string;
  readonly second: string;
  readonly order: 'DMY' | 'MDY' | null;
  readonly rest: string;
}

const clockTime =
  /^(?:\D*?\s)??(凌晨|清晨|早晨|早上|上午|中午|下午|傍晚|晚上|午前|午後|오전|오후|[ap]\.? ?m\.?)? ?(\d{1,2})[:.h時点시] ?(\d{2})(?:[:.](\d{2}))?(?:분)? ?(\p{L}[\p{L}\p{M}.״ ]{0,14})?\]?$/iu;

/** Korean short dates have two digits: `24. 1. 15. 오전 10:30`. */
function yearFirst(text: string): ShownDate | null {
  const found =
    /^(?:\p{L}+,? )?(\d{4}|\d{2}(?=\. \d+\. \d+\. 오))(?:[-/.]|年|년) ?(\d{1,2})(?:[-/.]|月|월) ?(\d{1,2})(?:日|일|\.)?,? ?(?:T(?=\d))?(.*)$/u.exec(
      text,
    );
  if (!found) return null;
  const [, year = '', first = '', second = '', rest = ''] = found;
  // 星期五 and the like may stand between.
  return {
    year,
    first,
    second,
    order: 'MDY',
    rest: rest.replace(/^(?:星期|周|週).\s?|^\(.\)\s?/u, ''),
  };
}

function numeric(text: string): ShownDate | null {
  const found = /^(\d{1,2})([-/.]) ?(\d{1,2})\2 ?(\d{4}|\d{2})(?: ?г)?\.?,? (.*)$/u.exec(text);
  if (!found) return null;
  const [, first = '', mark, second = '', year = '', rest = ''] = found;
  // No locale writes the month first with dots.
  return { year, first, second, order: mark === '.' ? 'DMY' : null, rest };
}

/** `Friday, May 21, 2021 1:05 PM`, `21-May-21 01:05 PM`, `пятница, 21 мая 2021 г. 13:05`. */
function named(text: string): ShownDate | null {
  const found =
    /^(?:[^\d]*?)(\d{1,2})?(?:st|nd|rd|th|er)?[-. ]*(?:de )?(\p{L}+)\.?(?:[- ]+de)?[- ]+(?:(\d{1,2})(?:st|nd|rd|th)?,? )?(\d{4}|\d{2})(?: ?г\.?)?,?(?: (?:um|at|à|a las|kl\.?|о|в))? (.*)$/iu.exec(
      text,
    );
  if (!found) return null;
  const [, before, name = '', after, year = '', rest = ''] = found;
  const month = monthNamed(name);
  const day = before ?? after;
  if (month === null || day === undefined) return null;
  return { year, first: day, second: String(month), order: 'DMY', rest };
}

const locales = 'en de fr es pt it nl pl cs ru uk tr sv da nb fi ro hu id'.split(' ');
let months: Map<string, number> | null = null;

/** 1 to 12 for a month as the locales spell it, alone, in a date, and short; null for other words. */
export function monthNamed(name: string): number | null {
  if (!months) {
    months = new Map();
    for (const locale of locales) {
      for (const options of monthStyles) {
        const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
        for (let month = 0; month < 12; month++) {
          const part = format.formatToParts(Date.UTC(2021, month, 1)).find(isMonth);
          if (part) months.set(part.value.toLowerCase().replace(/\.$/, ''), month + 1);
        }
      }
    }
  }
  return months.get(name.toLowerCase()) ?? null;
}

const isMonth = ({ type }: Intl.DateTimeFormatPart): boolean => type === 'month';
const monthStyles: readonly Intl.DateTimeFormatOptions[] = [
  { month: 'long' },
  { month: 'short' },
  { month: 'long', day: 'numeric' },
  { month: 'short', day: 'numeric' },
];
