import type { Compiled } from '../../../../../shared/domain/search/compile.ts';
import type { IndexedGroup } from './groups.ts';

/**
 * The expression for FTS5, or undefined where there is nothing that it could look for. Every token is
 * quoted, so nothing that a person types is ever read as its syntax.
 */
export function matchOf(
  { tokens, prefixes, absent }: Omit<Compiled, 'unproven'>,
  facets: readonly (readonly string[])[],
  groups: readonly IndexedGroup[],
): string | undefined {
  const required = [
    ...tokens.map(quoted),
    ...prefixes.map((prefix) => `${quoted(prefix)} *`),
    ...facets.map((group) => anyOf(group.length > 0 ? group : [NOBODY])),
    ...groups.map(grouped),
  ];
  if (required.length === 0) return undefined;
  const all = required.join(' AND ');
  return absent.length === 0 ? all : `(${all}) NOT ${anyOf(absent)}`;
}

/** A token that no message has. */
const NOBODY = '\u{e000}nobody';

function grouped(group: IndexedGroup): string {
  if ('text' in group) return group.is === 'token' ? quoted(group.text) : `${quoted(group.text)} *`;
  return `(${group.parts.map(grouped).join(group.is === 'and' ? ' AND ' : ' OR ')})`;
}

function anyOf(tokens: readonly string[]): string {
  return `(${tokens.map(quoted).join(' OR ')})`;
}

function quoted(token: string): string {
  return `"${token.replaceAll('"', '""')}"`;
}
