import { fold, foldTable } from './fold.ts';
import { ALPHANUMERIC, BREAK, kindTable, runsOf, SYMBOL } from './runs.ts';

/** Raised whenever the rules of this file change. */
const rules = 2;

/**
 * A number that is another one whenever the same text may yield other tokens: by our rules, by the tables
 * of characters that are written one for the other, or by those of Unicode. 24 bits.
 */
export function tokeniserVersion(): number {
  let hash = 0x811c9dc5 ^ rules;
  for (const table of [foldTable(), kindTable()]) {
    for (const value of table) hash = Math.imul(hash ^ value, 0x01000193);
  }
  return hash >>> 8;
}

/**
 * The tokens of a message for the index: every character and pair of neighbours of letter runs; the same
 * and every three neighbours of ASCII runs; symbols singly. So one or two characters of whatever script
 * are one token, and are found without looking at a text.
 */
export function tokensOf(text: string): Set<string> {
  const folded = fold(text);
  const tokens = new Set<string>();
  eachToken(folded, (start, end) => tokens.add(folded.slice(start, end)));
  return tokens;
}

/** Shows the UTF-16 offsets of all tokens in a folded text, of some more than once. */
export function eachToken(folded: string, show: (start: number, end: number) => void): void {
  for (const { kind, start, end } of runsOf(folded)) {
    if (kind === 'symbol') {
      show(start, end);
      continue;
    }
    const longest = longestToken[kind];
    for (let at = start; at < end; at += 1) {
      const most = Math.min(end, at + longest);
      for (let to = at + 1; to <= most; to += 1) show(at, to);
    }
  }
}

/**
 * Shows all tokens of a text as it is written, and maybe some more, by their folded units, with 0 where a token
 * has fewer than three. It cuts nothing out, and takes a fifth of the time.
 */
export function eachTokenUnits(
  text: string,
  show: (first: number, second: number, third: number) => void,
): void {
  const units = foldTable();
  const kinds = kindTable();
  let [second, third] = [0, 0];
  let kindBefore = BREAK;
  for (let at = 0; at < text.length; at += 1) {
    const first = units[text.charCodeAt(at)] ?? 0;
    const kind = kinds[first] ?? BREAK;
    if (kind !== kindBefore || kind === SYMBOL) [second, third] = [0, 0];
    kindBefore = kind;
    if (kind === BREAK) continue;
    show(first, 0, 0);
    if (second !== 0) show(second, first, 0);
    if (third !== 0 && kind === ALPHANUMERIC) show(third, second, first);
    [third, second] = [second, first];
  }
}

/** Characters of the longest tokens of runs. */
export const longestToken = { letters: 2, alphanumeric: 3 } as const;

/** A private use character: a break in texts and queries, so that neither can forge a facet. */
const MARK = '\u{e000}';

/**
 * What a message is tagged with beside its words, so that a filter narrows the index itself. Nothing of
 * it ever changes. Accounts and conversations share a facet with some others, as rarer ones cost more
 * bytes in every message.
 */
export const facet = {
  conversation: (id: number): string => `${MARK}c${bucket(id)}`,
  /** The sender's account; 0 for a message without one. */
  account: (id: number): string => `${MARK}a${bucket(id)}`,
  /** 0 for a conversation without a shop. */
  place: (platform: string, shopId: number): string => `${MARK}p${platform}${shopId.toString(36)}`,
  /** `recall`, `image` …; texts have none. */
  kind: (kind: string): string => `${MARK}k${kind}`,
  /** A channel other than `im`. */
  channel: (channel: string): string => `${MARK}h${channel.replaceAll('-', '')}`,
  link: `${MARK}l`,
  edited: `${MARK}e`,
  internal: `${MARK}i`,
  /** A line of the platform's own. */
  system: `${MARK}y`,
};

const BUCKETS = 256;

function bucket(id: number): string {
  return (id % BUCKETS).toString(36);
}
