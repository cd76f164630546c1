import type { Compiled } from '../../../../../shared/domain/search/compile.ts';

/** What the index is asked beside words that must all be there. */
export type Expression =
  | { readonly is: 'token'; readonly text: string }
  | { readonly is: 'and' | 'or'; readonly parts: readonly Expression[] };

/**
 * The expression for FTS5, or undefined where there is nothing that it could look for. Every token is
 * quoted, so nothing that a person types is ever read as its syntax.
 */
export function matchOf(
  { tokens, absent }: Omit<Compiled, 'unproven'>,
  expressions: readonly Expression[],
): string | undefined {
  const required = [...tokens.map(quoted), ...expressions.map(written)];
  if (required.length === 0) return undefined;
  const all = required.join(' AND ');
  return absent.length === 0 ? all : `(${all}) NOT (${absent.map(quoted).join(' OR ')})`;
}

/** Any of these. Null where they are too many to be asked for: that costs more than it saves. */
export function anyOf(tokens: readonly string[]): Expression | null {
  const all = [...new Set(tokens)];
  if (all.length > MOST_ALTERNATIVES) return null;
  const parts = (all.length > 0 ? all : [NOBODY]).map((text) => ({ is: 'token', text }) as const);
  return parts.length === 1 ? parts[0]! : { is: 'or', parts };
}

export const MOST_ALTERNATIVES = 64;

/** A token that no message has. */
const NOBODY = '\u{e000}nobody';

function written(expression: Expression): string {
  if (expression.is === 'token') return quoted(expression.text);
  return `(${expression.parts.map(written).join(expression.is === 'and' ? ' AND ' : ' OR ')})`;
}

function quoted(token: string): string {
  return `"${token.replaceAll('"', '""')}"`;
}
