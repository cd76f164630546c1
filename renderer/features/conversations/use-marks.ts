import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { MessageMarks } from '../../../shared/contract/marks.ts';
import type { Message } from '../../../shared/model/message.ts';
import { api } from '../../api/client.ts';

const most = 1_000;

/** Tags and notes by message; of the newest ones where very many are loaded. */
export function useMarks(
  messages: readonly Message[] | undefined,
): ReadonlyMap<string, MessageMarks> {
  const messageIds = useMemo(
    () => (messages ?? []).slice(-most).map(({ messageId }) => messageId),
    [messages],
  );
  const query = useQuery(
    api.marks.get.queryOptions({
      input: { messageIds },
      enabled: messageIds.length > 0,
      placeholderData: keepPreviousData,
    }),
  );
  return useMemo(
    () => new Map(query.data?.marks.map((marks) => [marks.messageId, marks])),
    [query.data],
  );
}
