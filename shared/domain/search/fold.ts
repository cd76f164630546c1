/**
 * Folds a text for comparison: full width to ASCII, any white space to a space, upper to lower case.
 * One UTF-16 unit stays one unit, so that an offset in the folded text is an offset in the text.
 */
export function fold(text: string): string {
  const units = foldTable();
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (units[unit] !== unit) return text.slice(0, at) + foldFrom(text, at, units);
  }
  return text;
}

/**
 * The longest part of a folded term whose every unit folds from itself alone. A text that matches the
 * term has this part as it stands, so a database may look for it without folding. Empty when none.
 */
export function unfoldablePart(term: string): string {
  const ambiguous = ambiguousUnits();
  let best = '';
  let start = 0;
  for (let at = 0; at <= term.length; at += 1) {
    if (at < term.length && ambiguous[term.charCodeAt(at)] === 0) continue;
    if (at - start > best.length) best = term.slice(start, at);
    start = at + 1;
  }
  return best;
}

function foldFrom(text: string, start: number, units: Uint16Array): string {
  let folded = '';
  for (let at = start; at < text.length; at += 1) {
    folded += String.fromCharCode(units[text.charCodeAt(at)] ?? 0);
  }
  return folded;
}

const FULL_WIDTH_FIRST = 0xff01;
const FULL_WIDTH_LAST = 0xff5e;
const FULL_WIDTH_OFFSET = 0xfee0;

let table: Uint16Array | undefined;
function foldTable(): Uint16Array {
  table ??= Uint16Array.from({ length: 0x1_0000 }, (_, unit) => foldUnit(unit));
  return table;
}

function foldUnit(unit: number): number {
  const isFullWidth = unit >= FULL_WIDTH_FIRST && unit <= FULL_WIDTH_LAST;
  const char = String.fromCharCode(isFullWidth ? unit - FULL_WIDTH_OFFSET : unit);
  if (/\s/.test(char)) return 0x20;
  const lower = char.toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : char.charCodeAt(0);
}

let ambiguity: Uint8Array | undefined;
function ambiguousUnits(): Uint8Array {
  if (ambiguity) return ambiguity;
  const marks = new Uint8Array(0x1_0000);
  foldTable().forEach((folded, unit) => {
    if (folded !== unit) marks[folded] = 1;
    // Half a surrogate pair means nothing to a database that stores UTF-8.
    if (unit >= 0xd800 && unit <= 0xdfff) marks[unit] = 1;
  });
  ambiguity = marks;
  return marks;
}
