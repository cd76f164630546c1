import { Button, CloseButton } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useQuery } from '@tanstack/react-query';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Count, Hit } from '../../../shared/contract/search.ts';
import { searchTexts } from '../../../shared/i18n/search.ts';
import { api } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useKeptState } from '../../ui/kept-state.ts';
import { useLanguage, useNumber, useTexts } from '../../ui/language.ts';
import { useIsLate } from '../../ui/late.ts';
import { useIsWide } from '../../ui/layout.ts';
import { rowAfter, useListShortcuts } from '../../ui/list-keys.ts';
import { EmptyState, Panes } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/query-state.tsx';
import type { RoomProps } from '../../ui/room.ts';
import { focusSearch } from '../../ui/search-focus.ts';
import { useSearchRequests, type SearchRequest } from '../../ui/search-request.ts';
import { useSettings } from '../../ui/settings.ts';
import { fullTime } from '../../ui/time.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { FilterBar } from './filter-bar.tsx';
import { HitRow } from './hit-row.tsx';
import { countFilters, filtersFor, noFilters, type Filters } from './query.ts';
import { SearchBox } from './search-box.tsx';
import classes from './search.module.css';
import { useSearch } from './use-search.ts';

/** Any words of any chat: type, walk the hits, read one in its conversation, come back to the same row. */
export function SearchRoom({ Conversation }: RoomProps): ReactNode {
  const t = useTexts(searchTexts);
  const isWide = useIsWide();
  const list = useRef<HTMLDivElement>(null);
  const [words, setWords] = useKeptState('search.words', () => '');
  const [filters, setFilters] = useKeptState<Filters>('search.filters', () => noFilters);
  const [selectedId, setSelectedId] = useKeptState<string | null>('search.selected', () => null);
  const [openId, setOpenId] = useKeptState<string | null>('search.open', () => null);
  const [showsFilters, setShowsFilters] = useState(countFilters(filters) > 0);
  const stats = useQuery(api.archive.stats.queryOptions());
  const { isAsking, query, hits, rows, count } = useSearch(words, filters);
  const isLate = useIsLate(isAsking && hits.isFetching);
  const takeRequest = useCallback(
    (request: SearchRequest) => {
      setWords(request.words);
      setFilters((before) => filtersFor(before, request));
      if (request.day !== undefined) setShowsFilters(true);
    },
    [setWords, setFilters],
  );
  useSearchRequests(takeRequest);

  const shown = useMemo(() => (isAsking ? (rows ?? []) : []), [isAsking, rows]);
  const found = shown.findIndex(({ messageId }) => messageId === selectedId);
  const selected = found >= 0 ? found : shown.length > 0 ? 0 : -1;
  const open = shown.find(({ messageId }) => messageId === openId);
  const select = useCallback(
    (index: number) => setSelectedId(shown[index]?.messageId ?? null),
    [shown, setSelectedId],
  );
  const openAt = useCallback(
    (index: number) => {
      const hit = shown[index];
      if (!hit) return;
      setSelectedId(hit.messageId);
      setOpenId(hit.messageId);
    },
    [shown, setSelectedId, setOpenId],
  );
  const close = useCallback(() => {
    setOpenId(null);
    // In the narrow window the list is only there again after this render.
    requestAnimationFrame(() => list.current?.focus());
  }, [setOpenId]);
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = hits;
  const readOn = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  useListShortcuts({ count: shown.length, selected, onSelect: select, onOpen: openAt });

  const onBoxKey = (key: string): void => {
    if (key === 'Enter') openAt(selected);
    else if (key === 'Escape') list.current?.focus();
    else select(rowAfter(key, selected, shown.length) ?? selected);
  };
  const openIndex = open ? shown.indexOf(open) : -1;
  const walk = (step: 1 | -1): void => {
    if (openIndex + step >= shown.length - 1) readOn();
    openAt(openIndex + step);
  };

  return (
    <section className={classes['room']} aria-label={t.title}>
      <h1 className={classes['heading']}>{t.title}</h1>
      <div className={classes['top']}>
        <div className={classes['box']}>
          <SearchBox words={words} onSearch={setWords} isBusy={isLate} onKey={onBoxKey} />
        </div>
        <Button
          variant={countFilters(filters) > 0 ? 'light' : 'default'}
          size="md"
          leftSection={<IconFilter size="1rem" stroke={1.6} aria-hidden />}
          aria-expanded={showsFilters}
          onClick={() => setShowsFilters(!showsFilters)}
        >
          {t.filters}
          {countFilters(filters) > 0 && ` ${countFilters(filters)}`}
        </Button>
      </div>
      {showsFilters && <FilterBar filters={filters} onChange={setFilters} stats={stats.data} />}
      {filters.reference !== null && (
        <ReferenceChip
          reference={filters.reference}
          onRemove={() => setFilters({ ...filters, reference: null })}
        />
      )}
      {!isAsking ? (
        <Start />
      ) : (
        <Panes
          isWide={isWide}
          list={
            <>
              <CountLine count={count.data} isHidden={shown.length === 0} />
              {hits.error !== null && (
                <Failure error={hits.error} what={t.title} onRetry={() => void hits.refetch()} />
              )}
              {hits.isPending && <SkeletonRows />}
              {hits.isSuccess && shown.length === 0 && (
                <NothingFound query={query} onClear={() => focusSearch(() => undefined)} />
              )}
              {shown.length > 0 && (
                <VirtualList
                  label={t.results}
                  listRef={list}
                  items={shown}
                  keyOf={({ messageId }) => messageId}
                  rowHeight={56}
                  renderRow={(hit, { selected: isSelected }) => (
                    <HitRow hit={hit} selected={isSelected} />
                  )}
                  selected={selected}
                  onSelect={select}
                  onOpen={openAt}
                  onEnd={readOn}
                  keptAs="search"
                  question={JSON.stringify([query, filters])}
                />
              )}
            </>
          }
          detail={
            open ? (
              <Conversation
                conversationId={open.conversationId}
                messageId={open.messageId}
                words={wordsOf(open)}
                autoFocus
                onClose={close}
                onNext={openIndex < shown.length - 1 ? () => walk(1) : undefined}
                onPrevious={openIndex > 0 ? () => walk(-1) : undefined}
              />
            ) : isWide && shown.length > 0 ? (
              <EmptyState text={t.chooseHit} />
            ) : null
          }
        />
      )}
    </section>
  );
}

/** Which number is asked for, wherever the filters are hidden, and the way to ask for all again. */
function ReferenceChip(props: { reference: string; onRemove: () => void }): ReactNode {
  const t = useTexts(searchTexts);
  const label = t.removeReference(props.reference);
  return (
    <p className={classes['chips']}>
      <span className={classes['chip']}>
        {t.reference(props.reference)}
        <CloseButton size="xs" aria-label={label} title={label} onClick={props.onRemove} />
      </span>
    </p>
  );
}

/** The very words that were hit, to be marked in the conversation too. */
function wordsOf({ snippet }: Hit): readonly string[] {
  return [...new Set(snippet.marks.map(({ start, end }) => snippet.text.slice(start, end)))];
}

function CountLine({
  count,
  isHidden,
}: {
  count: Count | undefined;
  isHidden: boolean;
}): ReactNode {
  const t = useTexts(searchTexts);
  const format = useNumber();
  return (
    <p className={classes['count']} role="status" hidden={isHidden}>
      {count ? t[count.kind](format(count.value)) : ' '}
    </p>
  );
}

function Start(): ReactNode {
  const t = useTexts(searchTexts);
  const format = useNumber();
  const language = useLanguage();
  const { zone } = useSettings();
  const stats = useQuery(api.archive.stats.queryOptions());
  return (
    <EmptyState text={t.start}>
      {stats.data && stats.data.messages > 0 && (
        <p>
          {t.startWith(format(stats.data.messages), fullTime(stats.data.lastAt, zone, language))}
        </p>
      )}
    </EmptyState>
  );
}

function NothingFound({ query, onClear }: { query: string; onClear: () => void }): ReactNode {
  const t = useTexts(searchTexts);
  return (
    <EmptyState text={query === '' ? t.nothingFiltered : t.nothing(query)}>
      <p>{t.nothingAdvice}</p>
      <Button variant="default" onClick={onClear}>
        {t.box}
      </Button>
    </EmptyState>
  );
}
