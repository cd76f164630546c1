import { keepPreviousData, useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { waitingAges, type WaitingAge } from '../../../shared/contract/waiting.ts';
import { waitingTexts } from '../../../shared/i18n/waiting.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { channelWords } from '../../../shared/i18n/platform-words.ts';
import { api, client } from '../../api/client.ts';
import { BoardDetail, DetailActions } from '../../ui/board/board-detail.tsx';
import { BoardRow } from '../../ui/board/board-row.tsx';
import { Board } from '../../ui/board/board.tsx';
import { useBoard } from '../../ui/board/use-board.ts';
import { Facts } from '../../ui/facts.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Fold } from '../../ui/fold.tsx';
import { LetGoButton } from '../../ui/let-go/let-go-button.tsx';
import { isReading } from '../../ui/is-reading.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useTexts } from '../../ui/language.ts';
import { PlatformMark } from '../../ui/marks.tsx';
import { notify } from '../../ui/notice.tsx';
import { useNow } from '../../ui/now.ts';
import type { RoomProps } from '../../ui/room.ts';
import { runAction, useShortcuts } from '../../ui/shortcuts.ts';
import { ThingMarks } from '../../ui/thing-marks.tsx';
import { TimeText } from '../../ui/time-text.tsx';

const minuteMs = 60_000;
const pageSize = 200;

/** Buyers whose last words nobody answered, longest waiting first. */
export function WaitingRoom({ Conversation }: RoomProps) {
  const t = useTexts(waitingTexts);
  const channels = useTexts(channelWords);
  const common = useTexts(commonWords);
  const [chosen, setLane] = useKeptState<WaitingAge | null>('waiting.lane', () => null);
  const [failure, setFailure] = useState<unknown>(null);
  const { data: around } = useQuery(api.waiting.list.queryOptions({ input: { limit: 1 } }));
  const lane = chosen ?? waitingAges.find((id) => (around?.ages[id] ?? 0) > 0) ?? 'hour';
  const query = useWaiting(lane);
  const ages = query.data?.pages[0]?.ages;
  const items = useMemo(
    () => query.data?.pages.flatMap((page) => page.waiting) ?? [],
    [query.data],
  );
  const state = useBoard('waiting', items, ({ conversationId }) => conversationId);
  const { selected } = state;
  const settle = (): void => {
    if (!selected) return;
    const messageId = selected.lastMessageId;
    state.selectNext();
    client.waiting.settle({ messageId }).then(
      () =>
        notify(t.settled, {
          label: common.undo,
          run: () => void client.waiting.unsettle({ messageId }).catch(setFailure),
        }),
      setFailure,
    );
  };
  useShortcuts(
    [{ action: 'dismiss', label: t.settle, shown: true, run: () => !isReading() && settle() }],
    selected !== undefined,
  );
  return (
    <Board
      title={t.title}
      actions={
        <LetGoButton
          kind="waiting"
          place={
            selected && {
              conversationId: selected.conversationId,
              name: selected.customer ?? selected.conversationTitle,
            }
          }
        />
      }
      lanesLabel={t.lanes}
      lanes={waitingAges.map((id) => ({
        id,
        label: t[id],
        count: ages?.[id],
        tone: id === 'hour' ? 'soon' : id === 'day' ? 'late' : undefined,
      }))}
      lane={lane}
      onLane={setLane}
      listLabel={t.list}
      query={query}
      state={state}
      keyOf={({ conversationId }) => conversationId}
      renderRow={(one) => (
        <BoardRow
          marks={<PlatformMark platform={one.platform} />}
          who={one.customer ?? one.conversationTitle}
          when={<Age since={one.waitingSince} />}
          kind={channels[one.channel]}
          words={one.excerpt}
          remarks={[one.reason === 'owed' && t.owed, one.messages > 1 && t.words(one.messages)]}
        />
      )}
      empty={ages && Object.values(ages).every((n) => n === 0) ? t.empty : t.emptyLane}
      renderDetail={(one) => (
        <BoardDetail
          key={one.conversationId}
          marks={<PlatformMark platform={one.platform} />}
          title={one.customer ?? one.conversationTitle}
          when={<Age since={one.waitingSince} />}
          onClose={() => state.setOpen(false)}
          sourceLabel={t.source}
          source={
            <Conversation
              conversationId={one.conversationId}
              messageId={one.messageId}
              words={[]}
            />
          }
          actions={
            <DetailActions
              label={t.actions}
              actions={[
                { id: 'reply', label: t.reply, action: 'checkDraft' },
                { id: 'settle', label: t.settle, action: 'dismiss' },
              ]}
              onAction={(action) => (action === 'settle' ? settle() : runAction('checkDraft'))}
            />
          }
        >
          <Facts
            facts={[
              [t.why, t[one.reason], t.words(one.messages)],
              [t.since, <TimeText key="since" at={one.waitingSince} full />],
              [t.channel, channels[one.channel], one.shop],
              [t.lastAgent, one.agent ?? t.nobody],
            ]}
          />
          {failure !== null && <Failure error={failure} what={t.failed} />}
          <Fold title={t.more}>
            <ThingMarks
              thing={{ noun: 'conversation', id: one.conversationId }}
              label={t.thisConversation}
            />
            {one.customerId && (
              <ThingMarks thing={{ noun: 'account', id: one.customerId }} label={t.theCustomer} />
            )}
          </Fold>
        </BoardDetail>
      )}
    />
  );
}

function useWaiting(age: WaitingAge) {
  return useInfiniteQuery(
    api.waiting.list.infiniteOptions({
      input: (offset: number) => ({ age, limit: pageSize, offset, order: 'oldest' as const }),
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
      refetchInterval: minuteMs,
    }),
  );
}

/** 等了 3 小时. */
function Age({ since }: { readonly since: number }) {
  const t = useTexts(waitingTexts);
  const minutes = Math.max(0, Math.floor((useNow() - since) / minuteMs));
  const age =
    minutes < 60
      ? t.minutes(minutes)
      : minutes < 48 * 60
        ? t.hours(Math.floor(minutes / 60))
        : t.days(Math.floor(minutes / (24 * 60)));
  return <time dateTime={new Date(since).toISOString()}>{t.waits(age)}</time>;
}
