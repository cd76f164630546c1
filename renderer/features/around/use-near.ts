import { keepPreviousData, useQuery } from '@tanstack/react-query';
import type { Message } from '../../../shared/model/message.ts';
import { api } from '../../api/client.ts';

/** How far around a message one looks. */
const reach = 30;

/** What stands around a message in its conversation, with itself; nothing while that is being read. */
export function useNear(messageId: string): readonly Message[] {
  const query = useQuery(
    api.conversations.context.queryOptions({
      input: { messageId, before: reach, after: reach },
      placeholderData: keepPreviousData,
    }),
  );
  return query.data?.messages ?? none;
}

const none: readonly Message[] = [];
