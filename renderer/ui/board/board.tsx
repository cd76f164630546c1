import { Text } from '@mantine/core';
import { useEffect, type ReactNode } from 'react';
import { commonWords } from '../../../shared/i18n/words.ts';
import { useTexts } from '../language.ts';
import { isReading } from '../is-reading.ts';
import { useIsWide } from '../layout.ts';
import { useListShortcuts } from '../list-keys.ts';
import { EmptyState, Page, Panes } from '../page.tsx';
import { QueryState } from '../query-state.tsx';
import { useShortcuts } from '../shortcuts.ts';
import { VirtualList } from '../virtual-list.tsx';
import { BoardStrip, type Lane } from './board-strip.tsx';
import type { BoardState } from './use-board.ts';

/** As much of a paged query as a board needs. */
interface PagedQuery {
  readonly data: unknown;
  readonly error: unknown;
  readonly refetch: () => unknown;
  readonly hasNextPage: boolean;
  readonly isFetchingNextPage: boolean;
  readonly fetchNextPage: () => Promise<unknown>;
}

interface BoardProps<T, Name extends string> {
  readonly title: string;
  readonly actions?: ReactNode;
  /** Names the lanes for the ear. */
  readonly lanesLabel: string;
  readonly lanes: readonly Lane<Name>[];
  readonly lane: Name;
  readonly onLane: (lane: Name) => void;
  readonly listLabel: string;
  readonly query: PagedQuery;
  readonly state: BoardState<T>;
  readonly keyOf: (item: T) => string;
  readonly renderRow: (item: T) => ReactNode;
  readonly renderDetail: (item: T) => ReactNode;
  /** One sentence on an empty lane, and the next step. */
  readonly empty: string;
  readonly emptyAction?: ReactNode;
  readonly children?: ReactNode;
}

/** Lanes with their counts above, the list of one lane, and beside it the chosen thing whole. */
export function Board<T, Name extends string>(props: BoardProps<T, Name>): ReactNode {
  const { title, actions, lane, lanes, onLane, query, state, empty, emptyAction } = props;
  const { items, index, selected, isOpen, selectAt, setOpen } = state;
  const common = useTexts(commonWords);
  const isWide = useIsWide();
  const { hasNextPage, isFetchingNextPage, fetchNextPage } = query;
  const seeksFurther = state.isSeeking && hasNextPage && !isFetchingNextPage;
  useEffect(() => {
    if (seeksFurther) void fetchNextPage();
  }, [seeksFurther, fetchNextPage]);
  const open = (row: number): void => {
    selectAt(row);
    setOpen(true);
  };
  useListShortcuts({ count: items.length, selected: index, onSelect: selectAt });
  useShortcuts([
    ...lanes.slice(0, 9).map(({ id }, place) => ({
      keys: [String(place + 1)],
      run: () => onLane(id),
    })),
    {
      action: 'open',
      keys: ['Enter'],
      label: common.open,
      run: () => {
        if (isReading() || (isOpen && !isWide)) return false;
        return isWide ? focusConversation() : setOpen(true);
      },
    },
    { keys: ['Escape'], label: common.back, run: () => (isOpen ? setOpen(false) : focusList()) },
  ]);
  return (
    <Page title={title} actions={actions}>
      <BoardStrip label={props.lanesLabel} lanes={lanes} lane={lane} onLane={onLane} />
      <Panes
        isWide={isWide}
        list={
          <QueryState
            query={query}
            what={title}
            isEmpty={() => items.length === 0}
            empty={<EmptyState text={empty}>{emptyAction}</EmptyState>}
          >
            {() => (
              <VirtualList
                key={lane}
                label={props.listLabel}
                items={items}
                keyOf={props.keyOf}
                rowHeight={62}
                measured
                renderRow={props.renderRow}
                selected={index}
                onSelect={selectAt}
                {...(isWide ? {} : { onOpen: open })}
                onEnd={() => {
                  if (hasNextPage && !isFetchingNextPage) void fetchNextPage();
                }}
                keptAs={`${title}.${lane}`}
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
        }
        detail={selected !== undefined && (isWide || isOpen) ? props.renderDetail(selected) : null}
      />
      {props.children}
    </Page>
  );
}

/** Beside the list stands the conversation: the keys go there, and with Escape back to the list. */
function focusConversation(): boolean {
  const field = document.querySelector<HTMLElement>('article [tabindex="0"]');
  field?.focus();
  return field !== null;
}

function focusList(): boolean {
  if (!isReading()) return false;
  document.querySelector<HTMLElement>('main [role="listbox"]')?.focus();
  return true;
}
