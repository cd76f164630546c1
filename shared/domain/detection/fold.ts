import traditional from '../../../resources/lexicons/traditional.json' with { type: 'json' };

const simplifiedOf = new Map(
  [...traditional.traditional].map((char, at) => [char, traditional.simplified[at] ?? char]),
);
const foldable = new RegExp(
  `[A-Z\\u3000\\u2018\\u2019\\uff01-\\uff5e${traditional.traditional}]`,
  'g',
);

/**
 * The text as the patterns want it: half-width, lower case, simplified, straight apostrophes.
 * Each UTF-16 unit maps to one, so that an index into the result is an index into the original.
 */
export function fold(text: string): string {
  return text.replace(foldable, foldUnit);
}

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code < 0x80) return String.fromCharCode(code + 32);
  if (code === 0x3000) return ' ';
  if (code === 0x2018 || code === 0x2019) return "'";
  if (code < 0xff01 || code > 0xff5e) return simplifiedOf.get(unit) ?? unit;
  const half = code - 0xfee0;
  return String.fromCharCode(half >= 0x41 && half <= 0x5a ? half + 32 : half);
}
