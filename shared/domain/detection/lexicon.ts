/** One pattern that matches any of the entries. */
export const anyOf = (entries: readonly string[]): RegExp => new RegExp(entries.join('|'));

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
