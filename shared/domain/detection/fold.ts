import traditional from '../../../resources/lexicons/traditional.json' with { type: 'json' };

const simplifiedOf = new Map(
  [...traditional.traditional].map((char, at) => [char, traditional.simplified[at] ?? char]),
);
/** Every UTF-16 unit folded. */
const folded = Uint16Array.from({ length: 0x10000 }, (_, code) =>
  foldUnit(String.fromCharCode(code)).charCodeAt(0),
);

/**
 * The text as the patterns want it: half-width, lower case, simplified, straight apostrophes.
 * Each UTF-16 unit maps to one, so that an index into the result is an index into the original.
 */
export function fold(text: string): string {
  let result = '';
  let kept = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const unit = folded[code]!;
    if (unit === code) continue;
    result += text.slice(kept, at) + String.fromCharCode(unit);
    kept = at + 1;
  }
  return kept === 0 ? text : result + text.slice(kept);
}

function foldUnit(unit: string): string {
  const code = unit.charCodeAt(0);
  if (code < 0x80) return unit.toLowerCase();
  if (code === 0x3000) return ' ';
  if (code === 0x2018 || code === 0x2019) return "'";
  if (code < 0xff01 || code > 0xff5e) return simplifiedOf.get(unit) ?? unit;
  const half = code - 0xfee0;
  return String.fromCharCode(half >= 0x41 && half <= 0x5a ? half + 32 : half);
}
