import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import { api } from '../../api/client.ts';
import { useBasket } from '../../ui/basket.ts';
import type { BadgeKind } from '../../ui/marks.tsx';

/** What hangs on each message of a conversation; what a person has rejected does not count. */
export function useBadges(conversationId: string): ReadonlyMap<string, readonly BadgeKind[]> {
  const promises = useQuery(api.promises.list.queryOptions({ input: { conversationId } }));
  const disputes = useQuery(api.disputes.list.queryOptions({ input: { conversationId } }));
  const basket = useBasket();
  return useMemo(() => {
    const badges = new Map<string, BadgeKind[]>();
    const put = (messageId: string, kind: BadgeKind): void => {
      const before = badges.get(messageId) ?? [];
      if (!before.includes(kind)) badges.set(messageId, [...before, kind]);
    };
    for (const { messageId, status } of promises.data?.promises ?? [])
      if (status !== 'rejected') put(messageId, 'promise');
    for (const { messageIds, stage } of disputes.data?.disputes ?? [])
      if (stage !== 'rejected') for (const messageId of messageIds) put(messageId, 'dispute');
    for (const { messageId } of basket) put(messageId, 'exhibit');
    return badges;
  }, [promises.data, disputes.data, basket]);
}
