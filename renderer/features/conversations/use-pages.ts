import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Message } from '../../../shared/model/message.ts';
import { client } from '../../api/client.ts';

const pageSize = 100;

/** Where a page stands: round a message, beside an edge, or at the newest end. */
type Edge =
  | { readonly at: 'around'; readonly messageId: string }
  | { readonly at: 'newest' }
  | { readonly at: 'older' | 'newer'; readonly messageId: string };

interface Page {
  readonly messages: readonly Message[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
}

/** A conversation that grows at both ends as one reads on. */
export function useConversationPages(conversationId: string, messageId: string | undefined) {
  const start: Edge = messageId === undefined ? { at: 'newest' } : { at: 'around', messageId };
  const query = useInfiniteQuery({
    queryKey: [['conversations', 'messages'], { type: 'pages', conversationId, messageId }],
    queryFn: ({ pageParam, signal }) => readPage(conversationId, pageParam, signal),
    initialPageParam: start,
    getPreviousPageParam: (page: Page): Edge | undefined => {
      const first = page.messages[0];
      return page.hasOlder && first ? { at: 'older', messageId: first.messageId } : undefined;
    },
    getNextPageParam: (page: Page): Edge | undefined => {
      const last = page.messages.at(-1);
      return page.hasNewer && last ? { at: 'newer', messageId: last.messageId } : undefined;
    },
  });
  const messages = useMemo(() => query.data?.pages.flatMap((page) => page.messages), [query.data]);
  return { query, messages };
}

async function readPage(conversationId: string, edge: Edge, signal: AbortSignal): Promise<Page> {
  if (edge.at === 'around') {
    const { messageId } = edge;
    const input = { messageId, before: pageSize / 2, after: pageSize / 2 };
    return client.conversations.context(input, { signal });
  }
  const beside =
    edge.at === 'newest'
      ? {}
      : edge.at === 'older'
        ? { olderThan: edge.messageId }
        : { newerThan: edge.messageId };
  const input = { conversationId, limit: pageSize, ...beside };
  const { messages, more } = await client.conversations.messages(input, { signal });
  return {
    messages,
    hasOlder: edge.at !== 'newer' && more,
    hasNewer: edge.at === 'newer' && more,
  };
}
