import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { Waiting } from '../../../shared/contract/waiting.ts';
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
import { isReading } from '../../ui/is-reading.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useTexts } from '../../ui/language.ts';
import { PlatformMark } from '../../ui/marks.tsx';
import { notify } from '../../ui/notice.tsx';
import { useNow } from '../../ui/now.ts';
import type { RoomProps } from '../../ui/room.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { ThingMarks } from '../../ui/thing-marks.tsx';
import { TimeText } from '../../ui/time-text.tsx';

const minuteMs = 60_000;
/** Minutes up to which a lane reaches. */
const lanes = { hour: 60, day: 24 * 60, week: 7 * 24 * 60, older: Infinity } as const;
type Lane = keyof typeof lanes;
const laneIds = Object.keys(lanes) as Lane[];

/** Buyers whose last words nobody answered, longest waiting first. */
export function WaitingRoom({ Conversation }: RoomProps) {
  const t = useTexts(waitingTexts);
  const channels = useTexts(channelWords);
  const common = useTexts(commonWords);
  const [chosen, setLane] = useKeptState<Lane | null>('waiting.lane', () => null);
  const [failure, setFailure] = useState<unknown>(null);
  const query = useWaiting();
  const first = query.data?.pages[0];
  const lane = chosen ?? laneIds.find((id) => (first?.ages[id] ?? 0) > 0) ?? 'hour';
  const all = useMemo(() => query.data?.pages.flatMap((page) => page.waiting) ?? [], [query.data]);
  const items = all.filter((one) => laneOf(one) === lane);
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
      lanesLabel={t.lanes}
      lanes={laneIds.map((id) => ({
        id,
        label: t[id],
        count: first?.ages[id],
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
      empty={first?.total === 0 ? t.empty : t.emptyLane}
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
              actions={[{ id: 'settle', label: t.settle, action: 'dismiss' }]}
              onAction={settle}
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

function useWaiting() {
  return useInfiniteQuery(
    api.waiting.list.infiniteOptions({
      input: (offset: number) => ({ limit: 1_000, offset, order: 'oldest' as const }),
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
      refetchInterval: minuteMs,
    }),
  );
}

function laneOf({ ageMinutes }: Waiting): Lane {
  return laneIds.find((id) => ageMinutes < lanes[id]) ?? 'older';
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
