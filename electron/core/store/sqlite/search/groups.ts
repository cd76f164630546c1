import type { Database } from 'better-sqlite3';
import { fold } from '../../../../../shared/domain/search/fold.ts';
import { compileQuery } from '../../../../../shared/domain/search/compile.ts';
import type { SearchNode } from '../../../../../shared/domain/search/language/syntax.ts';
import { conditionOf, mostFacets, type Bind } from './clauses.ts';

/**
 * A group of alternatives as a condition on `messages AS m`. Texts are compared by a function of ours,
 * since only our folding says what is alike.
 */
export function groupCondition(
  reader: Database,
  node: SearchNode,
  now: number,
  bind: Bind,
): string {
  switch (node.is) {
    case 'text':
      return `keptword_has(m.text, ${bind(node.term)}) = 1`;
    case 'clause':
      return conditionOf(reader, node.clause, now, bind).sql;
    case 'not':
      return `NOT COALESCE(${groupCondition(reader, node.node, now, bind)}, FALSE)`;
    case 'and':
    case 'or': {
      const parts = node.nodes.map((each) => groupCondition(reader, each, now, bind));
      return `(${parts.join(node.is === 'and' ? ' AND ' : ' OR ')})`;
    }
  }
}

/** What the index can ask in the place of a group: true of every message in it. Null: nothing. */
export type IndexedGroup =
  | { readonly is: 'token' | 'prefix'; readonly text: string }
  | { readonly is: 'and' | 'or'; readonly parts: readonly IndexedGroup[] };

export function indexedGroup(reader: Database, node: SearchNode, now: number): IndexedGroup | null {
  switch (node.is) {
    case 'text': {
      const { tokens, prefixes } = compileQuery({ terms: [node.term], excluded: [] });
      const parts: IndexedGroup[] = [
        ...tokens.map((text) => ({ is: 'token', text }) as const),
        ...prefixes.map((text) => ({ is: 'prefix', text }) as const),
      ];
      return parts.length > 0 ? { is: 'and', parts } : null;
    }
    case 'clause': {
      const facets = conditionOf(reader, node.clause, now, () => '?').facets;
      if (!facets || facets.length === 0 || facets.length > mostFacets) return null;
      return { is: 'or', parts: facets.map((text) => ({ is: 'token', text })) };
    }
    case 'not':
      return null;
    case 'and': {
      const parts = node.nodes.flatMap((each) => indexedGroup(reader, each, now) ?? []);
      return parts.length > 0 ? { is: 'and', parts } : null;
    }
    case 'or': {
      // One alternative that the index knows nothing of may be any message.
      const parts = node.nodes.map((each) => indexedGroup(reader, each, now));
      return parts.every((part) => part !== null) ? { is: 'or', parts } : null;
    }
  }
}

/** Teaches a connection to compare texts as searches do. */
export function learnFolding(reader: Database): void {
  let last = '';
  let folded = '';
  reader.function('keptword_has', { deterministic: true }, (text: unknown, term: unknown) => {
    if (typeof text !== 'string' || typeof term !== 'string') return 0;
    if (text !== last) {
      last = text;
      folded = fold(text);
    }
    return folded.includes(term) ? 1 : 0;
  });
}
