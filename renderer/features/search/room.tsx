import { Button, Drawer } from '@mantine/core';
import { IconFilter, IconLayoutSidebarRight } from '@tabler/icons-react';
import { lazy, Suspense, useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Hit } from '../../../shared/contract/search.ts';
import { searchTexts } from '../../../shared/i18n/search.ts';
import { Failure } from '../../ui/failure.tsx';
import { useKeptState } from '../../ui/kept-state.ts';
import { useTexts } from '../../ui/language.ts';
import { useIsLate } from '../../ui/late.ts';
import { useHasRoomAside, useIsVeryWide, useIsWide } from '../../ui/layout.ts';
import { rowAfter } from '../../ui/list-keys.ts';
import { EmptyState, Panes } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/query-state.tsx';
import type { FrameProps } from '../../ui/room.ts';
import { useShortcuts, type Shortcut } from '../../ui/shortcuts.ts';
import { Chips } from './chips.tsx';
import { withoutFilters } from './filters.ts';
import { Hints } from './hints.tsx';
import { clausesOf } from './query-text.ts';
import { ResultList } from './result-list.tsx';
import { News, ResultsHead } from './results-head.tsx';
import { rowsOf } from './rows.ts';
import { SavedMenu } from './saved-menu.tsx';
import { SearchBox } from './search-box.tsx';
import classes from './search.module.css';
import { Start } from './start.tsx';
import { useOpenedGroups } from './use-opened-groups.ts';
import { useQuestion } from './use-question.ts';
import { useOpenHit, useReading } from './use-reading.ts';
import { useSearch } from './use-search.ts';
import { rememberSearch } from './use-searches.ts';

const FilterBar = lazy(async () => ({
  default: (await import('./filter-bar.tsx')).FilterBar,
}));

/** Any words of any chat: type, walk the hits, read one in its conversation, come back to the same row. */
export function SearchRoom({ Conversation, Around }: FrameProps): ReactNode {
  const t = useTexts(searchTexts);
  const isWide = useIsWide();
  const isVeryWide = useIsVeryWide();
  const hasRoomAside = useHasRoomAside();
  const list = useRef<HTMLDivElement>(null);
  const [showsFilters, setShowsFilters] = useKeptState('search.filters', () => false);
  const [wantsAround, setWantsAround] = useKeptState<boolean | null>('search.around', () => null);
  const [caret, setCaret] = useState<number | null>(null);
  const hit = useOpenHit();
  const { place, openHit, leadId } = hit;
  // What was open answered the question before.
  const asked = useQuestion(hit.closeAll);
  const { query: words, parsed, reference, isAsking, ask, setReference } = asked;
  const { question, key, answer, held, isCurrent, among, count } = useSearch(asked);
  const hitWords = useMemo(() => (openHit ? wordsOf(openHit) : []), [openHit]);
  const isLate = useIsLate(isAsking && answer.isFetching);
  const opened = useOpenedGroups(key, question);
  const filterCount = clausesOf(words, parsed).length;
  const rows = useMemo(
    () => (isAsking && question.isAsking ? rowsOf(held.rows, opened.hits) : []),
    [isAsking, question.isAsking, held.rows, opened.hits],
  );
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = answer;
  const readOn = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  const onOpened = useCallback(() => rememberSearch(question.query), [question.query]);
  const reading = useReading({
    rows,
    isCurrent,
    hit,
    list,
    readOn: hasNextPage ? readOn : undefined,
    onToggleGroup: opened.toggle,
    onOpened,
  });
  const { selected, select, openAt, close, next, previous } = reading;
  const onBoxKey = (pressed: string): void => {
    if (pressed === 'Enter') return reading.openAnswer();
    reading.forget();
    if (pressed === 'Escape') list.current?.focus();
    else select(rowAfter(pressed, selected, rows.length) ?? selected);
  };
  const showsAround = place !== null && (wantsAround ?? isVeryWide);
  const toggleAround = useCallback(
    () => setWantsAround((wanted) => !(wanted ?? isVeryWide)),
    [setWantsAround, isVeryWide],
  );
  const shortcuts = useMemo<readonly Shortcut[]>(
    () => [
      {
        action: 'showAround',
        label: t.showAround,
        inDialog: !hasRoomAside && showsAround,
        run: toggleAround,
      },
    ],
    [t, toggleAround, hasRoomAside, showsAround],
  );
  useShortcuts(shortcuts, place !== null);
  // Where there is no room for three, the list makes way: what is compared is the hit and what was said before.
  const isSplit = isWide && (isVeryWide || !showsAround);
  const around = place !== null && leadId !== null && (
    <Around
      conversationId={place.conversationId}
      messageId={leadId}
      onOpen={(there) => {
        hit.visit(there);
        if (!hasRoomAside) setWantsAround(false);
      }}
      onClose={toggleAround}
    />
  );

  return (
    <section className={classes['room']} aria-label={t.title}>
      <h1 className={classes['heading']}>{t.title}</h1>
      <div className={classes['top']}>
        <div className={classes['box']}>
          <SearchBox
            words={words}
            onSearch={(typed) => {
              reading.forget();
              ask(typed);
            }}
            isBusy={isLate}
            onCaret={setCaret}
            onKey={onBoxKey}
          />
        </div>
        <Button
          variant={filterCount > 0 ? 'light' : 'default'}
          size="md"
          leftSection={<IconFilter size="1rem" stroke={1.6} aria-hidden />}
          aria-expanded={showsFilters}
          onClick={() => setShowsFilters(!showsFilters)}
        >
          {t.filters}
          {filterCount > 0 && ` ${filterCount}`}
        </Button>
        <SavedMenu query={words} onSearch={ask} />
        {place !== null && (
          <Button
            variant={showsAround ? 'light' : 'default'}
            size="md"
            leftSection={<IconLayoutSidebarRight size="1rem" stroke={1.6} aria-hidden />}
            aria-expanded={showsAround}
            onClick={toggleAround}
          >
            {t.showAround}
          </Button>
        )}
      </div>
      {/* In a narrow window an open conversation has the room to itself. */}
      {(isWide || place === null) && (
        <>
          {showsFilters && (
            <Suspense fallback={null}>
              <FilterBar query={words} parsed={parsed} onChange={ask} />
            </Suspense>
          )}
          <Chips
            query={words}
            parsed={parsed}
            onChange={ask}
            reference={reference}
            onRemoveReference={() => setReference(null)}
          />
          <Hints query={words} parsed={parsed} caret={caret} onChange={ask} />
        </>
      )}
      {!isAsking ? (
        <Start isTooShort={words.trim() !== '' && parsed.root !== null} onSearch={ask} />
      ) : (
        <Panes
          isWide={isSplit}
          list={
            <>
              <ResultsHead
                count={count.data}
                among={among}
                sort={asked.sort}
                onSort={asked.setSort}
                isGrouped={asked.isGrouped}
                onGrouped={asked.setGrouped}
              />
              <News fresh={held.fresh} isChanged={held.isChanged} onRefresh={held.refresh} />
              {answer.error !== null && (
                <Failure
                  error={answer.error}
                  what={t.title}
                  onRetry={() => void answer.refetch()}
                />
              )}
              {answer.isPending && rows.length === 0 && <SkeletonRows />}
              {answer.isSuccess && !answer.isPlaceholderData && rows.length === 0 && (
                <NothingFound
                  query={question.query}
                  onClear={
                    filterCount > 0 && reference === null
                      ? () => ask(withoutFilters(words, clausesOf(words, parsed)))
                      : undefined
                  }
                />
              )}
              {rows.length > 0 && (
                <ResultList
                  listRef={list}
                  rows={rows}
                  selected={selected}
                  onSelect={select}
                  onOpen={openAt}
                  onEnd={readOn}
                  question={held.question}
                />
              )}
            </>
          }
          detail={
            place ? (
              <Conversation
                conversationId={place.conversationId}
                messageId={place.messageId}
                words={hitWords}
                search={asked}
                autoFocus
                onClose={close}
                onNext={next}
                onPrevious={previous}
                onLead={hit.setLead}
              />
            ) : isSplit && rows.length > 0 ? (
              <EmptyState text={t.chooseHit} />
            ) : null
          }
          aside={hasRoomAside && showsAround ? around : null}
        />
      )}
      {!hasRoomAside && (
        <Drawer
          opened={showsAround}
          onClose={toggleAround}
          position="right"
          size="26rem"
          withCloseButton={false}
          padding={0}
        >
          {around}
        </Drawer>
      )}
    </section>
  );
}

/** The very words that were hit, to be marked in the conversation too. */
function wordsOf({ snippet }: Hit): readonly string[] {
  return [...new Set(snippet.marks.map(({ start, end }) => snippet.text.slice(start, end)))];
}

interface NothingFoundProps {
  readonly query: string;
  /** Takes the conditions away; absent where there are none. */
  readonly onClear: (() => void) | undefined;
}

function NothingFound({ query, onClear }: NothingFoundProps): ReactNode {
  const t = useTexts(searchTexts);
  return (
    <EmptyState text={query === '' ? t.nothingFiltered : t.nothing(query)}>
      <p>{t.nothingAdvice}</p>
      {onClear && (
        <Button variant="default" onClick={onClear}>
          {t.clearFilters}
        </Button>
      )}
    </EmptyState>
  );
}
