import { channels, platforms } from '../../../model/message.ts';
import { fold } from '../fold.ts';
import { readPeriod } from './dates.ts';
import {
  hasWords,
  isWords,
  keyOfWord,
  nearestWord,
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
      return named(operator, value, platforms, context.platformNames);
    case 'channel':
      return named(operator, value, channels, context.channelNames);
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
  }
}

/** As in Slack: before a day ends with it not begun, after it begins with it gone. */
function time(
  operator: 'before' | 'after' | 'on' | 'during',
  value: string,
  { now, zone }: SearchContext,
): Clause | Problem {
  // Either end may be left open.
  const ends = /^(.*?)\s?(?:\.\.|~|至|到)\s?(.*)$/u.exec(value);
  if (ends && (operator === 'during' || operator === 'on')) {
    const [first, last] = ends
      .slice(1)
      .map((end) => (end === '' ? open : readPeriod(end, now, zone)));
    if (first && last && first !== last) return { operator: 'time', from: first.from, to: last.to };
  }
  const period = readPeriod(value, now, zone);
  if (!period) return { kind: 'unreadable-date', suggestion: null };
  const { from, to } = period;
  if (operator === 'before') return { operator: 'time', from: null, to: from };
  // How long ago is a moment, not a day that has to end.
  const isSpan = to === now + 1;
  if (operator === 'after') return { operator: 'time', from: isSpan ? from : to, to: null };
  return { operator: 'time', from, to };
}

const open = { from: null, to: null };

/** `>100`, `>=99.5`, `<200`, `100..200`, `100`, in the currency's units. */
function amount(value: string): Clause | Problem {
  const plain = value
    .replace(/[¥￥$,\s]|元|块/gu, '')
    .replaceAll('＞', '>')
    .replaceAll('＜', '<');
  const range = /^(\d+(?:\.\d{1,2})?)(?:\.\.|~|-|至|到)(\d+(?:\.\d{1,2})?)$/u.exec(plain);
  const cents = (text: string): number => Math.round(Number(text) * 100);
  if (range) return { operator: 'amount', least: cents(range[1]!), most: cents(range[2]!) };
  const found = /^(>=|<=|>|<|=)?(\d+(?:\.\d{1,2})?)$/.exec(plain);
  if (!found) return { kind: 'unreadable-amount', suggestion: null };
  const [, sign = '=', number = ''] = found;
  const value_ = cents(number);
  const least = sign === '>' ? value_ + 1 : sign === '>=' || sign === '=' ? value_ : null;
  const most = sign === '<' ? value_ - 1 : sign === '<=' || sign === '=' ? value_ : null;
  return { operator: 'amount', least, most };
}

function named(
  operator: 'platform' | 'channel',
  value: string,
  ids: readonly string[],
  names: Readonly<Record<string, string>> = {},
): Clause | Problem {
  const plain = fold(value);
  const byName = Object.entries(names).find(([name]) => fold(name) === plain)?.[1];
  const id = byName ?? ids.find((known) => known === plain);
  if (id !== undefined) return { operator, name: id };
  return unknownValue(
    Object.fromEntries([...ids, ...Object.keys(names)].map((id) => [id, [id]])),
    value,
  );
}

function unknownValue(table: Readonly<Record<string, readonly string[]>>, value: string): Problem {
  return { kind: 'unknown-value', suggestion: nearestWord(table, value) };
}
