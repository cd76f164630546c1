import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { questionOf, type BoardLane } from './views.ts';

const pageSize = 200;
/** Deadlines pass by themselves. */
const againMs = 60_000;

/** The disputes of one lane, page by page. */
export function useDisputes(lane: BoardLane) {
  return useInfiniteQuery(
    api.disputes.list.infiniteOptions({
      input: (afterId: string | undefined) => ({
        ...questionOf(lane),
        limit: pageSize,
        ...(afterId === undefined ? {} : { afterId }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
      refetchInterval: againMs,
    }),
  );
}
