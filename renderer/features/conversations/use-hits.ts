import { useQueries } from '@tanstack/react-query';
import type { Hit } from '../../../shared/contract/search.ts';
import { api } from '../../api/client.ts';
import type { HistorySearch } from '../../ui/room.ts';
import { byTime } from './hits.ts';

/** As many of each conversation; the newest ones. */
const most = 500;

export interface HistoryHits {
  /** Oldest first. */
  readonly hits: readonly Hit[];
  /** There are more, older ones. */
  readonly isMore: boolean;
  readonly isBusy: boolean;
}

/** All hits of a search in the conversations of a history. */
export function useHits(
  conversationIds: readonly string[],
  search: HistorySearch | null,
): HistoryHits {
  const isAsking = search !== null && (search.query.trim() !== '' || search.reference !== null);
  return useQueries({
    queries: (isAsking ? conversationIds : []).map((conversationId) =>
      api.search.search.queryOptions({
        input: {
          query: search?.query.trim() ?? '',
          filters: {
            conversationId,
            ...(search?.reference == null ? {} : { reference: search.reference }),
          },
          limit: most,
        },
        staleTime: 60_000,
      }),
    ),
    combine,
  });
}

interface Answer {
  readonly data: { readonly hits: readonly Hit[]; readonly next: string | null } | undefined;
  readonly isPending: boolean;
}

/** Outside, so that it runs again only where an answer has changed. */
function combine(answers: readonly Answer[]): HistoryHits {
  return {
    hits: answers.flatMap(({ data }) => data?.hits ?? []).toSorted(byTime),
    isMore: answers.some(({ data }) => data !== undefined && data.next !== null),
    isBusy: answers.some(({ isPending }) => isPending),
  };
}
