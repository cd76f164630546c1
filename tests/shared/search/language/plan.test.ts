import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { planSearch } from '../../../../shared/domain/search/language/plan.ts';
import type { SearchNode } from '../../../../shared/domain/search/language/syntax.ts';
import { satisfies } from '../../../../shared/domain/search/query.ts';

const leaf = fc
  .constantFrom('a', 'b', 'c', 'd')
  .map((term): SearchNode => ({ is: 'text', term, start: 0, end: 1 }));
const { tree } = fc.letrec<{ tree: SearchNode }>((tie) => ({
  tree: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    leaf,
    tie('tree').map((node): SearchNode => ({ is: 'not', node })),
    fc
      .tuple(
        fc.constantFrom('and' as const, 'or' as const),
        fc.array(tie('tree'), { minLength: 1, maxLength: 3 }),
      )
      .map(([is, nodes]): SearchNode => ({ is, nodes })),
  ),
}));

function holds(node: SearchNode, text: string): boolean {
  switch (node.is) {
    case 'text':
      return text.includes(node.term);
    case 'clause':
      return false;
    case 'not':
      return !holds(node.node, text);
    case 'and':
      return node.nodes.every((each) => holds(each, text));
    case 'or':
      return node.nodes.some((each) => holds(each, text));
  }
}

describe('a query taken apart', () => {
  it('asks for the same as the tree, with negations at the leaves of what is left', () => {
    fc.assert(
      fc.property(tree, fc.subarray(['a', 'b', 'c', 'd']), (node, letters) => {
        const text = letters.join('');
        const { query, groups } = planSearch(node);
        const planned = satisfies(text, query) && groups.every((group) => holds(group, text));
        expect(planned).toBe(holds(node, text));
        for (const group of groups) expect(isNormal(group)).toBe(true);
      }),
      { numRuns: 2_000 },
    );
  });
});

function isNormal(node: SearchNode): boolean {
  if (node.is === 'not') return node.node.is === 'text' || node.node.is === 'clause';
  return node.is === 'text' || node.is === 'clause' || node.nodes.every(isNormal);
}
