import type { WorkCalendar } from './working-days.ts';

const DAY = 86_400_000;

/** A wall-clock moment: milliseconds as if the wall clock were UTC. Zones come back in `toIso`. */
export type Wall = number;

export interface Moment {
  wall: Wall;
  /** Minutes east of UTC. */
  offset: number;
  /** Which days are worked where the message was written; the program's own table without one. */
  calendar?: WorkCalendar;
}

const isoShape = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d)(?:\.\d+)?)?(Z|[+-]\d\d:?\d\d)?$/i;

/** Reads an ISO 8601 time; one without an offset is taken to be at `zoneOffset` minutes. */
export function parseMoment(iso: string, zoneOffset = 0): Moment | null {
  const plain = parsePlain(iso);
  if (plain !== null) return plain;
  const match = isoShape.exec(iso);
  if (!match) return null;
  const [, year, month, day, hour, minute, second, zone] = match;
  const wall = Date.UTC(
    Number(year),
    Number(month) - 1,
    Number(day),
    Number(hour),
    Number(minute),
    Number(second ?? 0),
  );
  return { wall, offset: zone ? offsetOf(zone) : zoneOffset };
}

/** As `toIso` writes it, and a million messages have it: a tenth of the expression's time. Null for another shape. */
function parsePlain(iso: string): Moment | null {
  if (iso.length !== 25 || iso[4] !== '-' || iso[7] !== '-' || iso[10] !== 'T') return null;
  if (iso[13] !== ':' || iso[16] !== ':' || iso[22] !== ':') return null;
  const sign = iso[19] === '+' ? 1 : iso[19] === '-' ? -1 : Number.NaN;
  const pair = (at: number): number => digitAt(iso, at) * 10 + digitAt(iso, at + 1);
  const wall = Date.UTC(
    pair(0) * 100 + pair(2),
    pair(5) - 1,
    pair(8),
    pair(11),
    pair(14),
    pair(17),
  );
  const offset = sign * (pair(20) * 60 + pair(23));
  return Number.isNaN(wall) || Number.isNaN(offset) ? null : { wall, offset };
}

function digitAt(text: string, at: number): number {
  const digit = text.charCodeAt(at) - 0x30;
  return digit >= 0 && digit <= 9 ? digit : Number.NaN;
}

/** `YYYY-MM-DDTHH:MM:SS+HH:MM`. */
export function toIso(wall: Wall, offset: number): string {
  const sign = offset < 0 ? '-' : '+';
  const minutes = Math.abs(offset);
  const zone = `${sign}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
  return `${new Date(wall).toISOString().slice(0, 19)}${zone}`;
}

export const midnightOf = (wall: Wall): Wall => Math.floor(wall / DAY) * DAY;
export const addDays = (wall: Wall, days: number): Wall => wall + days * DAY;
/** 23:59:59 of the day that holds `wall`. */
export const endOfDay = (wall: Wall): Wall => midnightOf(wall) + DAY - 1000;
/** Monday 1 … Sunday 7. */
export const weekdayOf = (wall: Wall): number => new Date(wall).getUTCDay() || 7;

export function addMonths(wall: Wall, months: number): Wall {
  const date = new Date(wall);
  const day = date.getUTCDate();
  date.setUTCDate(1);
  date.setUTCMonth(date.getUTCMonth() + months);
  date.setUTCDate(Math.min(day, daysInMonth(date.getUTCFullYear(), date.getUTCMonth() + 1)));
  return date.getTime();
}

/** Midnight of a calendar day, or null for a day that does not exist. */
export function dayOf(year: number, month: number, day: number): Wall | null {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return null;
  return Date.UTC(year, month - 1, day);
}

/** The month and day next to come: this year, or next year when it lies half a year back. */
export function nextMonthDay(now: Wall, month: number, day: number): Wall | null {
  const year = new Date(now).getUTCFullYear();
  const found = dayOf(year, month, day);
  return found !== null && found < now - 183 * DAY ? dayOf(year + 1, month, day) : found;
}

/** The day of the month next to come, today included. */
export function nextDayOfMonth(now: Wall, day: number): Wall | null {
  if (day < 1 || day > 31) return null;
  const today = new Date(now);
  for (let ahead = 0; ahead < 12; ahead++) {
    const first = Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + ahead, 1);
    const date = new Date(first);
    const found = dayOf(date.getUTCFullYear(), date.getUTCMonth() + 1, day);
    if (found !== null && found >= midnightOf(now)) return found;
  }
  return null;
}

export function endOfMonth(wall: Wall, monthsAhead = 0): Wall {
  const date = new Date(wall);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + monthsAhead + 1, 1) - 1000;
}

const daysInMonth = (year: number, month: number): number =>
  new Date(Date.UTC(year, month, 0)).getUTCDate();

const two = (value: number): string => String(value).padStart(2, '0');

function offsetOf(zone: string): number {
  if (zone === 'Z' || zone === 'z') return 0;
  const digits = zone.replace(/\D/g, '');
  const minutes = Number(digits.slice(0, 2)) * 60 + Number(digits.slice(2));
  return zone.startsWith('-') ? -minutes : minutes;
}
