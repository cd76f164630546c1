import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { stagesOf, type DisputeView } from './views.ts';

const pageSize = 200;

/** The disputes of one view, worst first, page by page. */
export function useDisputes(view: DisputeView) {
  return useInfiniteQuery(
    api.disputes.list.infiniteOptions({
      input: (afterId: string | undefined) => ({
        stage: stagesOf[view],
        limit: pageSize,
        ...(afterId === undefined ? {} : { afterId }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
}
