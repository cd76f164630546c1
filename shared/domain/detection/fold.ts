import traditional from '../../../resources/lexicons/traditional.json' with { type: 'json' };

const simplifiedOf = new Map(
  [...traditional.traditional].map((char, at) => [char, traditional.simplified[at] ?? char]),
);
const foldable = new RegExp(`[A-Z\\u3000\\u2018\\u2019\\uff01-\\uff5e${traditional.traditional}]`);

/**
 * The text as the patterns want it: half-width, lower case, simplified, straight apostrophes.
 * Each UTF-16 unit maps to one, so that an index into the result is an index into the original.
 */
export function fold(text: string): string {
  if (!foldable.test(text)) return text;
  let folded = '';
  for (let at = 0; at < text.length; at++) folded += foldUnit(text[at] ?? '', text.charCodeAt(at));
  return folded;
}

function foldUnit(unit: string, code: number): string {
  if (code < 0x80) return code >= 0x41 && code <= 0x5a ? String.fromCharCode(code + 32) : unit;
  if (code === 0x3000) return ' ';
  if (code === 0x2018 || code === 0x2019) return "'";
  if (code >= 0xff01 && code <= 0xff5e) {
    return foldUnit(String.fromCharCode(code - 0xfee0), code - 0xfee0);
  }
  return simplifiedOf.get(unit) ?? unit;
}
