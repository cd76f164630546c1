/** A stretch of a folded text that is tokenised in one way. */
export interface Run {
  readonly kind: 'letters' | 'alphanumeric' | 'symbol';
  /** UTF-16 offsets in the folded text. */
  readonly start: number;
  readonly end: number;
}

/**
 * Cuts a folded text into runs: ASCII letters and digits; other letters, digits and marks; single symbols
 * and single characters beyond the BMP. Punctuation, spaces and private use characters are breaks.
 */
export function runsOf(folded: string): Run[] {
  const kinds = kindTable();
  const runs: Run[] = [];
  let at = 0;
  while (at < folded.length) {
    const kind = kinds[folded.charCodeAt(at)] ?? BREAK;
    const start = at;
    if (kind === PAIR) {
      at += isPair(folded, at) ? 2 : 1;
      if (at - start === 2) runs.push({ kind: 'symbol', start, end: at });
    } else if (kind === SYMBOL) {
      at += 1;
      runs.push({ kind: 'symbol', start, end: at });
    } else {
      while (at < folded.length && kinds[folded.charCodeAt(at)] === kind) at += 1;
      if (kind === LETTER) runs.push({ kind: 'letters', start, end: at });
      if (kind === ALPHANUMERIC) runs.push({ kind: 'alphanumeric', start, end: at });
    }
  }
  return runs;
}

export const BREAK = 0;
const LETTER = 1;
export const ALPHANUMERIC = 2;
export const SYMBOL = 3;
/** Half of a character beyond the BMP. */
const PAIR = 4;

function isPair(text: string, at: number): boolean {
  return (text.codePointAt(at) ?? 0) > 0xffff;
}

let kindsOfUnits: Uint8Array | undefined;
/** How each UTF-16 unit is tokenised; hangs on the Unicode version of the machine that runs it. */
export function kindTable(): Uint8Array {
  kindsOfUnits ??= Uint8Array.from({ length: 0x1_0000 }, (_, unit) => kindOf(unit));
  return kindsOfUnits;
}

function kindOf(unit: number): number {
  if (unit >= 0xd800 && unit <= 0xdfff) return PAIR;
  const char = String.fromCharCode(unit);
  if (unit < 0x80) return /[0-9a-z]/.test(char) ? ALPHANUMERIC : BREAK;
  if (/[\p{L}\p{N}\p{M}]/u.test(char)) return LETTER;
  return /\p{S}/u.test(char) ? SYMBOL : BREAK;
}
