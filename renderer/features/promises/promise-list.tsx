import { Button, Text } from '@mantine/core';
import { useMemo } from 'react';
import { Link } from 'wouter';
import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { dueGroup, type DueGroup } from '../../../shared/domain/promises/due-group.ts';
import { shiftAt } from '../../../shared/domain/shifts/shift-at.ts';
import { promisesTexts } from '../../../shared/i18n/promises.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { useTexts } from '../../ui/language.ts';
import { useIsWide } from '../../ui/layout.ts';
import { useNow } from '../../ui/now.ts';
import { EmptyState } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useSettings } from '../../ui/settings.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { PromiseListRow } from './promise-row.tsx';
import classes from './promises.module.css';
import type { usePromises } from './use-promises.ts';
import type { PromiseView } from './views.ts';

interface PromiseListProps {
  readonly query: ReturnType<typeof usePromises>;
  readonly view: PromiseView;
  readonly selected: number;
  readonly onSelect: (index: number) => void;
  readonly onOpen: (index: number) => void;
  readonly onView: (view: PromiseView) => void;
}

/** The promises of a view; open ones stand under headings by due time. */
export function PromiseList({ query, view, selected, onSelect, onOpen, onView }: PromiseListProps) {
  const t = useTexts(promisesTexts);
  const common = useTexts(commonWords);
  const isWide = useIsWide();
  const promises = useMemo(
    () => query.data?.pages.flatMap((page) => page.promises) ?? [],
    [query.data],
  );
  const headings = useHeadings(promises, view === 'open');
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  return (
    <QueryState
      query={query}
      what={t.title}
      isEmpty={() => promises.length === 0}
      empty={<NoPromises view={view} onView={onView} />}
    >
      {() => (
        <VirtualList
          key={view}
          label={t.list}
          items={promises}
          keyOf={({ promiseId }) => promiseId}
          rowHeight={62}
          measured
          renderRow={(promise) => {
            const heading = headings.get(promise.promiseId);
            return (
              <>
                {heading && <div className={classes['heading']}>{t[heading]}</div>}
                <PromiseListRow promise={promise} />
              </>
            );
          }}
          selected={selected}
          onSelect={onSelect}
          {...(isWide ? {} : { onOpen })}
          onEnd={() => {
            if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
          }}
          keptAs={`promises.${view}`}
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

interface NoPromisesProps {
  readonly view: PromiseView;
  readonly onView: (view: PromiseView) => void;
}

function NoPromises({ view, onView }: NoPromisesProps) {
  const t = useTexts(promisesTexts);
  const words = {
    proposed: t.emptyProposed,
    open: t.emptyOpen,
    kept: t.emptyKept,
    broken: t.emptyBroken,
    settled: t.emptySettled,
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

/** The group that begins with a promise, by the promise's id. */
function useHeadings(promises: readonly PromiseRow[], grouped: boolean): Map<string, DueGroup> {
  const now = useNow();
  const { shifts, zone } = useSettings();
  return useMemo(() => {
    const headings = new Map<string, DueGroup>();
    if (!grouped) return headings;
    const frame = { now, zone, shiftEnd: shiftAt(now, shifts, zone)?.to ?? null };
    let last: DueGroup | null = null;
    for (const { promiseId, dueAt } of promises) {
      const group = dueGroup(dueAt, frame);
      if (group !== last) headings.set(promiseId, group);
      last = group;
    }
    return headings;
  }, [promises, grouped, now, shifts, zone]);
}
