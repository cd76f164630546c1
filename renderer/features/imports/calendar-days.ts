import type { CoveredDay } from '../../../shared/contract/coverage.ts';

export type DayState = 'missing' | 'quiet' | 'few' | 'some' | 'many' | 'most' | 'ahead';

export interface CalendarDay {
  /** `YYYY-MM-DD` */
  readonly day: string;
  readonly messages: number;
  readonly state: DayState;
}

export interface CalendarMonth {
  /** 1 to 12 */
  readonly month: number;
  /** Empty places before the first day; weeks begin on Monday. */
  readonly blanks: number;
  readonly days: readonly CalendarDay[];
  readonly messages: number;
  readonly coveredDays: number;
  /** Runs of days that no import reaches, as first and last day of the month. */
  readonly missing: readonly (readonly [from: number, to: number])[];
}

/** A year of days by month. What is after `today` is told as not yet there, whatever it says. */
export function monthsOf(days: readonly CoveredDay[], today: string): CalendarMonth[] {
  const most = days.reduce((max, { messages }) => Math.max(max, messages), 0);
  const months = new Map<number, CalendarDay[]>();
  for (const { day, messages, covered } of days) {
    const month = Number(day.slice(5, 7));
    const state = day > today ? 'ahead' : stateOf(messages, covered, most);
    months.set(month, [...(months.get(month) ?? []), { day, messages, state }]);
  }
  return [...months].map(([month, its]) => ({
    month,
    blanks: (new Date(`${its[0]?.day ?? ''}T00:00:00Z`).getUTCDay() + 6) % 7,
    days: its,
    messages: its.reduce((sum, { messages }) => sum + messages, 0),
    coveredDays: its.filter(({ state }) => state !== 'missing' && state !== 'ahead').length,
    missing: runsOf(its.filter(({ state }) => state === 'missing')),
  }));
}

/** The day so many days later, within the days there are; the newest where none was chosen yet. */
export function dayAfter(days: readonly CalendarDay[], from: string | null, step: number): string {
  const at = days.findIndex(({ day }) => day === from);
  const last = days.length - 1;
  const next = at < 0 ? last : Math.min(last, Math.max(0, at + step));
  return days[next]?.day ?? '';
}

const heats = ['few', 'some', 'many', 'most'] as const;

/** By orders of magnitude: one busy day does not make all others look alike. */
function stateOf(messages: number, covered: boolean, most: number): DayState {
  if (messages === 0) return covered ? 'quiet' : 'missing';
  const share = most <= 1 ? 1 : Math.log(messages + 1) / Math.log(most + 1);
  return heats[Math.min(3, Math.max(0, Math.ceil(share * 4) - 1))] ?? 'few';
}

function runsOf(missing: readonly CalendarDay[]): (readonly [number, number])[] {
  const runs: [number, number][] = [];
  for (const { day } of missing) {
    const number = Number(day.slice(8, 10));
    const last = runs.at(-1);
    if (last && last[1] === number - 1) last[1] = number;
    else runs.push([number, number]);
  }
  return runs;
}
