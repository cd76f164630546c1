import { upperBound } from '../due/chinese-number.ts';
import { gateOf } from '../gates.ts';

/** A stated length of time, in hours. Working days count as days: close enough to compare. */
export interface Duration {
  from: number;
  to: number;
}

const words: Readonly<Record<string, number>> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
};
const number = String.raw`\d{1,9}(?:\.\d+)?|[一二两三四五六七八九十百半]{1,6}|(?<!times |once |twice |\w)(?:${Object.keys(words).join('|')})(?= )`;
const written = new RegExp(
  String.raw`(?:(${number})\s*(?:[-~—–至到]|to|or)\s*)?(?<![\d月.])(${number})\s*-?(个?(?:工作日|工作天|小时|钟头|天|周|星期|月(?![\d底初中份])|年)|分钟|h(?![a-z])|(?:business |working )?(?:hours?|hrs?|days?|weeks?|months?|years?))`,
  'g',
);

const mayMatch = gateOf([written.source]);

/** Every length of time in a folded text; dates and points of time are not lengths. */
export function durationsIn(text: string): Duration[] {
  const found: Duration[] = [];
  if (!mayMatch(text)) return found;
  for (const match of text.matchAll(written)) {
    const to = countOf(match[2] ?? '');
    const from = match[1] === undefined ? to : countOf(match[1]);
    const unit = hoursOf(match[3] ?? '');
    if (from === null || to === null || to === 0 || to > 2000) continue;
    found.push({ from: Math.min(from, to) * unit, to: to * unit });
  }
  return found;
}

const countOf = (written: string): number | null => words[written] ?? upperBound(written);

/** Whether no reading of one fits any reading of the other. */
export function areApart(a: readonly Duration[], b: readonly Duration[]): boolean {
  return a.every((one) => b.every((other) => isAbove(one, other) || isAbove(other, one)));
}

/** `3-5 days` lies above `1-3 days`; a single `3 days` fits both. */
function isAbove(one: Duration, other: Duration): boolean {
  if (one.from > other.to) return true;
  return one.from === other.to && one.from < one.to && other.from < other.to;
}

function hoursOf(unit: string): number {
  if (unit === '分钟') return 1 / 60;
  if (/小时|钟头|^h/.test(unit) || /hour|hr/.test(unit)) return 1;
  if (/周|星期|week/.test(unit)) return 168;
  if (/月|month/.test(unit)) return 730;
  return /年|year/.test(unit) ? 8760 : 24;
}
