import { useDebouncedValue } from '@mantine/hooks';
import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { SearchSort } from '../../../shared/contract/search.ts';
import { api } from '../../api/client.ts';
import { useHeldRows } from './use-held-rows.ts';

/** What is asked for, and how the answer shall stand. */
export interface Question {
  readonly query: string;
  /** Only messages that name this order, item, tracking or phone number. */
  readonly reference: string | null;
  readonly sort: SearchSort;
  readonly isGrouped: boolean;
  /** There is something to ask for. */
  readonly isAsking: boolean;
}

/** Typing is answered after so short a rest that it seems none. */
const restMs = 60;
const pageSize = 50;
const groupsPerPage = 20;

/**
 * The hits of the newest question, page by page, and their count. Answers to older questions are dropped;
 * what changes while one reads waits in `held`.
 */
export function useSearch(asked: Question) {
  const { query, reference, sort, isGrouped, isAsking } = asked;
  const wanted = useMemo(
    () => ({
      query: query.trim(),
      filters: reference === null ? {} : { reference },
      sort: isGrouped && sort === 'relevance' ? ('newest' as const) : sort,
      isGrouped,
      isAsking,
    }),
    [query, reference, sort, isGrouped, isAsking],
  );
  const [question] = useDebouncedValue(wanted, restMs);
  const { query: words, filters } = question;
  const hits = useInfiniteQuery(
    api.search.search.infiniteOptions({
      input: (beforeId: string | undefined) => ({
        query: words,
        filters,
        sort: question.sort,
        limit: pageSize,
        ...(beforeId === undefined ? {} : { beforeId }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
      enabled: question.isAsking && !question.isGrouped,
      // Escaping from a hit comes back to the rows as they were, not to a new answer.
      staleTime: 60_000,
    }),
  );
  const groups = useInfiniteQuery(
    api.search.conversations.infiniteOptions({
      input: (beforeId: string | undefined) => ({
        query: words,
        filters,
        sort: question.sort === 'oldest' ? ('oldest' as const) : ('newest' as const),
        limit: groupsPerPage,
        ...(beforeId === undefined ? {} : { beforeId }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
      enabled: question.isAsking && question.isGrouped,
      staleTime: 60_000,
    }),
  );
  const count = useQuery(
    api.search.count.queryOptions({
      input: { query: words, filters },
      placeholderData: keepPreviousData,
      enabled: question.isAsking,
    }),
  );
  const answer = question.isGrouped ? groups : hits;
  const key = JSON.stringify(question);
  const held = useHeldRows({
    question: key,
    hits: hits.isPlaceholderData || question.isGrouped ? undefined : hits.data,
    groups: groups.isPlaceholderData || !question.isGrouped ? undefined : groups.data,
  });
  return {
    question,
    key,
    answer,
    held,
    /** The rows answer what is asked for now, and not what was typed a moment ago. */
    isCurrent: held.question === JSON.stringify(wanted),
    among: hits.data?.pages[0]?.among ?? null,
    count,
  };
}
