import { fold } from './fold.ts';

/** A short piece of a text with what was found in it. */
export interface Snippet {
  readonly text: string;
  /** UTF-16 offsets in the snippet's own text, ascending, not overlapping. */
  readonly marks: { readonly start: number; readonly end: number }[];
}

/** About 20 characters either side of the first hit, or the beginning where nothing was asked for. */
export function snippetOf(text: string, terms: readonly string[]): Snippet {
  const folded = fold(text);
  const found = terms.flatMap((term) => occurrences(folded, term)).toSorted(byStart);
  const first = found[0] ?? { start: 0, end: AROUND };
  const start = betweenPairs(text, Math.max(0, first.start - AROUND), -1);
  const end = betweenPairs(text, Math.min(text.length, first.end + AROUND), 1);
  const before = start > 0 ? '…' : '';
  const after = end < text.length ? '…' : '';
  const shift = before.length - start;
  return {
    text: before + text.slice(start, end).replaceAll(/\s/g, ' ') + after,
    marks: joined(found.filter((mark) => mark.end <= end)).map((mark) => ({
      start: mark.start + shift,
      end: mark.end + shift,
    })),
  };
}

interface Mark {
  readonly start: number;
  readonly end: number;
}

const AROUND = 20;

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

function joined(marks: readonly Mark[]): Mark[] {
  const whole: Mark[] = [];
  for (const mark of marks) {
    const last = whole.at(-1);
    if (last && mark.start <= last.end) {
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
