/** A stretch of a text: UTF-16 positions, `end` not included. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Where a pattern with the flag `g` matches. */
export function spansOf(text: string, pattern: RegExp): Span[] {
  const spans: Span[] = [];
  for (const { 0: found, index } of text.matchAll(pattern))
    spans.push({ start: index, end: index + found.length });
  return spans;
}

export const overlap = (a: Span, b: Span): boolean => a.start < b.end && b.start < a.end;
