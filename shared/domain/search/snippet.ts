import { fold } from './fold.ts';

/** A short piece of a text with what was found in it. */
export interface Snippet {
  readonly text: string;
  /** UTF-16 offsets in the snippet's own text, ascending, not overlapping. */
  readonly marks: { readonly start: number; readonly end: number }[];
}

/**
 * About 20 characters either side of the first hit. Of several terms, a piece around the first hit of each,
 * with an ellipsis between pieces. The beginning where nothing was asked for.
 */
export function snippetOf(text: string, terms: readonly string[]): Snippet {
  const folded = fold(text);
  const found = terms.map((term) => occurrences(folded, term)).filter(([first]) => first);
  const marks = found.length > 1 ? joined(found.flat().toSorted(byStart)) : joined(found[0] ?? []);
  // Most messages are short, and a page has hundreds of them.
  const first = found[0]?.[0]?.start ?? 0;
  if (text.length <= 2 * AROUND && found.length <= 1 && first <= AROUND) {
    return { text: inOneLine(text), marks };
  }
  const pieces = piecesOf(
    text,
    joined(found.flatMap((each) => each.slice(0, 1)).toSorted(byStart)),
  );
  let shown = '';
  const shownMarks: Mark[] = [];
  for (const { start, end } of pieces) {
    if (start > 0) shown += '…';
    const shift = shown.length - start;
    shown += inOneLine(text.slice(start, end));
    for (const mark of marks) {
      const [from, to] = [Math.max(mark.start, start), Math.min(mark.end, end)];
      if (from < to) shownMarks.push({ start: from + shift, end: to + shift });
    }
  }
  const isWhole = (pieces.at(-1)?.end ?? 0) >= text.length;
  return { text: isWhole ? shown : `${shown}…`, marks: shownMarks };
}

interface Mark {
  readonly start: number;
  readonly end: number;
}

const AROUND = 20;
/** Around each of several: all of them shall be seen in one line. */
const AROUND_EACH = 8;
const MOST_PIECES = 3;

/** An ellipsis for less than this would hide nothing worth hiding. */
const LEAST_LEFT_OUT = 6;

/** Stretches of the text around the hits, in their order; those that nearly touch are one. */
function piecesOf(text: string, hits: readonly Mark[]): readonly Mark[] {
  const around = hits.length > 1 ? AROUND_EACH : AROUND;
  const wide = hits.slice(0, MOST_PIECES).map(({ start, end }) => ({
    start: Math.max(0, start - around),
    end: Math.min(text.length, end + around),
  }));
  const pieces = joined(wide.length > 0 ? wide : [{ start: 0, end: 0 }], LEAST_LEFT_OUT);
  const only = pieces.length === 1 ? pieces[0] : undefined;
  // What is not needed before a hit near the beginning is shown behind it.
  const full = only && { start: only.start, end: Math.max(only.end, only.start + 2 * AROUND) };
  return (full ? [full] : pieces).map(({ start, end }) => ({
    start: betweenPairs(text, start, -1),
    end: betweenPairs(text, Math.min(text.length, end), 1),
  }));
}

function inOneLine(text: string): string {
  return /[^\S ]/.test(text) ? text.replaceAll(/\s/g, ' ') : text;
}

function occurrences(folded: string, term: string): Mark[] {
  const marks: Mark[] = [];
  for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
    marks.push({ start: at, end: at + term.length });
  }
  return marks;
}

function byStart(a: Mark, b: Mark): number {
  return a.start - b.start || a.end - b.end;
}

/** Stretches that overlap, or have less than `least` between them, as one. */
function joined(marks: readonly Mark[], least = 1): Mark[] {
  const whole: Mark[] = [];
  for (const mark of marks) {
    const last = whole.at(-1);
    if (last && mark.start < last.end + least) {
      whole[whole.length - 1] = { start: last.start, end: Math.max(last.end, mark.end) };
    } else {
      whole.push(mark);
    }
  }
  return whole;
}

/** Moves a cut that would tear a surrogate pair apart. */
function betweenPairs(text: string, at: number, direction: -1 | 1): number {
  const isInside = at > 0 && at < text.length && (text.codePointAt(at - 1) ?? 0) > 0xffff;
  return isInside ? at + direction : at;
}
