import { requiredCharacters } from './required-characters.ts';

/** What an expression of one or more entries finds, as `RegExp` does, leftmost first. */
export interface Pattern {
  test(text: string): boolean;
  exec(text: string): RegExpExecArray | null;
}

/** How many characters a pattern tells apart before it looks closely; a power of two. */
const SLOTS = 2048;

interface Entry {
  readonly source: string;
  readonly pattern: RegExp;
  /** The round in which it was last found to be worth a search. */
  round: number;
}

/** One pattern that matches any of the entries. */
export const anyOf = (entries: readonly string[]): RegExp => new RegExp(entries.join('|'));

/**
 * The same for hundreds of entries: most texts hold none of the characters that an entry needs, and only
 * what may match is searched for.
 */
export function anyOfMany(entries: readonly string[]): Pattern {
  const [all = [], possible] = indexed([entries]);
  return {
    test: (text) =>
      possible(text, (round) => all.some((one) => isFound(one, round, text))) ?? false,
    exec: (text) => possible(text, (round) => firstOf(all, round, text)) ?? null,
  };
}

/** The same for many groups of entries: what each group finds in a text, null for nothing. */
export function eachOfMany(
  groups: readonly (readonly string[])[],
): (text: string) => (RegExpExecArray | null)[] | null {
  const [, possible, grouped] = indexed(groups);
  return (text) => possible(text, (round) => grouped.map((group) => firstOf(group, round, text)));
}

type Possible = <T>(text: string, look: (round: number) => T) => T | null;

/** All entries, one look at which of them may match a text, and the entries group by group. */
function indexed(groups: readonly (readonly string[])[]): [Entry[], Possible, Entry[][]] {
  const grouped = groups.map((sources) =>
    sources.map((source): Entry => ({ source, pattern: new RegExp(source), round: 0 })),
  );
  const all = grouped.flat();
  const always: Entry[] = [];
  const needing = new Map<number, Entry[]>();
  const isNeeded = new Uint8Array(SLOTS);
  for (const entry of all) {
    const required = requiredCharacters(entry.source);
    if (required === null) always.push(entry);
    for (const one of required ?? []) {
      const key = keyOf(one.charCodeAt(0), one.length === 2 ? one.charCodeAt(1) : 0);
      needing.set(key, [...(needing.get(key) ?? []), entry]);
      isNeeded[key & (SLOTS - 1)] = 1;
    }
  }
  let round = 0;
  const mark = (key: number): boolean => {
    const entries = isNeeded[key & (SLOTS - 1)] === 1 ? needing.get(key) : undefined;
    for (const entry of entries ?? []) entry.round = round;
    return entries !== undefined;
  };
  const possible: Possible = (text, look) => {
    round++;
    for (const entry of always) entry.round = round;
    let isPossible = always.length > 0;
    let letter = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (mark(code)) isPossible = true;
      if (letter !== 0 && code < 0x80 && mark(keyOf(letter, code))) isPossible = true;
      letter = code < 0x80 ? code : 0;
    }
    return isPossible ? look(round) : null;
  };
  return [all, possible, grouped];
}

const keyOf = (code: number, next: number): number =>
  next === 0 ? code : 0x10000 + code * 128 + next;

const isFound = (entry: Entry, round: number, text: string): boolean =>
  entry.round === round && entry.pattern.test(text);

/** The leftmost match; of several there, that of the earliest entry. */
function firstOf(entries: readonly Entry[], round: number, text: string): RegExpExecArray | null {
  let first: RegExpExecArray | null = null;
  for (const entry of entries) {
    const match = entry.round === round ? entry.pattern.exec(text) : null;
    if (match !== null && (first === null || match.index < first.index)) first = match;
  }
  return first;
}

/** The same, for `matchAll` and `replaceAll`. */
export const everyOf = (entries: readonly string[]): RegExp => new RegExp(entries.join('|'), 'g');

/** Patterns by name, in the order of the lexicon: the first that matches wins. */
export type Named<Name extends string> = readonly (readonly [Name, RegExp])[];

/** Compiles `{name: entries}`. */
export function byName<Name extends string>(
  entries: Readonly<Partial<Record<Name, readonly string[]>>>,
): Named<Name> {
  return (Object.entries(entries) as [Name, readonly string[]][]).map(([name, patterns]) => [
    name,
    anyOf(patterns),
  ]);
}

/** The text with every match turned into spaces, so that indexes stay true. */
export const blank = (text: string, pattern: RegExp): string =>
  text.replace(pattern, (match) => ' '.repeat(match.length));
