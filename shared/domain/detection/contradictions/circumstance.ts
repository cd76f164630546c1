import lexicon from '../../../../resources/lexicons/slots.json' with { type: 'json' };
import { anyOf } from '../lexicon.ts';

/** Terms differ by whose fault it was: "we pay if it is broken, you pay if you change your mind". */
export type Circumstance = 'fault' | 'choice' | 'used';

const choice = anyOf(lexicon.circumstances.choice);
const fault = anyOf(lexicon.circumstances.fault);
const used = anyOf(lexicon.circumstances.used);

export function circumstanceOf(text: string): Circumstance | null {
  if (choice.test(text)) return 'choice';
  if (fault.test(text)) return 'fault';
  return used.test(text) ? 'used' : null;
}

/** Both are limited to a case, and not to the same one; what was used has terms of its own. */
export const excludes = (a: Circumstance | null, b: Circumstance | null): boolean =>
  a !== b && ((a !== null && b !== null) || a === 'used' || b === 'used');
