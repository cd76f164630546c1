import lexicon from '../../../../resources/lexicons/contacts.json' with { type: 'json' };

const plainOf = new Map(
  Object.entries(lexicon.digits).flatMap(([written, plain]) =>
    [...written].map((char, at) => [char, plain[at] ?? char] as const),
  ),
);
const disguised = new RegExp(`[${[...plainOf.keys()].join('')}]`, 'g');

/** 1 for every unit that is a figure, plain or not. */
const isFigure = new Uint8Array(0x10000);
for (const char of [...plainOf.keys(), ...'0123456789']) isFigure[char.charCodeAt(0)] = 1;

/** How many figures a text has, plain or disguised. */
export function countFigures(folded: string): number {
  let count = 0;
  for (let at = 0; at < folded.length; at++) count += isFigure[folded.charCodeAt(at)]!;
  return count;
}

/** The text with `①③⑧`, `一三八` and the like as plain digits; each UTF-16 unit stays in its place. */
export const plainDigits = (folded: string): string =>
  folded.replace(disguised, (unit) => plainOf.get(unit) ?? unit);
