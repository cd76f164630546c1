/** A stretch of a text, in UTF-16 offsets. */
export interface Mark {
  readonly start: number;
  readonly end: number;
}

/** Where any of the words stands in the text, whatever its case and width. */
export function findMarks(text: string, words: readonly string[]): Mark[] {
  const folded = fold(text);
  if (folded.length !== text.length) return [];
  const marks: Mark[] = [];
  for (const word of words.map(fold).filter((word) => word !== '')) {
    for (let at = folded.indexOf(word); at >= 0; at = folded.indexOf(word, at + word.length))
      marks.push({ start: at, end: at + word.length });
  }
  return marks;
}

/** Keeps the length, so that offsets hold: only letters that fold one to one are folded. */
function fold(text: string): string {
  let folded = '';
  for (let at = 0; at < text.length; at += 1) folded += foldUnit(text.charAt(at));
  return folded;
}

/** Every row of a list asks for the same few thousand characters again. */
const known = new Map<string, string>();

function foldUnit(unit: string): string {
  const before = known.get(unit);
  if (before !== undefined) return before;
  const folded = unit.normalize('NFKC').toLowerCase();
  const kept = folded.length === 1 ? folded : unit;
  known.set(unit, kept);
  return kept;
}
