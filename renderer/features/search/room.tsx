import { Button, Drawer } from '@mantine/core';
import { IconFilter, IconLayoutSidebarRight } from '@tabler/icons-react';
import { useCallback, useMemo, useRef, useState, type ReactNode } from 'react';
import type { Hit, SearchSort } from '../../../shared/contract/search.ts';
import { searchTexts } from '../../../shared/i18n/search.ts';
import { Failure } from '../../ui/failure.tsx';
import { focusWhereLost } from '../../ui/focus-return.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useTexts } from '../../ui/language.ts';
import { useIsLate } from '../../ui/late.ts';
import { useIsVeryWide, useIsWide } from '../../ui/layout.ts';
import { rowAfter, useListShortcuts } from '../../ui/list-keys.ts';
import { EmptyState, Panes } from '../../ui/page.tsx';
import { SkeletonRows } from '../../ui/query-state.tsx';
import type { FrameProps } from '../../ui/room.ts';
import { useSearchRequests, type SearchRequest } from '../../ui/search-request.ts';
import { useShortcuts, type Shortcut } from '../../ui/shortcuts.ts';
import { Chips } from './chips.tsx';
import { FilterBar } from './filter-bar.tsx';
import { withoutFilters } from './filters.ts';
import { Hints } from './hints.tsx';
import { clausesOf, isEnough, operatorText, withAdded } from './query-text.ts';
import { ResultList } from './result-list.tsx';
import { News, ResultsHead } from './results-head.tsx';
import { hitBeside, rowsOf } from './rows.ts';
import { SavedMenu } from './saved-menu.tsx';
import { SearchBox } from './search-box.tsx';
import classes from './search.module.css';
import { Start } from './start.tsx';
import { useOperatorWord } from './use-completions.ts';
import { useParsedSearch } from './use-language.ts';
import { useOpenedGroups } from './use-opened-groups.ts';
import { useSearch } from './use-search.ts';
import { rememberSearch } from './use-searches.ts';

/** A message in its conversation. */
interface Place {
  readonly conversationId: string;
  readonly messageId: string;
}

/** Any words of any chat: type, walk the hits, read one in its conversation, come back to the same row. */
export function SearchRoom({ Conversation, Around }: FrameProps): ReactNode {
  const t = useTexts(searchTexts);
  const isWide = useIsWide();
  const isVeryWide = useIsVeryWide();
  const list = useRef<HTMLDivElement>(null);
  const [words, setWords] = useKeptState('search.words', () => '');
  const [reference, setReference] = useKeptState<string | null>('search.reference', () => null);
  const [sort, setSort] = useKeptState<SearchSort>('search.sort', () => 'newest');
  const [isGrouped, setGrouped] = useKeptState('search.grouped', () => false);
  const [selectedKey, setSelectedKey] = useKeptState<string | null>('search.selected', () => null);
  const [openHit, setOpenHit] = useKeptState<Hit | null>('search.open', () => null);
  // Somewhere that one went to from the hit; Esc comes back.
  const [visited, setVisited] = useKeptState<Place | null>('search.visited', () => null);
  const [lead, setLead] = useState<string | null>(null);
  const [showsFilters, setShowsFilters] = useKeptState('search.filters', () => false);
  const [wantsAround, setWantsAround] = useKeptState<boolean | null>('search.around', () => null);
  const [caret, setCaret] = useState<number | null>(null);
  const parsed = useParsedSearch(words);
  const wordOf = useOperatorWord();
  const isAsking = isEnough(parsed) || reference !== null;
  const asked = useMemo(
    () => ({ query: words, reference, sort, isGrouped, isAsking }),
    [words, reference, sort, isGrouped, isAsking],
  );
  const { question, key, answer, held, among, count } = useSearch(asked);
  const isLate = useIsLate(isAsking && answer.isFetching);
  const opened = useOpenedGroups(key, question);
  const filterCount = clausesOf(words, parsed).length;

  useSearchRequests(
    useCallback(
      (request: SearchRequest) => {
        const { words: sought, reference: number, day, conversationId } = request;
        const within =
          conversationId !== undefined
            ? `${operatorText(wordOf('in'), conversationId)} `
            : day !== undefined
              ? operatorText(wordOf('on'), day)
              : '';
        setWords(withAdded(sought, within));
        setReference(number ?? null);
        setOpenHit(null);
        setVisited(null);
      },
      // The word for a day follows the language, which does not change while a room asks.
      // oxlint-disable-next-line react-hooks/exhaustive-deps
      [setWords, setReference, setOpenHit, setVisited],
    ),
  );

  const rows = useMemo(
    () => (isAsking && question.isAsking ? rowsOf(held.rows, opened.hits) : []),
    [isAsking, question.isAsking, held.rows, opened.hits],
  );
  const found = rows.findIndex((row) => row.key === selectedKey);
  const selected = found >= 0 ? found : rows.length > 0 ? firstHit(rows) : -1;
  const select = useCallback(
    (index: number) => setSelectedKey(rows[index]?.key ?? null),
    [rows, setSelectedKey],
  );
  const openAt = useCallback(
    (index: number) => {
      const row = rows[index];
      if (!row) return;
      setSelectedKey(row.key);
      if (row.is === 'more') return opened.toggle(row.group.conversationId);
      const hit = row.is === 'hit' ? row.hit : row.group.hits[0];
      if (!hit) return;
      setOpenHit(hit);
      setVisited(null);
      setLead(hit.messageId);
      rememberSearch(question.query);
    },
    [rows, opened, question.query, setSelectedKey, setOpenHit, setVisited],
  );
  const openIndex = rows.findIndex(
    (row) => row.is === 'hit' && row.hit.messageId === openHit?.messageId,
  );
  const close = (): void => {
    if (visited) {
      setVisited(null);
      setLead(openHit?.messageId ?? null);
      return;
    }
    setOpenHit(null);
    // In the narrow window the list is only there again after this render.
    focusWhereLost(() => list.current);
  };
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = answer;
  const readOn = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, fetchNextPage]);
  useListShortcuts({ count: rows.length, selected, onSelect: select, onOpen: openAt });

  const onBoxKey = (pressed: string): void => {
    if (pressed === 'Enter') openAt(selected);
    else if (pressed === 'Escape') list.current?.focus();
    else select(rowAfter(pressed, selected, rows.length) ?? selected);
  };
  const walk = (step: 1 | -1): (() => void) | undefined => {
    const next = openHit === null || openIndex < 0 ? -1 : hitBeside(rows, openIndex, step);
    if (next < 0) return undefined;
    return () => {
      if (next >= rows.length - 2) readOn();
      openAt(next);
    };
  };

  const place: Place | null = visited ?? openHit;
  const showsAround = place !== null && (wantsAround ?? isVeryWide);
  const toggleAround = useCallback(
    () => setWantsAround((wanted) => !(wanted ?? isVeryWide)),
    [setWantsAround, isVeryWide],
  );
  const shortcuts = useMemo<readonly Shortcut[]>(
    () => (place === null ? [] : [{ keys: ['i'], label: t.showAround, run: toggleAround }]),
    [place, t, toggleAround],
  );
  useShortcuts(shortcuts);
  const around = place !== null && (
    <Around
      conversationId={place.conversationId}
      messageId={lead ?? place.messageId}
      onOpen={(next) => {
        setVisited(next);
        setLead(next.messageId);
        if (!isVeryWide) setWantsAround(false);
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
            onSearch={setWords}
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
        <SavedMenu query={words} onSearch={setWords} />
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
          {showsFilters && <FilterBar query={words} parsed={parsed} onChange={setWords} />}
          <Chips
            query={words}
            parsed={parsed}
            onChange={setWords}
            reference={reference}
            onRemoveReference={() => setReference(null)}
          />
          <Hints query={words} parsed={parsed} caret={caret} onChange={setWords} />
        </>
      )}
      {!isAsking ? (
        <Start isTooShort={words.trim() !== '' && parsed.root !== null} onSearch={setWords} />
      ) : (
        <Panes
          isWide={isWide}
          list={
            <>
              <ResultsHead
                count={count.data}
                among={among}
                sort={sort}
                onSort={setSort}
                isGrouped={isGrouped}
                onGrouped={setGrouped}
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
                      ? () => setWords(withoutFilters(words, clausesOf(words, parsed)))
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
                words={openHit ? wordsOf(openHit) : []}
                search={asked}
                autoFocus
                onClose={close}
                onNext={walk(1)}
                onPrevious={walk(-1)}
                onLead={setLead}
              />
            ) : isWide && rows.length > 0 ? (
              <EmptyState text={t.chooseHit} />
            ) : null
          }
          aside={isVeryWide && showsAround ? around : null}
        />
      )}
      {!isVeryWide && (
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

function firstHit(rows: readonly { readonly is: string }[]): number {
  return Math.max(
    0,
    rows.findIndex(({ is }) => is === 'hit'),
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
