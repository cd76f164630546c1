/**
 * What a finding goes by, as it is read in the message: in its order, and what runs together in one piece.
 * Words that do not stand in `text`, e.g. those of another message, come last.
 */
export function quotedWords(words: readonly string[], text: string): string {
  const places = words
    .map((word) => ({ start: text.indexOf(word), end: text.indexOf(word) + word.length }))
    .filter(({ start }) => start >= 0)
    .toSorted((a, b) => a.start - b.start);
  const pieces: { start: number; end: number }[] = [];
  for (const place of places) {
    const last = pieces.at(-1);
    if (last && place.start <= last.end) last.end = Math.max(last.end, place.end);
    else pieces.push({ ...place });
  }
  const elsewhere = words.filter((word) => !text.includes(word));
  return [...pieces.map(({ start, end }) => text.slice(start, end)), ...elsewhere].join('…');
}
