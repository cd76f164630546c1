import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { api } from '../../api/client.ts';
import { questionOf, type BoardLane } from './lanes.ts';

const pageSize = 200;
/** What is due moves on by itself. */
const againMs = 60_000;

/** The promises of one lane, page by page. */
export function usePromises(lane: BoardLane) {
  return useInfiniteQuery(
    api.promises.list.infiniteOptions({
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
