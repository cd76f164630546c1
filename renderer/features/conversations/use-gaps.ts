import { useQueries } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/client.ts';
import type { Gap } from './rows.ts';

/** Periods that no import of a history's conversations covers. */
export function useGaps(conversationIds: readonly string[]): readonly Gap[] {
  const found = useQueries({
    queries: conversationIds.map((conversationId) =>
      api.coverage.conversation.queryOptions({ input: { conversationId } }),
    ),
    combine,
  });
  return useMemo(
    () =>
      conversationIds.flatMap((conversationId, index) =>
        (found[index] ?? []).map((gap) => ({ ...gap, conversationId })),
      ),
    [conversationIds, found],
  );
}

type Gaps = readonly Pick<Gap, 'from' | 'to'>[];

function combine(answers: readonly { data: { gaps: Gaps } | undefined }[]): readonly Gaps[] {
  return answers.map(({ data }) => data?.gaps ?? []);
}
