import type { FixtureMessage } from '../archive-fixture.ts';
import { foldedPlainly } from './brute-force.ts';
import { numbersFrom } from './corpus.ts';

/** A query as it is typed, and which of all messages it means: 1 for each that it does. */
export interface PlainQuery {
  readonly typed: string;
  readonly meant: Uint8Array;
}

/**
 * Queries of all kinds that the language knows, by a repeatable stream of numbers, with what they mean
 * found out by a look at every message: no index, no tokens, no SQL.
 */
export function plainQueries(
  messages: readonly FixtureMessage[],
  count: number,
  seed: number,
): PlainQuery[] {
  const random = numbersFrom(seed);
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)] as T;
  const words = wordsOf(messages, Math.ceil(count / 6), random);
  const clauses = clausesOf(messages);
  const word = (): PlainQuery => pick(words);
  const clause = (): PlainQuery => pick(clauses);
  const either = (): PlainQuery => (random() < 0.7 ? word() : clause());
  const kinds: readonly (() => PlainQuery)[] = [
    word,
    () => all(word(), word()),
    () => all(word(), clause()),
    () => all(word(), clause(), clause()),
    () => all(word(), none(word())),
    () => all(word(), none(clause())),
    () => all(clause(), none(word())),
    () => any(word(), word()),
    () => any(either(), either(), word()),
    () => all(clause(), group(any(word(), word()))),
    () => all(none(group(any(word(), clause()))), word()),
    () => all(none(group(all(word(), word()))), word()),
    () => any(group(all(word(), clause())), word()),
    () => all(clause(), clause()),
  ];
  return [
    ...words,
    ...Array.from({ length: Math.max(0, count - words.length) }, () => pick(kinds)()),
  ];
}

/** Pieces of real messages of one to nine characters, and some that nobody said. */
function wordsOf(
  messages: readonly FixtureMessage[],
  count: number,
  random: () => number,
): PlainQuery[] {
  const folded = messages.map(({ text }) => foldedPlainly(text));
  const found = new Map<string, PlainQuery>();
  const take = (word: string): void => {
    const term = foldedPlainly(word);
    if (term.trim() === '' || /["“”＂「」]/u.test(word) || !word.isWellFormed()) return;
    const typed = /^[\p{L}\p{N}]+$/u.test(word) && !operatorLike.has(word) ? word : `"${word}"`;
    const meant = Uint8Array.from(folded, (text) => (text.includes(term) ? 1 : 0));
    found.set(typed, { typed, meant });
  };
  for (const word of [
    '的',
    '退款',
    '發貨',
    'OK',
    'ｏｋ',
    '5',
    '😀',
    '￥',
    '。',
    '没有的词',
    'zzz',
    '髮',
  ]) {
    take(word);
  }
  while (found.size < count) {
    const chars = [...(messages[Math.floor(random() * messages.length)]?.text ?? '')];
    const size = 1 + (found.size % 9);
    const at = Math.floor(random() * Math.max(1, chars.length - size + 1));
    take(chars.slice(at, at + size).join(''));
  }
  return [...found.values()];
}

const operatorLike = new Set(['OR', '或', '或者']);

function clausesOf(messages: readonly FixtureMessage[]): PlainQuery[] {
  const meaning = (typed: string, isMeant: (message: FixtureMessage) => boolean): PlainQuery => ({
    typed,
    meant: Uint8Array.from(messages, (message) => (isMeant(message) ? 1 : 0)),
  });
  const key = ({ platform, shop, conversation }: FixtureMessage): string =>
    `${platform} ${shop} ${conversation}`;
  const spoken = new Set(messages.filter(({ role }) => role === 'customer').map(key));
  const day = (text: string): number => Date.parse(`${text}T00:00:00+08:00`);
  const isIn = ({ sentAt }: FixtureMessage, from: string, to: string): boolean =>
    typeof sentAt === 'number' && sentAt >= day(from) && sentAt < day(to);
  return [
    meaning('平台:京东', ({ platform }) => platform === 'jd'),
    meaning('platform：whatsapp', ({ platform }) => platform === 'whatsapp'),
    meaning('店铺:守灯专营店', ({ shop }) => shop === '守灯专营店'),
    meaning('客服:小红', ({ sender }) => sender === '小红'),
    meaning('from:anna', ({ sender }) => sender === 'Anna'),
    meaning('from:ann', ({ sender }) => /ann/i.test(sender ?? '')),
    meaning('from:買家7', ({ sender }) => sender === '买家7'),
    meaning('客户:买家12', (one) => one.conversation === '买家12' && spoken.has(key(one))),
    meaning('role:agent', ({ role, isSystem }) => role === 'agent' && isSystem !== true),
    meaning('角色:买家', ({ role, isSystem }) => role === 'customer' && isSystem !== true),
    meaning('is:system', ({ isSystem }) => isSystem === true),
    meaning('在:买家33', ({ conversation }) => conversation?.includes('买家33') === true),
    meaning('before:2026-07-01', (one) => isIn(one, '2000-01-01', '2026-07-01')),
    meaning('after:2026-08-15', (one) => isIn(one, '2026-08-16', '2100-01-01')),
    meaning('during:2026-07', (one) => isIn(one, '2026-07-01', '2026-08-01')),
    meaning('当天:2026-06-18', (one) => isIn(one, '2026-06-18', '2026-06-19')),
    meaning('has:image', ({ kind }) => kind === 'image'),
    meaning('is:recalled', ({ kind }) => kind === 'recall'),
    meaning('tag:没有', () => false),
    meaning('has:promise', () => false),
  ];
}

function all(...queries: readonly PlainQuery[]): PlainQuery {
  const meant = new Uint8Array(queries[0]?.meant.length ?? 0).fill(1);
  for (const query of queries) {
    for (let at = 0; at < meant.length; at += 1) meant[at]! &= query.meant[at]!;
  }
  return { typed: queries.map(({ typed }) => typed).join(' '), meant };
}

function any(...queries: readonly PlainQuery[]): PlainQuery {
  const meant = new Uint8Array(queries[0]?.meant.length ?? 0);
  for (const query of queries) {
    for (let at = 0; at < meant.length; at += 1) meant[at]! |= query.meant[at]!;
  }
  return { typed: queries.map(({ typed }) => typed).join(' OR '), meant };
}

function none({ typed, meant }: PlainQuery): PlainQuery {
  return { typed: `-${typed}`, meant: meant.map((value) => 1 - value) };
}

function group({ typed, meant }: PlainQuery): PlainQuery {
  return { typed: `(${typed})`, meant };
}
