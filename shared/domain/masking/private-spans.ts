import { isBankCard, isIdentityCard } from '../references/card-numbers.ts';
import { locateReferences } from '../references/find-references.ts';

/** What a passer-by should not read on a screen. */
export const privateKinds = [
  'phone',
  'order',
  'tracking',
  'identity',
  'card',
  'mail',
  'address',
  'number',
] as const;
export type PrivateKind = (typeof privateKinds)[number];

/** Where it stands in the text, in UTF-16 offsets. */
export interface PrivateSpan {
  readonly kind: PrivateKind;
  readonly start: number;
  readonly end: number;
}

/** From left to right, none over another. A number is taken for one thing only. */
export function privateSpans(text: string): PrivateSpan[] {
  const found: PrivateSpan[] = [];
  const add = (kind: PrivateKind, start: number, end: number): void => {
    if (found.every((other) => end <= other.start || start >= other.end)) {
      found.push({ kind, start, end });
    }
  };
  for (const { index, 0: words } of text.matchAll(cards)) {
    const digits = plain(words);
    if (isIdentityCard(digits)) add('identity', index, index + words.length);
    else if (isBankCard(digits)) add('card', index, index + words.length);
  }
  for (const { kind, start, end } of locateReferences(text)) {
    if (kind === 'phone' || kind === 'order' || kind === 'tracking') add(kind, start, end);
  }
  // Wide figures leave places uncertain for the finder of references, but not for this.
  for (const { index, 0: words } of text.matchAll(widePhone)) {
    add('phone', index, index + words.length);
  }
  for (const { index, 0: words } of text.matchAll(mail)) add('mail', index, index + words.length);
  for (const { start, end } of addressesIn(text)) add('address', start, end);
  // Nobody can say what it numbers, but it numbers something of somebody's.
  for (const { index, 0: words } of text.matchAll(longNumber)) {
    add('number', index, index + words.length);
  }
  return found.toSorted((a, b) => a.start - b.start);
}

/** The same length for every number of a kind: only the ends are left, of an address the place. */
export function maskOf(kind: PrivateKind, words: string): string {
  const points = Array.from(words);
  const [head, tail] = ends[kind];
  if (points.length <= head + tail + 1) return '*'.repeat(Math.max(4, points.length));
  return `${points.slice(0, head).join('')}****${tail === 0 ? '' : points.slice(-tail).join('')}`;
}

/** The text as it may stand on a screen that others see. */
export function maskPrivate(text: string): string {
  let shown = '';
  let at = 0;
  for (const { kind, start, end } of privateSpans(text)) {
    shown += text.slice(at, start) + maskOf(kind, text.slice(start, end));
    at = end;
  }
  return shown + text.slice(at);
}

/** Characters that stay at the begin and at the end. */
const ends: Readonly<Record<PrivateKind, readonly [number, number]>> = {
  phone: [3, 2],
  order: [2, 4],
  tracking: [2, 4],
  identity: [3, 2],
  card: [0, 4],
  mail: [1, 0],
  address: [3, 0],
  number: [2, 4],
};

const cards =
  /(?<![\d\uff10-\uff19])[\d\uff10-\uff19](?:[ -]?[\d\uff10-\uff19]){13,18}[\dXx]?(?![\d\uff10-\uff19])/g;
const widePhone =
  /(?<![\d\uff10-\uff19])[1\uff11][3-9\uff13-\uff19](?:[ -]?[\d\uff10-\uff19]){9}(?![\d\uff10-\uff19])/g;
const longNumber = /(?<![\d\uff10-\uff19.])[\d\uff10-\uff19]{10,30}(?![\d\uff10-\uff19.])/g;
const mail = /[\w.+-]{2,}@[\w-]+(?:\.[\w-]+)+/g;
/** What leads to a door: a street, then a number and 号, 栋, 室. Ends at a space, a comma, a full stop. */
const address =
  /[\p{sc=Han}\d]{1,36}(?:路|街|道|巷|弄|里|胡同|村|庄|园|苑|城|小区|大厦|广场)[\p{sc=Han}\dA-Za-z#-]{0,24}?\d[\dA-Za-z-]{0,6}(?:号|弄|栋|幢|座|楼|单元|室|层)(?:[\p{sc=Han}\dA-Za-z#-]{0,20}(?:号|栋|幢|座|楼|单元|室|层|房)|\d{1,5})?\d{0,5}/gu;
/** Words that come before an address and are none of it. */
const before =
  /^[\p{sc=Han}\d]{0,16}?(?:地址|寄到|寄去|送到|发到|改成|改到|改为|住在|家在|我在|寄|到)[是为]?/u;
const place = /省|自治区|市|区|县|州|旗|镇|乡|街道/;
const door = /\d(?:栋|幢|单元|室)/;

/** A street alone is talk; with a place before it or a door behind it is where somebody lives. */
function* addressesIn(text: string): Generator<{ readonly start: number; readonly end: number }> {
  if (!/\d/.test(text)) return;
  for (const { index, 0: words } of text.matchAll(address)) {
    const lead = before.exec(words)?.[0] ?? '';
    const skipped = place.test(lead) ? 0 : lead.length;
    const rest = words.slice(skipped);
    if (place.test(rest) || door.test(rest)) {
      yield { start: index + skipped, end: index + words.length };
    }
  }
}

function plain(words: string): string {
  return words.normalize('NFKC').replaceAll(/[ -]/g, '').toUpperCase();
}
