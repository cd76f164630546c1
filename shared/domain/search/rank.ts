import { fold } from './fold.ts';

/**
 * How well a text answers a query of several terms: how many of them it has, how near each other, in the
 * order in which they were asked for, how often, and how little else it says. Higher is better; only the
 * order of scores means anything.
 */
export function relevanceOf(text: string, terms: readonly string[]): number {
  const folded = fold(text);
  const found = terms.map((term) => placesOf(folded, term));
  const there = found.filter((places) => places.length > 0);
  if (there.length === 0) return 0;
  const length = terms.reduce(
    (sum, term, at) => sum + ((found[at]?.length ?? 0) > 0 ? term.length : 0),
    0,
  );
  const span = shortestSpan(
    found.flatMap((places, at) =>
      places.map((start) => ({ start, at, end: start + (terms[at]?.length ?? 0) })),
    ),
    there.length,
  );
  const often = there.reduce((sum, places) => sum + Math.log2(1 + places.length), 0) / there.length;
  return (
    there.length * 4 +
    2 * Math.min(1, length / span.length) +
    (span.isInOrder ? 0.5 : 0) +
    0.25 * Math.min(3, often) +
    length / Math.max(folded.length, length)
  );
}

const MOST_PLACES = 50;

function placesOf(folded: string, term: string): number[] {
  const places: number[] = [];
  for (let at = folded.indexOf(term); at >= 0; at = folded.indexOf(term, at + term.length)) {
    places.push(at);
    if (places.length === MOST_PLACES) break;
  }
  return places;
}

interface Place {
  readonly start: number;
  readonly end: number;
  /** Which of the terms. */
  readonly at: number;
}

/** The shortest stretch with each of the terms in it, and whether they stand there as asked for. */
function shortestSpan(
  places: readonly Place[],
  terms: number,
): { readonly length: number; readonly isInOrder: boolean } {
  const inText = places.toSorted((a, b) => a.start - b.start);
  const last = new Map<number, Place>();
  let best = { length: Number.POSITIVE_INFINITY, isInOrder: false };
  for (const place of inText) {
    last.delete(place.at);
    last.set(place.at, place);
    if (last.size < terms) continue;
    const within = [...last.values()];
    const start = within[0]?.start ?? 0;
    const length = Math.max(...within.map(({ end }) => end)) - start;
    const isInOrder = within.every(
      ({ at }, index) => index === 0 || (within[index - 1]?.at ?? 0) < at,
    );
    if (length < best.length || (length === best.length && isInOrder && !best.isInOrder)) {
      best = { length, isInOrder };
    }
  }
  return best;
}
