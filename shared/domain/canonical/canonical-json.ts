import canonicalize from 'canonicalize';

/** What JSON can say, and nothing that it would drop in silence. */
export type Json =
  | string
  | number
  | boolean
  | null
  | readonly Json[]
  | { readonly [key: string]: Json };

/**
 * The one text of a JSON value after RFC 8785 (JCS): keys by UTF-16 code unit, shortest numbers, no
 * white space. Equal values give equal bytes, so its UTF-8 form is what gets hashed.
 * Throws on NaN, infinities and lone surrogates, which have no JSON form.
 */
export function canonicalJson(value: Json): string {
  const text = canonicalize(value);
  if (text === undefined) throw new TypeError('The value has no JSON form.');
  return text;
}
