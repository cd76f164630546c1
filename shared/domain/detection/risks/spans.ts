/** A stretch of a text: UTF-16 positions, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a pattern with the flag `g` matches. */
export const spansOf = (text: string, pattern: RegExp): Span[] =>
  [...text.matchAll(pattern)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }));

export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
