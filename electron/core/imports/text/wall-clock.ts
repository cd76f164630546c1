import { IANAZone } from 'luxon';
import { AppError } from '../../../../shared/contract/errors.ts';

/** A local time as written. `second` is null where the export gives minutes only. */
export interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number | null;
}

const dayLength = 86_400_000;

/** Turns local times of one zone into instants. */
export interface ZoneClock {
  readonly zone: string;
  /** UTC ms. In the hour that a clock change repeats, the first; in the one it skips, moved on. */
  instant(time: WallTime): number;
}

export function zoneClock(zone: string): ZoneClock {
  let clock = clocks.get(zone);
  if (!clock) clocks.set(zone, (clock = newClock(zone)));
  return clock;
}

/** Thousands of small files are of one zone. */
const clocks = new Map<string, ZoneClock>();

function newClock(zone: string): ZoneClock {
  const rules = IANAZone.create(zone);
  if (!rules.isValid) throw new AppError('invalid-input', 'There is no such time zone.', { zone });
  // Asking for the offset is slow, and it changes only at quarter hours and on few days of a year.
  const known = new Map<number, number>();
  const offsetOf = (quarter: number): number => {
    const before = known.get(quarter);
    if (before !== undefined) return before;
    if (known.size > 20_000) known.clear();
    const offset = Math.round(rules.offset(quarter * 900_000) * 60_000);
    known.set(quarter, offset);
    return offset;
  };
  const offsetAt = (ms: number): number => {
    const day = Math.floor(ms / 86_400_000) * 96;
    const offset = offsetOf(day);
    return offset === offsetOf(day + 96) ? offset : offsetOf(Math.floor(ms / 900_000));
  };
  // Messages of one day stand together, and most days have one offset: the last such is remembered.
  let steadyDay = Number.NaN;
  let steadyOffset = 0;
  const isSteady = (day: number): boolean => {
    if (day === steadyDay) return true;
    const offset = offsetAt(day * dayLength);
    for (const near of [-1, 1, 2]) if (offsetAt((day + near) * dayLength) !== offset) return false;
    steadyDay = day;
    steadyOffset = offset;
    return true;
  };
  return {
    zone,
    instant(time) {
      const local = asUtc(time);
      if (isSteady(Math.floor(local / dayLength))) return local - steadyOffset;
      const before = offsetAt(local - 86_400_000);
      const after = offsetAt(local + 86_400_000);
      if (before === after || offsetAt(local - before) === before) return local - before;
      // Past a clock change, or in the hour that it skips.
      return offsetAt(local - after) === after ? local - after : local - before;
    },
  };
}

/** From the digits of a header; two-digit years are this century. */
export function timeOf(
  year = '',
  month = '',
  day = '',
  hour = '',
  minute = '',
  second?: string,
): WallTime {
  return {
    year: fullYear(Number(year), year.length),
    month: Number(month),
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: second === undefined || second === '' ? null : Number(second),
  };
}

/** True for a time that a calendar and a clock can show; 24:00 counts as such. */
export function isTime({ year, month, day, hour, minute, second }: WallTime): boolean {
  return (
    year >= 1 &&
    month >= 1 &&
    month <= 12 &&
    day >= 1 &&
    day <= daysIn(year, month) &&
    minute <= 59 &&
    (second ?? 0) <= 60 &&
    (hour <= 23 || (hour === 24 && minute === 0 && (second ?? 0) === 0))
  );
}

/** `YYYY-MM-DDTHH:MM[:SS]`. 24:00 is written as the next day's 00:00. */
export function wallClockText(given: WallTime): string {
  const time = given.hour === 24 ? nextMidnight(given) : given;
  const { year, month, day, hour, minute, second } = time;
  const dayNumber = (year * 100 + month) * 100 + day;
  if (dayNumber !== lastDay.number) {
    lastDay.number = dayNumber;
    lastDay.text = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}T`;
  }
  const clock = `${two(hour)}:${two(minute)}`;
  return second === null ? lastDay.text + clock : `${lastDay.text}${clock}:${two(second)}`;
}

/** Messages of one day stand together: its text is put together once. */
const lastDay = { number: -1, text: '' };

/** Local time counted as if it were UTC: for comparing, and for finding the instant. */
export function asUtc({ year, month, day, hour, minute, second }: WallTime): number {
  const ms = Date.UTC(year, month - 1, day, hour, minute, second ?? 0);
  // Date.UTC takes the years 0 to 99 for 1900 to 1999.
  return year > 99 ? ms : new Date(ms).setUTCFullYear(year);
}

/** Two digits are this century, as no chat export is older. */
export function fullYear(year: number, digits: number): number {
  return digits <= 2 ? 2000 + year : year;
}

/** Which half of the day a word means; null for words that mean none. */
export function halfOfDay(word: string): 'am' | 'noon' | 'pm' | null {
  const bare = word.replace(/[.\s\u00a0\u202f\u2009]/g, '').toLowerCase();
  if (morning.has(bare)) return 'am';
  if (evening.has(bare)) return 'pm';
  if (bare === '中午') return 'noon';
  return null;
}

/** Without dots and spaces: Chinese, Japanese, Korean, then as phones write them in other languages. */
const morning = new Set(
  'am 上午 午前 오전 凌晨 早上 清晨 早晨 vorm öö πμ pg ص قظ fm de pd sa dop ap ก่อนเที่ยง पूर्वाह्न मपू ಪೂರ್ವಾಹ್ನ முற்பகல் eparadites לפנה״צ'.split(
    ' ',
  ),
);
const evening = new Set(
  'pm 下午 午後 午后 오후 晚上 傍晚 nachm ös μμ ptg م بظ em du md ch odp pop ip หลังเที่ยง अपराह्न मउ ಅಪರಾಹ್ನ பிற்பகல் epasdites אחה״צ'.split(
    ' ',
  ),
);

/** The hour of 24 for one of 12. `00:05 AM` and `15:00 下午` occur and are taken as written. */
export function hourOf24(hour: number, half: ReturnType<typeof halfOfDay>): number {
  if (half === 'am') return hour === 12 ? 0 : hour;
  if (half === 'noon') return hour < 10 ? hour + 12 : hour;
  if (half === 'pm') return hour < 12 ? hour + 12 : hour;
  return hour;
}

function nextMidnight(time: WallTime): WallTime {
  const next = new Date(asUtc(time));
  return {
    ...time,
    year: next.getUTCFullYear(),
    month: next.getUTCMonth() + 1,
    day: next.getUTCDate(),
    hour: 0,
  };
}

function daysIn(year: number, month: number): number {
  if (month === 2) return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

function two(value: number): string {
  return twos[value] ?? String(value);
}

const twos = Array.from({ length: 100 }, (_, value) => String(value).padStart(2, '0'));
