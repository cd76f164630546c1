import { hanClasses } from './han-classes.ts';

/**
 * Folds a text for comparison: full width to ASCII, any white space to a space, upper to lower case,
 * Traditional characters and other forms of a character to one of them. One UTF-16 unit stays one unit,
 * so that an offset in the folded text is an offset in the text.
 */
export function fold(text: string): string {
  const units = foldTable();
  let folded = '';
  let from = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    const plain = units[unit] ?? unit;
    if (plain === unit) continue;
    folded += text.slice(from, at) + charOf(plain);
    from = at + 1;
  }
  return from === 0 ? text : folded + text.slice(from);
}

/**
 * What a database may look for without folding: one of these stands, as it is, in every text that has
 * this folded term. Null where nothing so short can be said.
 */
export function partsAsWritten(term: string): readonly string[] | null {
  const forms = formsOfUnits();
  let longest = '';
  let start = 0;
  let fewest: readonly string[] | null = null;
  for (let at = 0; at <= term.length; at += 1) {
    const here = at < term.length ? forms[term.charCodeAt(at)] : UNKNOWN;
    if (here === undefined) continue;
    if (at - start > longest.length) longest = term.slice(start, at);
    start = at + 1;
    if (here !== UNKNOWN && here.length < (fewest?.length ?? MOST_FORMS)) fewest = here;
  }
  return longest === '' ? fewest : [longest];
}

let table: Uint16Array | undefined;
/** What each UTF-16 unit folds to. */
export function foldTable(): Uint16Array {
  if (table) return table;
  const units = Uint16Array.from({ length: 0x1_0000 }, (_, unit) => foldUnit(unit));
  const classes = new Uint16Array(0x1_0000);
  for (const [first = '', ...others] of hanClasses()) {
    for (const other of others) classes[other.charCodeAt(0)] = first.charCodeAt(0);
  }
  table = units.map((unit) => classes[unit] || unit);
  return table;
}

function foldUnit(unit: number): number {
  const char = isOtherWidth(unit) ? plainForm(charOf(unit)) : charOf(unit);
  if (/\s/.test(char)) return 0x20;
  const lower = char.toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : char.charCodeAt(0);
}

/** Full-width and half-width forms, and ideographs that are there twice. */
function isOtherWidth(unit: number): boolean {
  return (unit >= 0xff00 && unit <= 0xffef) || (unit >= 0xf900 && unit <= 0xfaff);
}

function plainForm(char: string): string {
  const plain = char.normalize('NFKC');
  return plain.length === 1 ? plain : char;
}

const UNKNOWN: readonly string[] = [];
/** More alternatives than this are not worth being asked for. */
const MOST_FORMS = 9;

let forms: (readonly string[] | undefined)[] | undefined;
/** All units that fold to a unit, where there is more than itself. */
function formsOfUnits(): (readonly string[] | undefined)[] {
  if (forms) return forms;
  const found: (string[] | undefined)[] = Array.from({ length: 0x1_0000 });
  foldTable().forEach((folded, unit) => {
    if (folded !== unit) (found[folded] ??= [charOf(folded)]).push(charOf(unit));
  });
  // Half a surrogate pair means nothing to a database that stores UTF-8.
  const all = found.map((each, unit) => (isSurrogate(unit) ? UNKNOWN : each));
  forms = all;
  return all;
}

function charOf(unit: number): string {
  return String.fromCharCode(unit);
}

function isSurrogate(unit: number): boolean {
  return unit >= 0xd800 && unit <= 0xdfff;
}
