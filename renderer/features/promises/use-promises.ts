import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { statusesOf, type PromiseView } from './views.ts';

const pageSize = 200;

/** The promises of one view, page by page: what is open soonest due first, the rest newest first. */
export function usePromises(view: PromiseView) {
  return useInfiniteQuery(
    api.promises.list.infiniteOptions({
      input: (afterId: string | undefined) => ({
        status: statusesOf[view],
        order: view === 'open' || view === 'broken' ? 'due' : 'newest',
        limit: pageSize,
        ...(afterId === undefined ? {} : { afterId }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
}
