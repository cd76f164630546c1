import { useQueries } from '@tanstack/react-query';
import { useCallback, useState } from 'react';
import type { Hit, SearchFilters, SearchSort } from '../../../shared/contract/search.ts';
import { api } from '../../api/client.ts';

interface OpenedGroups {
  /** All hits of the conversations that were opened, as soon as they are there. */
  readonly hits: ReadonlyMap<string, readonly Hit[]>;
  readonly toggle: (conversationId: string) => void;
}

const most = 500;

/** Conversations of which all hits are shown; another question folds them. */
export function useOpenedGroups(
  question: string,
  asked: {
    readonly query: string;
    readonly filters: SearchFilters;
    readonly sort: SearchSort;
  },
): OpenedGroups {
  const [opened, setOpened] = useState<{ question: string; ids: readonly string[] }>(none);
  const ids = opened.question === question ? opened.ids : none.ids;
  const { query, filters, sort } = asked;
  const hits = useQueries({
    queries: ids.map((conversationId) =>
      api.search.search.queryOptions({
        input: { query, filters: { ...filters, conversationId }, sort, limit: most },
        // They stand still while one reads, as the rows around them do.
        staleTime: Infinity,
      }),
    ),
    combine: (answers) =>
      new Map(
        answers.flatMap(({ data }, index) => {
          const id = ids[index];
          return data && id !== undefined ? [[id, data.hits] as const] : [];
        }),
      ),
  });
  const toggle = useCallback(
    (conversationId: string): void =>
      setOpened((before) => {
        const known = before.question === question ? before.ids : none.ids;
        const isOpen = known.includes(conversationId);
        const left = known.filter((id) => id !== conversationId);
        return { question, ids: isOpen ? left : [...left, conversationId] };
      }),
    [question],
  );
  return { hits, toggle };
}

const none = { question: '', ids: [] as readonly string[] };
