import { isBankCard, isIdentityCard } from './card-numbers.ts';

/** What a message refers to by a number: something to filter by, and to mask when it leaves the shop. */
export const referenceKinds = ['order', 'item', 'tracking', 'phone', 'amount'] as const;
export type ReferenceKind = (typeof referenceKinds)[number];

export interface Reference {
  readonly kind: ReferenceKind;
  /** Digits and capital letters without spaces; an amount in cents of its currency. */
  readonly value: string;
}

/** A reference and where it stands in the text, in UTF-16 offsets. */
export interface LocatedReference extends Reference {
  readonly start: number;
  readonly end: number;
}

/** Raised whenever the same text may refer to something else than before. */
export const referencesVersion = 1;

/**
 * Order numbers, item links, tracking numbers, phone numbers and amounts of a text, each once, in the order
 * of the kinds. A number is taken for one thing only; bank and identity cards are none of these.
 */
export function findReferences(text: string): Reference[] {
  const found = new Map<string, Reference>();
  for (const { kind, value } of referencesIn(text)) found.set(`${kind}:${value}`, { kind, value });
  return [...found.values()];
}

/** Every place of every reference, from left to right. None where wide signs make places uncertain. */
export function locateReferences(text: string): LocatedReference[] {
  if (wideDigits.test(text) && text.normalize('NFKC').length !== text.length) return [];
  return referencesIn(text).toSorted((a, b) => a.start - b.start);
}

function referencesIn(text: string): LocatedReference[] {
  if (!mayRefer.test(text)) return [];
  let rest = wideDigits.test(text) ? text.normalize('NFKC') : text;
  const found: LocatedReference[] = [];
  for (const { kind, pattern, value } of finders) {
    rest = rest.replace(pattern, (whole: string, ...matched: unknown[]) => {
      const at = matched.findIndex((part) => typeof part === 'number');
      const written = matched.slice(0, at).find((group) => typeof group === 'string') ?? whole;
      const plain = value(String(written));
      if (plain === null) return whole;
      const start = Number(matched[at]) + whole.lastIndexOf(String(written));
      found.push({ kind, value: plain, start, end: start + String(written).length });
      return ' '.repeat(whole.length);
    });
  }
  return found;
}

const mayRefer = /[\d\uff10-\uff19]/;
const wideDigits = /[\uff10-\uff19\uff21-\uff3a]/;

interface Finder {
  readonly kind: ReferenceKind;
  /** The first group that matched is the reference. */
  readonly pattern: RegExp;
  value(written: string): string | null;
}

const bare = (written: string): string => written.replace(/[\s-]/g, '').toUpperCase();
const unlessCard = (written: string): string | null => {
  const digits = bare(written);
  return isIdentityCard(digits) || isBankCard(digits) ? null : digits;
};

/** In this order: what is taken by one is not seen by the next. */
const finders: readonly Finder[] = [
  {
    kind: 'item',
    pattern:
      /(?<![\w.-])(?:https?:\/\/)?(?:[\w-]{1,63}\.){0,5}(?:taobao|tmall|95095)\.(?:com|hk)\/[^\s?]{0,80}\?(?:[^\s#]{0,300}?&)?id=(\d{6,16})[^\s\u4e00-\u9fff]*|(?<![\w.-])(?:https?:\/\/)?(?:[\w-]{1,63}\.){0,5}(?:jd\.com|jd\.hk|3\.cn)\/(?:product\/)?(\d{5,16})\.html[^\s\u4e00-\u9fff]*|(?<![\w.-])(?:https?:\/\/)?(?:[\w-]{1,63}\.){0,5}(?:yangkeduo|pinduoduo)\.com\/[^\s?]{0,80}\?(?:[^\s#]{0,300}?&)?goods_id=(\d{5,16})[^\s\u4e00-\u9fff]*/giu,
    value: bare,
  },
  {
    kind: 'tracking',
    pattern:
      /(?:快递单号|快递号|运单号|物流单号|物流号|快递编号|tracking(?:\s*(?:number|no\.?|#))?)\s*(?:是|为|[:：#])?\s*([A-Z]{0,4}\d{9,20}[A-Z]{0,2})(?![\dA-Z])/giu,
    value: bare,
  },
  {
    kind: 'tracking',
    pattern:
      /(?<![\dA-Z])(SF\d{12,13}|YT\d{13,16}|JT\d{13}|ZTO?\d{12,15}|STO?\d{12,15}|DPK?\d{10,15}|JD[A-Z]{0,2}\d{11,16}|JDV[A-Z]?\d{10,14}|[A-Z]{2}\d{9}CN|1Z[0-9A-Z]{16})(?![\dA-Z])/giu,
    value: bare,
  },
  {
    kind: 'order',
    pattern:
      /(?:订单(?:编号|号码|号)?|訂單(?:編號|號)?|order(?:\s*(?:number|no\.?|id))?)\s*(?:是|为|[:：#])?\s*(\d{6}-\d{12,18}|\d{9,24})(?!\d)/giu,
    value: bare,
  },
  { kind: 'order', pattern: /(?<![\d-])(\d{6}-\d{15})(?!\d)/gu, value: bare },
  { kind: 'order', pattern: /(?<![\d.])(\d{18,19})(?![\dXx.])/gu, value: unlessCard },
  {
    kind: 'phone',
    pattern: /(?<![\d.])(?:\+?86[- ]?)?(1[3-9]\d[- ]?\d{4}[- ]?\d{4})(?![\d.]\d|\d)/gu,
    value: bare,
  },
  {
    kind: 'phone',
    pattern: /(?<![\d-])(400[- ]?\d{3}[- ]?\d{4}|0\d{2,3}-\d{7,8})(?!\d)/gu,
    value: bare,
  },
  { kind: 'phone', pattern: /(?<![\d\w])(\+\d{1,3}[- ]?\d(?:[- ]?\d){6,12})(?!\d)/gu, value: bare },
  {
    kind: 'amount',
    pattern:
      /(?:[¥￥$€£]|\b(?:rmb|cny|usd)\s?)\s?(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?)(?!\d)/giu,
    value: cents,
  },
  {
    kind: 'amount',
    pattern:
      /(?<![\d.])(\d{1,3}(?:,\d{3})+(?:\.\d{1,2})?|\d{1,9}(?:\.\d{1,2})?)\s?(?:元|块钱|块(?!\d)|rmb|yuan|dollars?)/giu,
    value: cents,
  },
];

function cents(written: string): string | null {
  const value = Number(written.replaceAll(',', ''));
  return value > 0 && value < 1e9 ? String(Math.round(value * 100)) : null;
}
