import { gateOf } from './gates.ts';
import { requiredCharacters } from './required-characters.ts';

/** What an expression of one or more entries finds, as `RegExp` does, leftmost first. */
export interface Pattern {
  test(text: string): boolean;
  exec(text: string): RegExpExecArray | null;
}

/** How many characters a pattern tells apart before it looks closely; a power of two. */
const SLOTS = 2048;

interface Entry {
  readonly order: number;
  readonly pattern: RegExp;
  readonly group: Group;
  /** The round in which it was last found to be worth a search. */
  round: number;
}

interface Group {
  /** Those worth a search in the round, in no order. */
  worth: Entry[];
  round: number;
}

/** One pattern that matches any of the entries. */
export const anyOf = (entries: readonly string[]): Pattern => gated(new RegExp(entries.join('|')));

/** The same as the expression, and only tried on texts that have what it needs. Not for global ones. */
export function gated(pattern: RegExp): Pattern {
  const mayMatch = gateOf([pattern.source]);
  return {
    test: (text) => mayMatch(text) && pattern.test(text),
    exec: (text) => (mayMatch(text) ? pattern.exec(text) : null),
  };
}

/**
 * The same for hundreds of entries: most texts hold none of the characters that an entry needs, and only
 * what may match is searched for.
 */
export function anyOfMany(entries: readonly string[]): Pattern {
  const search = indexed([entries]);
  return {
    test: (text) =>
      search(text, ([group], round) =>
        worthIn(group, round).some((one) => one.pattern.test(text)),
      ) ?? false,
    exec: (text) => search(text, ([group], round) => firstOf(group, round, text)),
  };
}

/** The same for many groups of entries: what each group finds in a text, null for nothing. */
export function eachOfMany(
  groups: readonly (readonly string[])[],
): (text: string) => (RegExpExecArray | null)[] | null {
  const search = indexed(groups);
  return (text) => search(text, (all, round) => firstOfEach(all, round, text));
}

/** Most texts have nothing of any group: null then. */
function firstOfEach(
  groups: readonly Group[],
  round: number,
  text: string,
): (RegExpExecArray | null)[] | null {
  let found: (RegExpExecArray | null)[] | null = null;
  for (let at = 0; at < groups.length; at++) {
    const match = firstOf(groups[at], round, text);
    if (match !== null) (found ??= groups.map(() => null))[at] = match;
  }
  return found;
}

type Search = <T>(text: string, look: (groups: readonly Group[], round: number) => T) => T | null;

/** One look at a text tells which entries may match it; null where none can. */
function indexed(sources: readonly (readonly string[])[]): Search {
  const mayMatch = gateOf(sources.flat());
  let search: Search | undefined;
  return (text, look) => {
    if (!mayMatch(text)) return null;
    search ??= searchOf(sources);
    return search(text, look);
  };
}

function searchOf(sources: readonly (readonly string[])[]): Search {
  const always: Entry[] = [];
  const needing = new Map<number, Entry[]>();
  const isNeeded = new Uint8Array(SLOTS);
  const groups = sources.map((entries) => {
    const group: Group = { worth: [], round: 0 };
    for (const [order, source] of entries.entries()) {
      const entry: Entry = { order, pattern: new RegExp(source), group, round: 0 };
      const required = requiredCharacters(source);
      if (required === null) always.push(entry);
      for (const one of required ?? []) {
        const key = keyOf(one.charCodeAt(0), one.length === 2 ? one.charCodeAt(1) : 0);
        needing.set(key, [...(needing.get(key) ?? []), entry]);
        isNeeded[slotOf(key)] = 1;
      }
    }
    return group;
  });
  let round = 0;
  const mark = (key: number): boolean => {
    const entries = isNeeded[slotOf(key)] === 1 ? needing.get(key) : undefined;
    if (entries === undefined) return false;
    for (const entry of entries) keep(entry, round);
    return true;
  };
  return (text, look) => {
    round++;
    for (const entry of always) keep(entry, round);
    let isPossible = always.length > 0;
    let before = 0;
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (mark(code)) isPossible = true;
      if (before !== 0 && mark(keyOf(before, code))) isPossible = true;
      before = code;
    }
    return isPossible ? look(groups, round) : null;
  };
}

function keep(entry: Entry, round: number): void {
  if (entry.round === round) return;
  entry.round = round;
  if (entry.group.round === round) entry.group.worth.push(entry);
  else {
    entry.group.round = round;
    entry.group.worth = [entry];
  }
}

/** A whole number of 32 bits: a larger one would have to be put somewhere each time. */
const keyOf = (code: number, next: number): number => code | (next << 16);
const slotOf = (key: number): number => (key ^ (key >>> 13)) & (SLOTS - 1);

const worthIn = (group: Group | undefined, round: number): readonly Entry[] =>
  group?.round === round ? group.worth : [];

/** The leftmost match; of several there, that of the earliest entry. */
function firstOf(group: Group | undefined, round: number, text: string): RegExpExecArray | null {
  let first: RegExpExecArray | null = null;
  let order = 0;
  for (const entry of worthIn(group, round)) {
    const match = entry.pattern.exec(text);
    if (match === null) continue;
    if (
      first !== null &&
      (match.index > first.index || (match.index === first.index && entry.order > order))
    )
      continue;
    first = match;
    order = entry.order;
  }
  return first;
}

/** The same, for `matchAll` and `replaceAll`. */
export const everyOf = (entries: readonly string[]): RegExp => new RegExp(entries.join('|'), 'g');

/** Patterns by name, in the order of the lexicon: the first that matches wins. */
export type Named<Name extends string> = readonly (readonly [Name, Pattern])[];

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
