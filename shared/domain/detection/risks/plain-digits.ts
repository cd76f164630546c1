import lexicon from '../../../../resources/lexicons/contacts.json' with { type: 'json' };

const plainOf = new Map(
  Object.entries(lexicon.digits).flatMap(([written, plain]) =>
    [...written].map((char, at) => [char, plain[at] ?? char] as const),
  ),
);
const disguised = new RegExp(`[${[...plainOf.keys()].join('')}]`, 'g');

/** The text with `①③⑧`, `一三八` and the like as plain digits; each UTF-16 unit stays in its place. */
export const plainDigits = (folded: string): string =>
  folded.replace(disguised, (unit) => plainOf.get(unit) ?? unit);
