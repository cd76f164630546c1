import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import type { WatchRow } from '../../../shared/contract/watch.ts';
import { watchInWords } from '../../../shared/i18n/findings.ts';
import { watchTexts } from '../../../shared/i18n/watch.ts';
import { commonWords, roleWords } from '../../../shared/i18n/words.ts';
import { watchKinds } from '../../../shared/model/analysis.ts';
import { api, client } from '../../api/client.ts';
import { BoardDetail, DetailActions } from '../../ui/board/board-detail.tsx';
import { BoardRow } from '../../ui/board/board-row.tsx';
import { Board } from '../../ui/board/board.tsx';
import { useBoard } from '../../ui/board/use-board.ts';
import { Facts } from '../../ui/facts.tsx';
import { Failure } from '../../ui/failure.tsx';
import { Fold } from '../../ui/fold.tsx';
import { LetGoButton } from '../../ui/let-go/let-go-button.tsx';
import { HistoryList } from '../../ui/history-list.tsx';
import { isReading } from '../../ui/is-reading.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useLanguage, useTexts } from '../../ui/language.ts';
import { PlatformMark } from '../../ui/marks.tsx';
import { notify } from '../../ui/notice.tsx';
import type { RoomProps } from '../../ui/room.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { TimeText } from '../../ui/time-text.tsx';

const lanes = ['all', ...watchKinds, 'confirmed', 'dismissed'] as const;
type Lane = (typeof lanes)[number];
type Action = 'confirm' | 'dismiss' | 'reopen';

/** Links, impostors, lures, threats, repeated asking and forgotten answers: people decide on each. */
export function WatchRoom({ Conversation }: RoomProps) {
  const t = useTexts(watchTexts);
  const common = useTexts(commonWords);
  const roles = useTexts(roleWords);
  const language = useLanguage();
  const [lane, setLane] = useKeptState<Lane>('watch.lane', () => 'all');
  const [failure, setFailure] = useState<unknown>(null);
  const query = useWatch(lane);
  const findings = useMemo(
    () => query.data?.pages.flatMap((page) => page.findings) ?? [],
    [query.data],
  );
  const counts = query.data?.pages[0];
  const state = useBoard('watch', findings, ({ findingId }) => findingId);
  const { selected } = state;
  const act = (action: Action): boolean => {
    if (!selected || !actionsOf(selected).includes(action)) return false;
    const { findingId, status } = selected;
    state.selectNext();
    setFailure(null);
    client.watch[action]({ findingId }).then(
      () =>
        notify(t.done, {
          label: common.undo,
          run: () => void client.watch[back[status]]({ findingId }).catch(setFailure),
        }),
      (error: unknown) => {
        state.selectKey(findingId);
        setFailure(error);
      },
    );
    return true;
  };
  useShortcuts(
    (selected ? actionsOf(selected) : []).map((action) => ({
      action,
      label: t[action],
      shown: true,
      run: () => !isReading() && act(action),
    })),
  );
  return (
    <Board
      title={t.title}
      actions={
        <LetGoButton
          kind="watch"
          place={
            selected && {
              conversationId: selected.conversationId,
              name: selected.customer ?? selected.conversationTitle,
            }
          }
        />
      }
      lanesLabel={t.lanes}
      lanes={lanes.map((id) => ({ id, label: t[id], count: counts && countIn(id, counts) }))}
      lane={lane}
      onLane={setLane}
      listLabel={t.list}
      query={query}
      state={state}
      keyOf={({ findingId }) => findingId}
      renderRow={(finding) => (
        <BoardRow
          marks={<PlatformMark platform={finding.platform} />}
          who={finding.sender}
          when={<TimeText at={finding.sentAt} />}
          kind={t[finding.kind]}
          words={watchInWords(finding.reason, language)}
          remarks={[finding.role === 'agent' && roles.agent]}
        />
      )}
      empty={lane === 'confirmed' || lane === 'dismissed' ? t.emptyDone : t.empty}
      renderDetail={(finding) => (
        <BoardDetail
          key={finding.findingId}
          marks={<PlatformMark platform={finding.platform} />}
          title={t[finding.kind]}
          when={<TimeText at={finding.sentAt} full />}
          onClose={() => state.setOpen(false)}
          sourceLabel={t.source}
          source={
            <Conversation
              conversationId={finding.conversationId}
              messageId={finding.messageId}
              words={finding.reason.words}
            />
          }
          actions={
            <DetailActions
              label={t.actions}
              actions={actionsOf(finding).map((id) => ({ id, label: t[id], action: id }))}
              onAction={act}
            />
          }
        >
          <Facts
            facts={[
              [t.why, watchInWords(finding.reason, language)],
              [t.by, finding.sender, roles[finding.role]],
              [t.decidedBy, finding.status === 'proposed' ? null : finding.changedBy],
            ]}
          />
          {finding.kind === 'phishing-link' && <p>{t.safety}</p>}
          {failure !== null && <Failure error={failure} what={t.failed} />}
          <Fold title={t.more}>
            <HistoryList noun="watch" id={finding.findingId} />
          </Fold>
        </BoardDetail>
      )}
    />
  );
}

function useWatch(lane: Lane) {
  return useInfiniteQuery(
    api.watch.list.infiniteOptions({
      input: (afterId: string | undefined) => ({
        ...questionOf(lane),
        limit: 200,
        ...(afterId === undefined ? {} : { afterId }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
}

interface Question {
  readonly status: WatchRow['status'][];
  readonly kind?: WatchRow['kind'][];
}

function questionOf(lane: Lane): Question {
  if (lane === 'confirmed' || lane === 'dismissed') return { status: [lane] };
  return { status: ['proposed'], ...(lane === 'all' ? {} : { kind: [lane] }) };
}

interface Counts {
  readonly counts: Readonly<Record<WatchRow['status'], number>>;
  readonly kinds: Readonly<Record<WatchRow['kind'], number>>;
}

function countIn(lane: Lane, { counts, kinds }: Counts): number {
  if (lane === 'all') return counts.proposed;
  return lane === 'confirmed' || lane === 'dismissed' ? counts[lane] : kinds[lane];
}

function actionsOf({ status }: WatchRow): readonly Action[] {
  return status === 'proposed' ? ['confirm', 'dismiss'] : ['reopen'];
}

/** What brings a status about. */
const back = { proposed: 'reopen', confirmed: 'confirm', dismissed: 'dismiss' } as const;
