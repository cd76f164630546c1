import { useQueries } from '@tanstack/react-query';
import type { Hit } from '../../../shared/contract/search.ts';
import { client } from '../../api/client.ts';
import type { HistorySearch } from '../../ui/room.ts';
import { byTime } from './hits.ts';

const pageSize = 500;

/** As many of each conversation; the newest ones. */
const most = 5_000;

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
  const query = search?.query.trim() ?? '';
  const reference = search?.reference ?? null;
  const isAsking = query !== '' || reference !== null;
  return useQueries({
    queries: (isAsking ? conversationIds : []).map((conversationId) => ({
      queryKey: [['search', 'search'], { type: 'history', conversationId, query, reference }],
      queryFn: ({ signal }: { signal: AbortSignal }) =>
        readHits(conversationId, { query, reference }, signal),
      staleTime: 60_000,
    })),
    combine,
  });
}

async function readHits(
  conversationId: string,
  { query, reference }: HistorySearch,
  signal: AbortSignal,
): Promise<Found> {
  const filters = { conversationId, ...(reference === null ? {} : { reference }) };
  const hits: Hit[] = [];
  let next: string | null = null;
  do {
    const from: { beforeId?: string } = next === null ? {} : { beforeId: next };
    const input = { query, filters, limit: pageSize, ...from };
    const page = await client.search.search(input, { signal });
    hits.push(...page.hits);
    ({ next } = page);
  } while (next !== null && hits.length < most);
  return { hits, isMore: next !== null };
}

interface Found {
  readonly hits: readonly Hit[];
  readonly isMore: boolean;
}

interface Answer {
  readonly data: Found | undefined;
  readonly isPending: boolean;
}

/** Outside, so that it runs again only where an answer has changed. */
function combine(answers: readonly Answer[]): HistoryHits {
  return {
    hits: answers.flatMap(({ data }) => data?.hits ?? []).toSorted(byTime),
    isMore: answers.some(({ data }) => data?.isMore === true),
    isBusy: answers.some(({ isPending }) => isPending),
  };
}
