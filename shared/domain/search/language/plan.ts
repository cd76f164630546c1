import { fold } from '../fold.ts';
import type { Query } from '../query.ts';
import type { Clause, SearchNode } from './syntax.ts';

/** A query taken apart for the engine: all of it must hold. */
export interface SearchPlan {
  /** Words that must be there, and words that must not. */
  readonly query: Query;
  readonly clauses: readonly { readonly clause: Clause; readonly isNegated: boolean }[];
  /** What is left: alternatives, and groups that must not hold together. */
  readonly groups: readonly SearchNode[];
}

/** Takes a tree apart. Negations stand at the leaves of what is left. */
export function planSearch(root: SearchNode | null): SearchPlan {
  const terms = new Set<string>();
  const excluded = new Set<string>();
  const clauses: { clause: Clause; isNegated: boolean }[] = [];
  const groups: SearchNode[] = [];
  const take = (node: SearchNode): void => {
    if (node.is === 'and') node.nodes.forEach(take);
    else if (node.is === 'text') terms.add(node.term);
    else if (node.is === 'clause') clauses.push({ clause: node.clause, isNegated: false });
    else if (node.is === 'not' && node.node.is === 'text') excluded.add(node.node.term);
    else if (node.is === 'not' && node.node.is === 'clause') {
      clauses.push({ clause: node.node.clause, isNegated: true });
    } else groups.push(node);
  };
  if (root) take(inwards(root, false));
  return { query: { terms: [...terms], excluded: [...excluded] }, clauses, groups };
}

/** The plan of words alone that must all be there. */
export function planOfWords(...words: readonly string[]): SearchPlan {
  return { query: { terms: words.map(fold), excluded: [] }, clauses: [], groups: [] };
}

/** Words to be marked in what was found: all that may be there, of every alternative. */
export function markedTerms({ query, groups }: SearchPlan): string[] {
  const found = new Set(query.terms);
  const collect = (node: SearchNode): void => {
    if (node.is === 'text') found.add(node.term);
    else if (node.is === 'and' || node.is === 'or') node.nodes.forEach(collect);
  };
  groups.forEach(collect);
  return [...found];
}

/** Moves negations down to the leaves. */
function inwards(node: SearchNode, isNegated: boolean): SearchNode {
  switch (node.is) {
    case 'not':
      return inwards(node.node, !isNegated);
    case 'and':
    case 'or': {
      const is = isNegated === (node.is === 'and') ? 'or' : 'and';
      return { is, nodes: node.nodes.map((each) => inwards(each, isNegated)) };
    }
    case 'text':
    case 'clause':
      return isNegated ? { is: 'not', node } : node;
  }
}
