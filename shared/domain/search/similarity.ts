import { tokensOf } from './tokens.ts';

/** What a message is made of, for comparison: pairs and threes; single characters where it has no others. */
export function gramsOf(text: string): Set<string> {
  const all = [...tokensOf(text)];
  const longer = all.filter((token) => [...token].length > 1);
  return new Set(longer.length > 0 ? longer : all);
}

/** How much of two messages is the same, from 0 to 1 (Sørensen and Dice). */
export function similarityOf(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  if (one.size === 0 || other.size === 0) return 0;
  let shared = 0;
  for (const gram of one) if (other.has(gram)) shared += 1;
  return (2 * shared) / (one.size + other.size);
}
