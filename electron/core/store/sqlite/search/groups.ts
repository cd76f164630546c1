import type { SearchNode } from '../../../../../shared/domain/search/language/syntax.ts';
import { conditionOf } from './clauses.ts';
import { allOf, eitherOf, saying, type Condition, type Making } from './conditions.ts';

/**
 * A group of alternatives as a condition. Texts are compared by a function of ours, since only our folding
 * says what is alike.
 */
export function groupCondition(making: Making, node: SearchNode): Condition {
  switch (node.is) {
    case 'text':
      return {
        sql: `keptword_has(m.text, ${making.bind(node.term)}) = 1`,
        expression: saying(node.term),
        few: null,
      };
    case 'clause':
      return conditionOf(making, node.clause);
    case 'not':
      return negated(groupCondition(making, node.node));
    case 'and':
      return allOf(node.nodes.map((each) => groupCondition(making, each)));
    case 'or':
      return eitherOf(node.nodes.map((each) => groupCondition(making, each)));
  }
}

/** What is unknown is not so. */
export function negated({ sql }: Condition): Condition {
  return { sql: `NOT COALESCE(${sql}, FALSE)`, expression: null, few: null };
}
