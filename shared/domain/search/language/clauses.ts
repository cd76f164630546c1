import { channels, platforms } from '../../../model/platforms.ts';
import { fold } from '../fold.ts';
import { readPeriod } from './dates.ts';
import {
  channelAliases,
  hasWords,
  isWords,
  keyOfWord,
  nearestWord,
  platformAliases,
  roleWords,
  type Operator,
} from './operators.ts';
import type { Clause, Hint } from './syntax.ts';

/** What the words of a query mean at a desk: the moment, its zone, names of platforms. */
export interface SearchContext {
  /** UTC ms. */
  readonly now: number;
  readonly zone: string;
  /** Names of platforms as people here call them, to their ids. */
  readonly platformNames?: Readonly<Record<string, string>>;
  readonly channelNames?: Readonly<Record<string, string>>;
}

type Problem = Pick<Hint, 'kind' | 'suggestion'>;

/** What an operator with a value asks for, or why it cannot be told. */
export function readClause(
  operator: Operator,
  value: string,
  context: SearchContext,
): Clause | Problem {
  switch (operator) {
    case 'from':
    case 'to':
    case 'customer':
    case 'agent':
    case 'shop':
    case 'tag':
    case 'source':
      return { operator, name: value };
    case 'platform':
      return named(operator, value, platforms, platformAliases, context.platformNames);
    case 'channel':
      return named(operator, value, channels, channelAliases, context.channelNames);
    case 'role': {
      const role = keyOfWord(roleWords, value);
      return role ? { operator, role } : unknownValue(roleWords, value);
    }
    case 'has': {
      const what = keyOfWord(hasWords, value);
      return what ? { operator, what } : unknownValue(hasWords, value);
    }
    case 'is': {
      const what = keyOfWord(isWords, value);
      return what ? { operator, what } : unknownValue(isWords, value);
    }
    case 'before':
    case 'after':
    case 'on':
    case 'during':
      return time(operator, value, context);
    case 'order':
      return { operator, number: value.replace(/[\s-]/g, '').toUpperCase() };
    case 'amount':
      return amount(value);
    case 'in':
      return { operator, conversation: value };
    case 'near':
      return near(value, context);
  }
}

/** As in Slack: before a day ends with it not begun, after it begins with it gone. */
function time(
  operator: 'before' | 'after' | 'on' | 'during',
  value: string,
  { now, zone }: SearchContext,
): Clause | Problem {
  const period = readPeriod(value, now, zone);
  if (!period) {
    const range = operator === 'during' || operator === 'on' ? rangeOf(value, now, zone) : null;
    return range ? { operator: 'time', ...range } : { kind: 'unreadable-date', suggestion: null };
  }
  const { from, to } = period;
  if (operator === 'before') return { operator: 'time', from: null, to: from };
  // How long ago is a moment, not a day that has to end.
  const isSpan = to === now + 1;
  if (operator === 'after') return { operator: 'time', from: isSpan ? from : to, to: null };
  return { operator: 'time', from, to };
}

/** Around a message, told by its number, or around a moment or a day. */
function near(value: string, { now, zone }: SearchContext): Clause | Problem {
  if (/^[1-9]\d{0,15}$/.test(value)) return { operator: 'near', message: value };
  const period = readPeriod(value, now, zone);
  if (!period) return { kind: 'unreadable-date', suggestion: null };
  return { operator: 'time', from: period.from - NEAR_MS, to: period.to + NEAR_MS };
}

/** So far before and after what is told is near it. */
export const NEAR_MS = 3_600_000;

/** From one period to another. Either end may be left open, but not both. */
function rangeOf(
  value: string,
  now: number,
  zone: string,
): { readonly from: number | null; readonly to: number | null } | null {
  for (const between of value.matchAll(/\s?(?:\.\.+|[~～至到]|[-－—–]+)\s?/gu)) {
    const ends = [value.slice(0, between.index), value.slice(between.index + between[0].length)];
    if (ends.every((end) => end === '') || (ends.includes('') && /^[-－—–]/u.test(between[0]))) {
      continue;
    }
    const [begin = '', end = ''] = ends;
    // 9月1日至7日
    const whole = /^\d{1,2}[日号]?$/u.test(end) ? begin.replace(/\d{1,2}[日号]?$/u, end) : end;
    const [first, last] = [begin, whole].map((each) =>
      each === '' ? open : readPeriod(each, now, zone),
    );
    if (first && last) return { from: first.from, to: last.to };
  }
  return null;
}

const open = { from: null, to: null };

/** `>100`, `>=99.5`, `<200`, `100..200`, `100`, `100以上`, in the currency's units. */
function amount(value: string): Clause | Problem {
  const plain = fold(value).replace(/[¥$€£,\s]|rmb|cny|元|块钱?/gu, '');
  const range = /^(\d+(?:\.\d{1,2})?)?(?:\.\.+|[~～-]|至|到)(\d+(?:\.\d{1,2})?)?$/u.exec(plain);
  const cents = (text: string): number => Math.round(Number(text) * 100);
  if (range && !/^-|^\D+$/u.test(plain)) {
    const [least, most] = range.slice(1).map((end) => (end === undefined ? null : cents(end)));
    return { operator: 'amount', least: least ?? null, most: most ?? null };
  }
  const found = /^(\D*)(\d+(?:\.\d{1,2})?)(\D*)$/u.exec(plain);
  const sign = amountSigns[`${found?.[1]}${found?.[3]}`];
  if (!found || sign === undefined) return { kind: 'unreadable-amount', suggestion: null };
  const value_ = cents(found[2]!);
  const least = { '>': value_ + 1, '>=': value_, '=': value_, '<': null, '<=': null }[sign];
  const most = { '<': value_ - 1, '<=': value_, '=': value_, '>': null, '>=': null }[sign];
  return { operator: 'amount', least, most };
}

/** How an amount may be compared, as it is typed before or behind it. */
const amountSigns: Readonly<Record<string, '>' | '>=' | '=' | '<' | '<='>> = {
  '': '=',
  '=': '=',
  '>': '>',
  '<': '<',
  '>=': '>=',
  '=>': '>=',
  '≥': '>=',
  '<=': '<=',
  '=<': '<=',
  '≤': '<=',
  大于: '>',
  超过: '>',
  高于: '>',
  至少: '>=',
  不少于: '>=',
  以上: '>=',
  小于: '<',
  少于: '<',
  低于: '<',
  至多: '<=',
  最多: '<=',
  不超过: '<=',
  以下: '<=',
  以内: '<=',
};

function named(
  operator: 'platform' | 'channel',
  value: string,
  ids: readonly string[],
  aliases: Readonly<Record<string, readonly string[]>>,
  names: Readonly<Record<string, string>> = {},
): Clause | Problem {
  const words = Object.fromEntries(
    ids.map((id) => {
      const called = Object.keys(names).filter((name) => names[name] === id);
      return [id, [...called, id, ...(aliases[id] ?? [])]];
    }),
  );
  const id = keyOfWord(words, value);
  return id === null ? unknownValue(words, value) : { operator, name: id };
}

function unknownValue(table: Readonly<Record<string, readonly string[]>>, value: string): Problem {
  return { kind: 'unknown-value', suggestion: nearestWord(table, value) };
}
