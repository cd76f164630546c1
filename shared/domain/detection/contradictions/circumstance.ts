import lexicon from '../../../../resources/lexicons/slots.json' with { type: 'json' };
import { anyOf } from '../lexicon.ts';

/** Terms differ by whose fault it was: "we pay if it is broken, you pay if you change your mind". */
export type Circumstance = 'fault' | 'choice';

const choice = anyOf(lexicon.circumstances.choice);
const fault = anyOf(lexicon.circumstances.fault);

export function circumstanceOf(text: string): Circumstance | null {
  if (choice.test(text)) return 'choice';
  return fault.test(text) ? 'fault' : null;
}

/** Both are limited to a case, and not to the same one. */
export const excludes = (a: Circumstance | null, b: Circumstance | null): boolean =>
  a !== null && b !== null && a !== b;
