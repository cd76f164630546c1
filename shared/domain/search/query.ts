import { fold } from './fold.ts';

/** What a person asked for. Everything is folded. */
export interface Query {
  /** All of these must be in the text. */
  readonly terms: readonly string[];
  /** None of these may be in the text. */
  readonly excluded: readonly string[];
}

/**
 * Reads a query: terms apart by white space, `"several words"` as they stand, `-x` for what must be
 * absent. Any text is a query; an open quotation mark reaches to the end, as one types.
 */
export function parseQuery(text: string): Query {
  const terms = new Set<string>();
  const excluded = new Set<string>();
  for (const [, minus, ascii, curly, plain] of fold(text.toWellFormed()).matchAll(PART)) {
    const term = ascii ?? curly ?? plain ?? '';
    if (term.trim() !== '') (minus ? excluded : terms).add(term);
  }
  return { terms: [...terms], excluded: [...excluded] };
}

/** True when the query asks nothing of the text. */
export function isEmptyQuery({ terms, excluded }: Query): boolean {
  return terms.length === 0 && excluded.length === 0;
}

/** Whether a folded text is what the query asks for. The index only makes this fast. */
export function satisfies(folded: string, { terms, excluded }: Query): boolean {
  return (
    terms.every((term) => folded.includes(term)) && !excluded.some((term) => folded.includes(term))
  );
}

/** Chinese input methods type “ ” for the quotation key, so these quote too. */
const PART = /(?<!\S)(-(?=\S))?(?:"([^"]*)(?:"(?!\S)|$)|“([^”]*)(?:”(?!\S)|$)|(\S+))/gu;
