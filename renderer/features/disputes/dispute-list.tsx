import { Button, Text } from '@mantine/core';
import { Link } from 'wouter';
import type { Dispute } from '../../../shared/contract/disputes.ts';
import { disputesTexts } from '../../../shared/i18n/disputes.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { useTexts } from '../../ui/language.ts';
import { useIsWide } from '../../ui/layout.ts';
import { EmptyState } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { DisputeRow } from './dispute-row.tsx';
import type { useDisputes } from './use-disputes.ts';
import type { DisputeView } from './views.ts';

interface DisputeListProps {
  readonly query: ReturnType<typeof useDisputes>;
  readonly disputes: readonly Dispute[];
  readonly view: DisputeView;
  readonly selected: number;
  readonly onSelect: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onView: (view: DisputeView) => void;
}

/** The disputes of a view, worst first. */
export function DisputeList(props: DisputeListProps) {
  const { query, disputes, view, selected, onSelect, onOpen, onView } = props;
  const t = useTexts(disputesTexts);
  const common = useTexts(commonWords);
  const isWide = useIsWide();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  return (
    <QueryState
      query={query}
      what={t.title}
      isEmpty={() => disputes.length === 0}
      empty={<NoDisputes view={view} onView={onView} />}
    >
      {() => (
        <VirtualList
          key={view}
          label={t.list}
          items={disputes}
          keyOf={({ disputeId }) => disputeId}
          rowHeight={62}
          measured
          renderRow={(dispute) => <DisputeRow dispute={dispute} />}
          selected={selected}
          onSelect={onSelect}
          {...(isWide ? {} : { onOpen })}
          onEnd={() => {
            if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
          }}
          keptAs={`disputes.${view}`}
          footer={
            isFetchingNextPage && (
              <Text size="sm" c="dimmed" ta="center" p="xs">
                {common.loadingMore}
              </Text>
            )
          }
        />
      )}
    </QueryState>
  );
}

interface NoDisputesProps {
  readonly view: DisputeView;
  readonly onView: (view: DisputeView) => void;
}

function NoDisputes({ view, onView }: NoDisputesProps) {
  const t = useTexts(disputesTexts);
  const words = {
    proposed: t.emptyProposed,
    running: t.emptyRunning,
    closed: t.emptyClosed,
    rejected: t.emptyRejected,
  };
  return (
    <EmptyState text={words[view]}>
      {view === 'proposed' ? (
        <Button component={Link} href="/imports" variant="default">
          {t.toImport}
        </Button>
      ) : (
        <Button variant="default" onClick={() => onView('proposed')}>
          {t.toProposed}
        </Button>
      )}
    </EmptyState>
  );
}
