import { fold } from '../fold.ts';
import { readClause, type SearchContext } from './clauses.ts';
import { lexemesOf, type Lexeme } from './lexemes.ts';
import { keyOfWord, nearestWord, operatorWords } from './operators.ts';
import type { Hint, ParsedSearch, SearchNode } from './syntax.ts';

/**
 * Reads a query: words that must all be there, `"a phrase"`, `-x`, `a OR b`, `( )`, and operators such as
 * `客户:小王` and `after:2026-03-01`. Any text is a query: what is not understood is searched for as text
 * or left out, and told as a hint.
 */
export function parseSearch(query: string, context: SearchContext): ParsedSearch {
  const lexemes = lexemesOf(query.toWellFormed());
  const hints: Hint[] = [];
  let at = 0;

  const alternatives = (depth: number): SearchNode | null => {
    const nodes: SearchNode[] = [];
    let all: SearchNode[] = [];
    while (at < lexemes.length) {
      const lexeme = lexemes[at]!;
      if (lexeme.is === 'close' && depth > 0) break;
      if (lexeme.is === 'or') {
        at++;
        nodes.push(...joined('and', all));
        all = [];
        continue;
      }
      const node = part(depth);
      if (node) all.push(node);
    }
    nodes.push(...joined('and', all));
    return joined('or', nodes)[0] ?? null;
  };

  const part = (depth: number): SearchNode | null => {
    const lexeme = lexemes[at++]!;
    switch (lexeme.is) {
      case 'minus': {
        const next = lexemes[at];
        // A hyphen before nothing that can be absent says nothing.
        if (!next || next.is === 'close' || next.is === 'or') return null;
        const node = part(depth);
        return node && { is: 'not', node };
      }
      case 'open': {
        if (depth === MOST_DEPTH) {
          hints.push({ ...told('unclosed-parenthesis', lexeme, query), suggestion: null });
          return null;
        }
        const inner = alternatives(depth + 1);
        if (lexemes[at]?.is === 'close') at++;
        else hints.push({ ...told('unclosed-parenthesis', lexeme, query), suggestion: null });
        return inner;
      }
      case 'close':
      case 'or':
        return null;
      case 'text':
        if (!lexeme.isClosed) {
          hints.push({ ...told('unclosed-quote', lexeme, query), suggestion: null });
        }
        return textNode(lexeme.text, lexeme);
      case 'operator':
        return operatorNode(lexeme, query, context, hints);
    }
  };

  return { root: alternatives(0), hints };
}

/** Parentheses within parentheses. Databases have limits, people have none of so many. */
const MOST_DEPTH = 50;

function joined(is: 'and' | 'or', nodes: readonly SearchNode[]): SearchNode[] {
  return nodes.length > 1 ? [{ is, nodes }] : [...nodes];
}

function textNode(text: string, { start, end }: Lexeme): SearchNode | null {
  const term = fold(text);
  return term.trim() === '' ? null : { is: 'text', term, start, end };
}

function operatorNode(
  lexeme: Extract<Lexeme, { is: 'operator' }>,
  query: string,
  context: SearchContext,
  hints: Hint[],
): SearchNode | null {
  const { word, value, isClosed, start, end } = lexeme;
  const operator = keyOfWord(operatorWords, word);
  const hint = (kind: Hint['kind'], suggestion: string | null): void => {
    hints.push({ ...told(kind, lexeme, query), operator, suggestion });
  };
  if (!operator) {
    // What stands behind the colon of a web address is no value.
    if (!value.startsWith('//')) hint('unknown-operator', nearestWord(operatorWords, word));
    return textNode(query.slice(start, end), lexeme);
  }
  if (!isClosed) hint('unclosed-quote', null);
  if (value.trim() === '') {
    hint('missing-value', null);
    return null;
  }
  const clause = readClause(operator, value.trim(), context);
  if ('operator' in clause) return { is: 'clause', clause, start, end };
  hint(clause.kind, clause.suggestion);
  return null;
}

function told(kind: Hint['kind'], { start, end }: Lexeme, query: string): Omit<Hint, 'suggestion'> {
  return { kind, start, end, text: query.slice(start, end), operator: null };
}
