import { isBankCard, isIdentityCard } from '../references/card-numbers.ts';
import { locateReferences } from '../references/find-references.ts';
import type { Needle } from './removal.ts';

const mail = /[\w.+-]{2,}@[\w-]+(?:\.[\w-]+)+/g;
const cards = /(?<!\d)\d(?:[ -]?\d){13,18}[\dXx]?(?!\d)/g;

/**
 * Words of a talk that tell who somebody is: telephone numbers, cards, mail addresses, and the names that
 * customers go by. For copies that leave the house; whatever else is private a person must mark.
 */
export function privateWords(texts: Iterable<string>, names: Iterable<string>): readonly Needle[] {
  const found = new Set<string>();
  for (const text of texts) {
    for (const { kind, start, end } of locateReferences(text)) {
      if (kind === 'phone') found.add(text.slice(start, end));
    }
    for (const [words] of text.matchAll(mail)) found.add(words);
    for (const [words] of text.matchAll(cards)) {
      const digits = words.replaceAll(/[ -]/g, '');
      if (isIdentityCard(digits) || isBankCard(digits)) found.add(words);
    }
  }
  for (const name of names) {
    if ([...name.trim()].length >= 2) found.add(name.trim());
  }
  return [...found]
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((text) => ({ text, reason: 'privacy' }));
}
