import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Conversation } from '../../../shared/contract/conversations.ts';
import type { Message } from '../../../shared/model/message.ts';
import { client } from '../../api/client.ts';
import type { Place } from './use-place.ts';

const pageSize = 100;

/** What lies further away is let go, and read again when one comes back: it could be years. */
const mostPages = 24;

/** Where a page stands: round a message, beside an edge, or at the newest end. */
type Edge =
  | { readonly aroundId: string }
  | { readonly olderThan: string }
  | { readonly newerThan: string }
  | Record<never, never>;

interface Page {
  readonly messages: readonly Message[];
  readonly hasOlder: boolean;
  readonly hasNewer: boolean;
  readonly conversations: readonly Conversation[];
  readonly sources: readonly { readonly sourceFileId: string; readonly fileName: string }[];
  /** Round what it was read first. */
  readonly anchorId: string | undefined;
}

/** A buyer's history that grows at both ends as one reads on, from a place in it. */
export function useHistoryPages(conversationId: string, place: Place) {
  const [anchor, setAnchor] = useState({ conversationId, place, id: place.messageId });
  const anchorId = anchor.conversationId === conversationId ? anchor.id : place.messageId;
  const query = useInfiniteQuery({
    queryKey: [['conversations', 'history'], { type: 'pages', conversationId, anchorId }],
    queryFn: ({ pageParam, signal }) => readPage(conversationId, anchorId, pageParam, signal),
    initialPageParam: (anchorId === undefined ? {} : { aroundId: anchorId }) as Edge,
    getPreviousPageParam: ({ messages, hasOlder }: Page): Edge | undefined =>
      hasOlder && messages[0] ? { olderThan: messages[0].messageId } : undefined,
    getNextPageParam: ({ messages, hasNewer }: Page): Edge | undefined => {
      const last = messages.at(-1);
      return hasNewer && last ? { newerThan: last.messageId } : undefined;
    },
    maxPages: mostPages,
    // Comparing thousands of messages with themselves would cost more than it spares.
    structuralSharing: false,
    // While another place of the same history is read, this one stays.
    placeholderData: (before, last) =>
      isOf(last?.queryKey[1], conversationId) ? before : undefined,
  });
  const pages = query.data?.pages;
  const messages = useMemo(() => pages?.flatMap((page) => page.messages), [pages]);
  if (anchor.place !== place || anchor.conversationId !== conversationId) {
    const stays =
      anchor.conversationId === conversationId &&
      (place.messageId === anchor.id || holds(messages, place.messageId));
    setAnchor({ conversationId, place, id: stays ? anchor.id : place.messageId });
  }
  return { query, messages, anchorId: pages?.[0]?.anchorId, ...useFacts(pages ?? noPages) };
}

const noPages: readonly Page[] = [];

/** What the pages tell beside messages. Kept as it is while it says the same. */
function useFacts(pages: readonly Page[]) {
  const messagePages = useMemo(() => pages.map(({ messages }) => messages), [pages]);
  const conversations = pages.at(-1)?.conversations ?? noConversations;
  const ids = conversations.map(({ conversationId }) => conversationId).join(' ');
  const conversationIds = useMemo(() => ids.split(' ').filter((id) => id !== ''), [ids]);
  const byId = useMemo(
    () => new Map(conversations.map((each) => [each.conversationId, each])),
    [conversations],
  );
  const sources = useMemo(
    () =>
      new Map(
        pages.flatMap((page) =>
          page.sources.map(({ sourceFileId, fileName }) => [sourceFileId, fileName] as const),
        ),
      ),
    [pages],
  );
  return { pages: messagePages, conversations, conversationIds, byId, sources };
}

const noConversations: readonly Conversation[] = [];

function holds(messages: readonly Message[] | undefined, id: string | undefined): boolean {
  return id !== undefined && (messages?.some(({ messageId }) => messageId === id) ?? false);
}

function isOf(key: unknown, conversationId: string): boolean {
  return (key as { conversationId?: string } | undefined)?.conversationId === conversationId;
}

async function readPage(
  conversationId: string,
  anchorId: string | undefined,
  edge: Edge,
  signal: AbortSignal,
): Promise<Page> {
  const input = { conversationId, limit: pageSize, ...edge };
  return { ...(await client.conversations.history(input, { signal })), anchorId };
}
