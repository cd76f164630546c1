import {
  halfOfDay,
  hourOf24,
  isTime,
  timeOf,
  wallClockText,
  type WallTime,
  type ZoneClock,
} from '../text/wall-clock.ts';
import { commonDay } from '../text/calendar.ts';

export type DayOrder = 'DMY' | 'MDY';

/** A time in a cell: an instant, a local time, or only part of one. */
export type CellTime =
  | { readonly is: 'instant'; readonly at: number }
  | { readonly is: 'local'; readonly time: WallTime }
  | { readonly is: 'no-date' }
  | { readonly is: 'unreadable' };

export interface StoredTime {
  readonly sentAt: number | null;
  readonly wallClock: string | null;
  readonly zone: string | null;
}

/** Reads the times that tables hold: epochs, ISO, Chinese and Western dates, spreadsheet serials. */
export function readCellTime(cell: string, order: DayOrder): CellTime {
  const common = commonTime(cell);
  if (common && common.year > 1500 && common.year < 2400)
    return isTime(common) ? { is: 'local', time: common } : { is: 'unreadable' };
  const text = cell.trim().replace(/^'/, '');
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return numeric(Number(text));
  const iso = isoLike.exec(text);
  if (iso) {
    const [, year, month, day, word, hour = '0', minute = '0', second, , after, offset] = iso;
    if (offset !== undefined) {
      const at = Date.parse(
        text
          .replace(' ', 'T')
          .replace(/\s+/g, '')
          .replace(/([+-]\d\d)$/, '$1:00'),
      );
      return Number.isNaN(at) ? { is: 'unreadable' } : { is: 'instant', at };
    }
    return local(timeOf(year, month, day, hour, minute, second), word ?? after ?? '');
  }
  const western = dayFirst.exec(text);
  if (western) {
    const [, a, b, year, before, hour = '0', minute = '0', second, after] = western;
    const [month, day] = order === 'MDY' ? [a, b] : [b, a];
    return local(timeOf(year, month, day, hour, minute, second), before ?? after ?? '');
  }
  const named = monthNamed.exec(text);
  if (named) {
    const [, early, lastName, firstName, late, year, hour = '0', minute = '0', second, after] =
      named;
    const name = lastName ?? firstName ?? '';
    const month = String(months.findIndex((full) => isMonth(name, full)) + 1);
    const day = early ?? late;
    return local(timeOf(year, month, day, hour, minute, second), after ?? '');
  }
  const late = clockFirst.exec(text);
  if (late) return readCellTime(`${late[2]} ${late[1]}`, order);
  if (/[a-z]/i.test(text) && /(?:[+-]\d{2}:?\d{2}|GMT|UTC|Z)\b/.test(text)) {
    const at = Date.parse(text.replace(/ at /, ' ').replace(/\u202f/g, ' '));
    if (!Number.isNaN(at)) return { is: 'instant', at };
  }
  return /^\d{1,2}:\d{2}(?::\d{2})?$/.test(text) ? { is: 'no-date' } : { is: 'unreadable' };
}

/** `2024-09-01 08:01:02`, as most tables have it, in a tenth of the time; null for any other. */
function commonTime(cell: string): WallTime | null {
  if (cell.length !== 19 || cell.charCodeAt(10) !== 0x20) return null;
  const mark = cell.charCodeAt(4);
  if ((mark !== 0x2d && mark !== 0x2f) || cell.charCodeAt(7) !== mark) return null;
  if (cell.charCodeAt(13) !== 0x3a || cell.charCodeAt(16) !== 0x3a) return null;
  const year = twoDigits(cell, 0) * 100 + twoDigits(cell, 2);
  const month = twoDigits(cell, 5);
  const day = twoDigits(cell, 8);
  const hour = twoDigits(cell, 11);
  const minute = twoDigits(cell, 14);
  const second = twoDigits(cell, 17);
  const sum = year + month + day + hour + minute + second;
  return Number.isNaN(sum) ? null : { year, month, day, hour, minute, second };
}

/** NaN where others stand there. */
function twoDigits(cell: string, at: number): number {
  const tens = cell.charCodeAt(at) - 0x30;
  const ones = cell.charCodeAt(at + 1) - 0x30;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : Number.NaN;
}

/** Day and month of a date that may be either way round; null for any other. */
function ambiguousParts(cell: string): [number, number] | null {
  const found = dayFirst.exec(cell.trim());
  return found ? [Number(found[1]), Number(found[2])] : null;
}

/** Which way round dates are: a part over 12 decides; else it is to be asked. */
export function dayOrderOf(
  cells: readonly string[],
  told: 'DMY' | 'MDY' | 'YMD' | undefined,
): { readonly order: DayOrder; readonly isUndecided: boolean } {
  if (told === 'DMY' || told === 'MDY') return { order: told, isUndecided: false };
  const parts = cells.map(ambiguousParts).filter((found) => found !== null);
  if (parts.some(([first]) => first > 12)) return { order: 'DMY', isUndecided: false };
  if (parts.some(([, second]) => second > 12)) return { order: 'MDY', isUndecided: false };
  return { order: 'DMY', isUndecided: parts.length > 0 };
}

export function storedTime(time: CellTime, clock: ZoneClock): StoredTime {
  if (time.is === 'instant') return { sentAt: time.at, wallClock: null, zone: null };
  if (time.is !== 'local') return { sentAt: null, wallClock: null, zone: null };
  return {
    sentAt: clock.instant(time.time),
    wallClock: wallClockText(time.time),
    zone: clock.zone,
  };
}

const isoLike =
  /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[T\s]\s*(上午|下午|凌晨|早上|中午|晚上)?\s?(\d{1,2})[:时](\d{1,2})(?:[:分](\d{1,2})([.,]\d+)?秒?)?\s?([AaPp][Mm])?分?\s*(Z|[+-]\d\d(?::?\d\d)?)?)?$/u;
const dayFirst =
  /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4}|\d{2})(?:,?\s+(上午|下午)?\s?(\d{1,2}):(\d{2})(?::(\d{2}))?\s?([AaPp]\.?[Mm]\.?)?)?$/u;

/** `15-Jan-24`, `15 January 2024 10:30` and `Jan 15, 2024, 10:30 AM`. */
const monthNamed =
  /^(?:(\d{1,2})[- ]([A-Za-z]{3,9})\.?[- ]|([A-Za-z]{3,9})\.? (\d{1,2}), )(\d{4}|\d{2})(?:,?\s+(?:at\s+)?(\d{1,2}):(\d{2})(?::(\d{2}))?\s?([AaPp][Mm])?)?$/;
/** `10:30 AM, 15 Jan 2024`: only before dates that tell day from month themselves. */
const clockFirst =
  /^(\d{1,2}:\d{2}(?::\d{2})?\s?(?:[AaPp][Mm])?),?\s+(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|(?=.*[A-Za-z])[\dA-Za-z., ]{6,20}\d)$/;
const monthNames =
  'january february march april may june july august september october november december';
const months = monthNames.split(' ');

/** By the whole name or its first three letters, as programs write it; September also by four. */
function isMonth(name: string, full: string): boolean {
  const lower = name.toLowerCase();
  return lower === full || lower === full.slice(0, 3) || (lower === 'sept' && full === 'september');
}

function local(written: WallTime, half: string): CellTime {
  const hour = hourOf24(written.hour, halfOfDay(half));
  const time = { ...written, ...commonDay(written), hour };
  return isTime(time) ? { is: 'local', time } : { is: 'unreadable' };
}

/** Epochs by their magnitude: seconds, milliseconds, microseconds. Days since 1900 in spreadsheets. */
function numeric(value: number): CellTime {
  if (value >= 20_000 && value < 80_000) return serial(value);
  const size = Math.abs(value);
  if (size >= 1e8 && size < 1e11) return { is: 'instant', at: Math.round(value * 1000) };
  if (size >= 1e11 && size < 1e14) return { is: 'instant', at: Math.round(value) };
  if (size >= 1e14 && size < 1e17) return { is: 'instant', at: Math.round(value / 1000) };
  return { is: 'unreadable' };
}

function serial(value: number): CellTime {
  const at = new Date(Math.round((value - 25_569) * 86_400) * 1000);
  const time = {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth() + 1,
    day: at.getUTCDate(),
    hour: at.getUTCHours(),
    minute: at.getUTCMinutes(),
    second: at.getUTCSeconds(),
  };
  return { is: 'local', time };
}
