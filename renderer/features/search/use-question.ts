import { useCallback, useMemo } from 'react';
import type { SearchSort } from '../../../shared/contract/search.ts';
import type { ParsedSearch } from '../../../shared/domain/search/language/syntax.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useSearchRequests, type SearchRequest } from '../../ui/search-request.ts';
import { isEnough, operatorText, withAdded } from './query-text.ts';
import { useOperatorWord } from './use-completions.ts';
import { useParsedSearch } from './use-language.ts';
import type { Question } from './use-search.ts';

interface AskedQuestion extends Question {
  readonly parsed: ParsedSearch;
  readonly ask: (query: string) => void;
  readonly setReference: (reference: string | null) => void;
  readonly setSort: (sort: SearchSort) => void;
  readonly setGrouped: (isGrouped: boolean) => void;
}

/** What the room asks for: typed here, or brought from another room. It outlives the room. */
export function useQuestion(onAsk: () => void): AskedQuestion {
  const [query, setQuery] = useKeptState('search.words', () => '');
  const [reference, setReference] = useKeptState<string | null>('search.reference', () => null);
  const [sort, setSort] = useKeptState<SearchSort>('search.sort', () => 'newest');
  const [isGrouped, setGrouped] = useKeptState('search.grouped', () => false);
  const parsed = useParsedSearch(query);
  const wordOf = useOperatorWord();
  const ask = useCallback(
    (next: string) => {
      setQuery(next);
      onAsk();
    },
    [setQuery, onAsk],
  );
  useSearchRequests(
    useCallback(
      (request: SearchRequest) => {
        const { words, reference: number, day, conversationId } = request;
        const conditions = [
          ...(day === undefined ? [] : [operatorText(wordOf('on'), day)]),
          ...(conversationId === undefined ? [] : [operatorText(wordOf('in'), conversationId)]),
        ];
        ask(conditions.reduce(withAdded, words));
        setReference(number ?? null);
      },
      // The word for a day follows the language, which does not change while a room asks.
      // oxlint-disable-next-line react-hooks/exhaustive-deps
      [ask, setReference],
    ),
  );
  const isAsking = isEnough(parsed) || reference !== null;
  return useMemo(
    () => ({
      query,
      reference,
      sort,
      isGrouped,
      isAsking,
      parsed,
      ask,
      setReference,
      setSort,
      setGrouped,
    }),
    [query, reference, sort, isGrouped, isAsking, parsed, ask, setReference, setSort, setGrouped],
  );
}
