import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { useLocation } from 'wouter';
import type { AuditEvent } from '../../../shared/contract/history.ts';
import { auditTexts } from '../../../shared/i18n/audit.ts';
import { api, client } from '../../api/client.ts';
import { saveText } from '../../api/files.ts';
import { Failure } from '../../ui/failure.tsx';
import { useKeptState } from '../../ui/kept-state.ts';
import { useTexts } from '../../ui/language.ts';
import { useListShortcuts } from '../../ui/list-keys.ts';
import { notify } from '../../ui/notice.tsx';
import { EmptyState, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useSettings } from '../../ui/settings.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import classes from './audit.module.css';
import { ChainStatus } from './chain-status.tsx';
import { eventPath } from './event-path.ts';
import { EventRow } from './event-row.tsx';
import { emptyFilter, Filters, toFilter, type ChosenFilter } from './filters.tsx';

const pageSize = 200;

/** Everything that anybody did in the archive, the last first. */
export function AuditRoom(): ReactNode {
  const t = useTexts(auditTexts);
  const [, navigate] = useLocation();
  const { zone } = useSettings();
  const [chosen, choose] = useKeptState<ChosenFilter>('audit.filter', () => emptyFilter);
  const [selected, select] = useKeptState('audit.selected', () => 0);
  const [failure, setFailure] = useState<unknown>(null);
  const filter = useMemo(() => toFilter(chosen, zone), [chosen, zone]);
  const query = useInfiniteQuery(
    api.history.audit.infiniteOptions({
      input: (beforeId: string | undefined) => ({
        ...filter,
        limit: pageSize,
        ...(beforeId === undefined ? {} : { beforeId }),
      }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
      staleTime: 0,
    }),
  );
  const events = useMemo(
    () => query.data?.pages.flatMap((page) => page.events) ?? [],
    [query.data],
  );
  const isFiltered = Object.keys(filter).length > 0;
  const open = (row: number): void => {
    const event = events[row];
    const path = event && eventPath(event);
    select(row);
    if (path) navigate(path);
  };
  useListShortcuts({ count: events.length, selected, onSelect: select, onOpen: open });
  const chosenEvent = events[selected];
  const exportCsv = async (): Promise<void> => {
    setFailure(null);
    const chunks: string[] = [];
    for await (const { chunk } of await client.history.auditCsv(filter)) chunks.push(chunk);
    saveText('keptword-audit.csv', chunks, 'text/csv');
    notify(t.exported);
  };
  return (
    <Page
      title={t.title}
      actions={
        <Button
          variant="default"
          size="compact-sm"
          onClick={() => void exportCsv().catch(setFailure)}
        >
          {t.export}
        </Button>
      }
    >
      <div className={classes['head']}>
        <p className={classes['about']}>{t.about}</p>
        <ChainStatus />
        <Filters
          chosen={chosen}
          onChange={(next) => {
            choose(next);
            select(0);
          }}
        />
        {failure !== null && <Failure error={failure} what={t.export} />}
      </div>
      <QueryState
        query={query}
        what={t.title}
        isEmpty={() => events.length === 0}
        empty={
          <EmptyState text={isFiltered ? t.noneFiltered : t.none}>
            {isFiltered && (
              <Button variant="default" onClick={() => choose(emptyFilter)}>
                {t.clear}
              </Button>
            )}
          </EmptyState>
        }
      >
        {() => (
          <VirtualList
            key={JSON.stringify(filter)}
            label={t.list}
            items={events}
            keyOf={({ eventId }) => eventId}
            rowHeight={62}
            measured
            renderRow={(event) => <EventRow event={event} />}
            selected={selected}
            onSelect={select}
            onOpen={open}
            onEnd={() => {
              if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
            }}
            keptAs="audit"
          />
        )}
      </QueryState>
      {chosenEvent && (
        <footer className={classes['foot']}>
          <span>{t.event(chosenEvent.eventId)}</span>
          <span className={classes['whole']}>{inFull(chosenEvent)}</span>
          {eventPath(chosenEvent) !== null && (
            <Button size="compact-sm" onClick={() => open(selected)}>
              {t.open}
            </Button>
          )}
        </footer>
      )}
    </Page>
  );
}

/** What the deed changed as the log has it, for whoever wants to know it all. */
function inFull({ before, after }: AuditEvent): string {
  const known = Object.keys(before).length > 0 ? `${JSON.stringify(before)} → ` : '';
  return `${known}${JSON.stringify(after)}`;
}
