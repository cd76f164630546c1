import type { Hint } from '../../../shared/domain/search/language/syntax.ts';

/** The whole stretch as it may have been meant; null where nobody can tell. */
export function correction({ kind, text, suggestion }: Hint): string | null {
  if (kind === 'unclosed-quote')
    return `${text}${text.includes('“') ? '”' : text.includes('「') ? '」' : '"'}`;
  if (suggestion === null) return null;
  if (kind === 'unknown-operator') return suggestion + text.slice(operatorOf(text).length);
  return `${operatorOf(text)}:${suggestion}`;
}

/** The word before the colon, as typed. */
export function operatorOf(text: string): string {
  return text.slice(0, text.search(/[:：]/u));
}
