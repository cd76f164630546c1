/** In bytes of UTF-8: eight letters, or three Chinese characters. */
const fewestBytes = 8;
const mostBytes = 1_000;

/**
 * The same passphrase from every keyboard: full-width letters are their usual ones, and an accent is one
 * with its letter (NFKC). Blanks at its ends are no part of it, as a file that holds it ends with a line.
 */
export function passphraseText(typed: string): string {
  return typed.normalize('NFKC').trim();
}

export function isLongEnough(typed: string): boolean {
  const bytes = utf8Bytes(passphraseText(typed));
  return bytes >= fewestBytes && bytes <= mostBytes;
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const one of text) {
    const point = one.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
