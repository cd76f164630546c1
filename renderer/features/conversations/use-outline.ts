import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Hit } from '../../../shared/contract/search.ts';
import { api } from '../../api/client.ts';
import { useBasket } from '../../ui/basket.ts';
import type { BadgeKind } from '../../ui/marks.tsx';
import type { HistoryMark } from './minimap-marks.ts';
import type { OutlineDay } from './outline-days.ts';

export interface HistoryOutline {
  readonly days: readonly OutlineDay[];
  /** With the hits of the moment. */
  readonly marks: readonly HistoryMark[];
  /** What hangs on each message; what a person has rejected does not count. */
  readonly badges: ReadonlyMap<string, readonly BadgeKind[]>;
}

/** A buyer's history from above. */
export function useOutline(conversationId: string, hits: readonly Hit[]): HistoryOutline {
  const { data } = useQuery(api.conversations.outline.queryOptions({ input: { conversationId } }));
  const basket = useBasket();
  const badges = useMemo(() => {
    const found = new Map<string, BadgeKind[]>();
    const put = (messageId: string, kind: BadgeKind): void => {
      const before = found.get(messageId) ?? [];
      if (!before.includes(kind)) found.set(messageId, [...before, kind]);
    };
    for (const { messageId, what } of data?.marks ?? []) put(messageId, what);
    for (const { messageId } of basket) put(messageId, 'exhibit');
    return found;
  }, [data, basket]);
  const marks = useMemo(
    (): readonly HistoryMark[] => [
      ...hits.map(({ messageId, sentAt }) => ({ messageId, sentAt, what: 'hit' as const })),
      ...(data?.marks ?? []),
    ],
    [data, hits],
  );
  return { days: data?.days ?? noDays, marks, badges };
}

const noDays: readonly OutlineDay[] = [];
