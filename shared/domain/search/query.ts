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

/** Whether a folded text is what the query asks for. The index only makes this fast. */
export function satisfies(folded: string, { terms, excluded }: Query): boolean {
  return (
    terms.every((term) => folded.includes(term)) && !excluded.some((term) => folded.includes(term))
  );
}
