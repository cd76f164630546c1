import { fold } from './fold.ts';

/** What a person asked for. Everything is folded. */
export interface Query {
  /** All of these must be in the text. */
  readonly terms: readonly string[];
  /** None of these may be in the text. */
  readonly excluded: readonly string[];
}

/** True when the query asks nothing of the text. */
export function isEmptyQuery({ terms, excluded }: Query): boolean {
  return terms.length === 0 && excluded.length === 0;
}

/**
 * Whether a text is what the query asks for. The index only makes this fast. Folding goes character by
 * character and leaves what is folded as it is, so a text that has a term as it stands need not be folded.
 */
export function satisfies(text: string, { terms, excluded }: Query): boolean {
  let folded: string | undefined;
  const has = (term: string): boolean =>
    text.includes(term) || (folded ??= fold(text)).includes(term);
  return terms.every(has) && !excluded.some(has);
}
