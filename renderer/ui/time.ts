import type { Language } from '../../shared/i18n/texts.ts';
import { timeWords } from '../../shared/i18n/words.ts';

const minute = 60_000;
const quarterHour = 15 * minute;
const hour = 60 * minute;
const day = 24 * hour;

/** Wall clock of an instant in a zone. */
export interface WallTime {
  readonly date: string;
  readonly clock: string;
  readonly year: string;
  readonly monthDay: string;
  readonly weekday: number;
}

export function wallTime(at: number, zone: string): WallTime {
  const wall = new Date(at + offsetAt(at, zone));
  const [date = '', time = ''] = wall.toISOString().split('T');
  const [year = '', month = '', dayOfMonth = ''] = date.split('-');
  const monthDay = `${month}-${dayOfMonth}`;
  return { date, clock: time.slice(0, 5), year, monthDay, weekday: wall.getUTCDay() };
}

/** `2026-03-01 周日 10:15` */
export function fullTime(at: number | null, zone: string, language: Language): string {
  const words = timeWords[language];
  if (at === null) return words.noTime;
  const { date, clock, weekday } = wallTime(at, zone);
  return `${date} ${weekdayWord(weekday, language)} ${clock}`;
}

/** `2026-03-01 周日` */
export function fullDate(at: number, zone: string, language: Language): string {
  const { date, weekday } = wallTime(at, zone);
  return `${date} ${weekdayWord(weekday, language)}`;
}

/** As short as a row allows: `3 分钟前`, `昨天 10:15`, `03-01`, `2025-03-01`. */
export function shortTime(
  at: number | null,
  now: number,
  zone: string,
  language: Language,
): string {
  const words = timeWords[language];
  if (at === null) return words.noTime;
  const ago = now - at;
  if (ago >= 0 && ago < minute) return words.justNow;
  if (ago >= 0 && ago < hour) return words.minutesAgo(Math.floor(ago / minute));
  const then = wallTime(at, zone);
  const today = wallTime(now, zone);
  if (then.date === today.date) return then.clock;
  if (then.date === wallTime(now - day, zone).date) return words.yesterdayAt(then.clock);
  return then.year === today.year ? `${then.monthDay} ${then.clock}` : then.date;
}

export type Urgency = 'overdue' | 'soon' | 'later' | 'none';

/** How a due time is said, and how pressing it is: `soon` within four hours. */
export function dueTime(
  at: number | null,
  now: number,
  zone: string,
  language: Language,
): { text: string; urgency: Urgency } {
  const words = timeWords[language];
  if (at === null) return { text: words.noDue, urgency: 'none' };
  const left = at - now;
  if (Math.abs(left) < minute) return { text: words.dueNow, urgency: 'soon' };
  if (left < 0) return { text: overdueWords(-left, language), urgency: 'overdue' };
  const urgency = left < 4 * hour ? 'soon' : 'later';
  if (left < hour) return { text: words.inMinutes(Math.floor(left / minute)), urgency };
  if (left < 12 * hour) return { text: words.inHours(Math.floor(left / hour)), urgency };
  const { date, clock, weekday, monthDay, year } = wallTime(at, zone);
  if (date === wallTime(now, zone).date) return { text: words.todayAt(clock), urgency };
  if (date === wallTime(now + day, zone).date) return { text: words.tomorrowAt(clock), urgency };
  const shownDate = year === wallTime(now, zone).year ? monthDay : date;
  return { text: `${shownDate} ${weekdayWord(weekday, language)} ${clock}`, urgency };
}

function overdueWords(late: number, language: Language): string {
  const words = timeWords[language];
  if (late < hour) return words.overdueMinutes(Math.floor(late / minute));
  if (late < 2 * day) return words.overdueHours(Math.floor(late / hour));
  return words.overdueDays(Math.floor(late / day));
}

function weekdayWord(weekday: number, language: Language): string {
  return timeWords[language].weekdays.split(' ')[weekday] ?? '';
}

const offsets = new Map<string, Map<number, number>>();
const mostOffsets = 50_000;

/**
 * Ms by which a zone's clock is ahead of UTC. Asking the platform is dear, and a list asks for every row:
 * each quarter of an hour is asked for once, because no clock of our day is changed within one.
 */
function offsetAt(at: number, zone: string): number {
  const known = offsets.get(zone) ?? new Map<number, number>();
  const quarter = Math.floor(at / quarterHour) * quarterHour;
  const offset = known.get(quarter) ?? askedOffset(quarter, zone);
  if (known.size >= mostOffsets) known.clear();
  offsets.set(zone, known.set(quarter, offset));
  return offset;
}

function askedOffset(at: number, zone: string): number {
  const told = formatterFor(zone).formatToParts(at);
  const part = (wanted: string): number =>
    Number(told.find(({ type }) => type === wanted)?.value ?? 0);
  const wall = Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'));
  return wall - at;
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterFor(zone: string): Intl.DateTimeFormat {
  const known = formatters.get(zone);
  if (known) return known;
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  });
  formatters.set(zone, made);
  return made;
}
