import type {
  Clause,
  ParsedSearch,
  SearchNode,
  Span,
} from '../../../shared/domain/search/language/syntax.ts';
import { chineseWord } from '../../../shared/i18n/table-words.ts';
import type { Language } from '../../../shared/i18n/texts.ts';

/** A condition of the query, where it stands in the text with the hyphen before it. */
export interface QueryClause extends Span {
  readonly clause: Clause;
  readonly isNegated: boolean;
  /** It must hold by itself; not one of several alternatives. */
  readonly isAlone: boolean;
}

/** The conditions of a query in the order in which they were typed. */
export function clausesOf(query: string, { root }: ParsedSearch): QueryClause[] {
  const clauses: QueryClause[] = [];
  const collect = (node: SearchNode, isNegated: boolean, isAlone: boolean): void => {
    if (node.is === 'not') collect(node.node, !isNegated, isAlone);
    else if (node.is === 'and') for (const each of node.nodes) collect(each, isNegated, isAlone);
    else if (node.is === 'or') for (const each of node.nodes) collect(each, isNegated, false);
    else if (node.is === 'clause') {
      const { clause, end } = node;
      clauses.push({ clause, isNegated, isAlone, start: signStart(query, node.start), end });
    }
  };
  if (root) collect(root, false, true);
  return clauses.toSorted((a, b) => a.start - b.start);
}

/** One letter of an alphabet finds nearly everything; one Chinese character is a word. */
export function isEnough({ root }: ParsedSearch): boolean {
  if (root === null) return false;
  if (root.is === 'clause') return true;
  if (root.is === 'text') return root.term.length > 1 || !/^[a-z0-9]$/.test(root.term);
  if (root.is === 'not') return isEnough({ root: root.node, hints: [] });
  return root.nodes.some((node) => isEnough({ root: node, hints: [] }));
}

/** The query without a stretch of it, and without the space that would be left over. */
export function without(query: string, { start, end }: Span): string {
  const before = query.slice(0, start).replace(/\s+$/u, '');
  const after = query.slice(end).replace(/^\s+/u, '');
  return before === '' || after === '' ? before + after : `${before} ${after}`;
}

/** The query with a stretch of it written anew. */
export function replaced(query: string, { start, end }: Span, text: string): string {
  return query.slice(0, start) + text + query.slice(end);
}

/** The query with a condition more at its end. */
export function withAdded(query: string, text: string): string {
  const before = query.replace(/\s+$/u, '');
  return before === '' ? text : `${before} ${text}`;
}

/** `客户:小王`, `customer:"Ann Lee"`: quoted where it would end too early otherwise. */
export function operatorText(word: string, value: string): string {
  return `${word}:${/[\s"“”「」()（）]/u.test(value) ? `"${value.replaceAll('"', '')}"` : value}`;
}

/** Of all the words for the same thing, the one that people of a language know. */
export function wordIn(words: readonly string[], language: Language): string {
  const isChinese = (word: string): boolean => /[\u4e00-\u9fff]/u.test(word);
  const found = words.find((word) => isChinese(word) === (language !== 'en'));
  return chineseWord(found ?? words[0] ?? '', language);
}

function signStart(query: string, start: number): number {
  return /[-－]/u.test(query[start - 1] ?? '') ? start - 1 : start;
}
