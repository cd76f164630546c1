import { lexemesOf } from '../../../shared/domain/search/language/lexemes.ts';
import {
  keyOfWord,
  operatorWords,
  type Operator,
} from '../../../shared/domain/search/language/operators.ts';
import type { Span } from '../../../shared/domain/search/language/syntax.ts';
import type { Language } from '../../../shared/i18n/texts.ts';
import { wordIn } from './query-text.ts';

/** What the word under the cursor could become. The span is what would be written anew. */
export type Completion = Span &
  (
    | { readonly is: 'operator'; readonly typed: string }
    | {
        readonly is: 'value';
        readonly operator: Operator;
        /** As it was typed, e.g. `买家`. */
        readonly word: string;
        readonly typed: string;
      }
  );

/** Null where the cursor stands in nothing that could be completed, e.g. in quoted words. */
export function completionAt(query: string, caret: number): Completion | null {
  const lexeme = lexemesOf(query).find(({ start, end }) => start < caret && caret <= end);
  if (lexeme?.is === 'operator') {
    const operator = keyOfWord(operatorWords, lexeme.word);
    if (!operator || caret < lexeme.start + lexeme.word.length + 1) return null;
    const { word, value: typed, start, end } = lexeme;
    return { is: 'value', operator, word, typed, start, end };
  }
  if (lexeme?.is !== 'text' || caret !== lexeme.end) return null;
  const { start, end } = lexeme;
  const typed = query.slice(start, end);
  return /^(?:[a-z]{2,}|[\u4e00-\u9fff]{1,4})$/iu.test(typed)
    ? { is: 'operator', typed, start, end }
    : null;
}

export interface OperatorOffer {
  readonly operator: Operator;
  readonly word: string;
}

/** Operators one of whose words begins as typed, by that word where it is not the usual one. */
export function offeredOperators(typed: string, language: Language): OperatorOffer[] {
  const begun = typed.toLowerCase();
  return (Object.keys(operatorWords) as Operator[]).flatMap((operator) => {
    const words: readonly string[] = operatorWords[operator];
    const usual = wordIn(words, language);
    const word = [usual, ...words].find((each) => each.startsWith(begun));
    return word === undefined ? [] : [{ operator, word }];
  });
}
