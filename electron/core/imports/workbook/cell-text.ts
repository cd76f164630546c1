import type { NumberFormat } from './number-format.ts';

/**
 * The text of a number in a cell: dates as `YYYY-MM-DD HH:MM:SS`, times as `HH:MM:SS`, anything else in
 * all the digits that the file has.
 */
export function textOfNumber(
  written: string,
  format: NumberFormat | null,
  isFrom1904: boolean,
): string {
  const value = Number(written);
  if (written.trim() === '' || !Number.isFinite(value)) return written;
  if (format && value >= 0 && value < endOfCalendar) return textOfSerial(value, format, isFrom1904);
  return plainNumber(written.trim(), value);
}

/** True where a number has more digits than a spreadsheet keeps: the last ones are made up. */
export function hasLostDigits(written: string): boolean {
  return Math.abs(Number(written)) >= 1e15;
}

/** The year 10000. */
const endOfCalendar = 2_958_466;
const dayMs = 86_400_000;

/** Fractions come with the noise of binary numbers, which no spreadsheet shows. */
function plainNumber(written: string, value: number): string {
  if (/^-?\d+$/.test(written)) return written;
  if (Number.isInteger(value) && Math.abs(value) < 1e21) return BigInt(value).toString();
  return String(Number(value.toPrecision(15)));
}

function textOfSerial(serial: number, format: NumberFormat, isFrom1904: boolean): string {
  const unit = format.hasFraction ? 1 : 1000;
  const ms = Math.round((serial * dayMs) / unit) * unit;
  if (format.isElapsed) return duration(ms);
  const isWholeDay = ms % dayMs === 0;
  const isoText = new Date(ms + epoch(serial, isFrom1904)).toISOString();
  const date = isoText.slice(0, 10);
  const time = isoText.slice(11, ms % 1000 === 0 ? 19 : 23);
  if (!format.hasDate && ms < dayMs) return time;
  return isWholeDay && !format.hasTime ? date : `${date} ${time}`;
}

/** Day 0 in UTC ms. Spreadsheets count a 29 February 1900 that never was. */
function epoch(serial: number, isFrom1904: boolean): number {
  if (isFrom1904) return Date.UTC(1904, 0, 1);
  return Date.UTC(1899, 11, serial < 60 ? 31 : 30);
}

function duration(ms: number): string {
  const seconds = Math.floor(ms / 1000);
  const two = (value: number): string => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  return `${two(hours)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
