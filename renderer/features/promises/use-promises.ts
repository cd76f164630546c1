import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { statusesOf, type PromiseView } from './views.ts';

const pageSize = 200;

/** The promises of one view, soonest due first, page by page. */
export function usePromises(view: PromiseView) {
  return useInfiniteQuery(
    api.promises.list.infiniteOptions({
      input: (afterId: string | undefined) => ({
        status: statusesOf[view],
        limit: pageSize,
        ...(afterId === undefined ? {} : { afterId }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
}
