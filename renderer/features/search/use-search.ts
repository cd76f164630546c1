import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/client.ts';
import { useSettings } from '../../ui/settings.ts';
import { countFilters, searchFilters, type Filters } from './query.ts';

/** Typing is answered after so short a rest that it seems none. */
const restMs = 60;

/** The hits of the newest question, page by page, and their count. Answers to older ones are dropped. */
export function useSearch(words: string, chosen: Filters) {
  const { zone } = useSettings();
  const asked = useMemo(
    () => ({ query: words.trim(), filters: searchFilters(chosen, zone) }),
    [words, chosen, zone],
  );
  const [question] = useDebouncedValue(asked, restMs);
  const isAsking = question.query !== '' || countFilters(chosen) > 0;
  const hits = useInfiniteQuery(
    api.search.search.infiniteOptions({
      input: (beforeId: string | undefined) => ({
        ...question,
        limit: 50,
        ...(beforeId === undefined ? {} : { beforeId }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
      enabled: isAsking,
      // Escaping from a hit comes back to the rows as they were, not to a new answer.
      staleTime: 60_000,
    }),
  );
  const count = useQuery(
    api.search.count.queryOptions({
      input: question,
      placeholderData: keepPreviousData,
      enabled: isAsking,
    }),
  );
  const rows = useMemo(() => hits.data?.pages.flatMap((page) => page.hits), [hits.data]);
  return { isAsking, query: question.query, hits, rows, count };
}
