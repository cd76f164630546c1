import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useMemo, useState, type ReactNode } from 'react';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { api } from '../../api/client.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { ActionKey } from '../../ui/key-hint.tsx';
import { useTexts } from '../../ui/language.ts';
import { useListShortcuts } from '../../ui/list-keys.ts';
import { EmptyState, Page } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { VirtualList } from '../../ui/virtual-list.tsx';
import { ChainCheck } from './chain-check.tsx';
import { FromElsewhere } from './from-elsewhere.tsx';
import { NewNoteDialog } from './new-note-dialog.tsx';
import { NoteRow } from './note-row.tsx';

interface NoteListProps {
  readonly onOpen: (handoverId: string) => void;
  /** The room's other views. */
  readonly tabs: ReactNode;
  /** Leads to the notes that nobody has acknowledged yet. */
  readonly onUnread: () => void;
}

/** All notes, newest first, and the button that drafts the next. */
export function NoteList({ onOpen, tabs, onUnread }: NoteListProps) {
  const t = useTexts(handoversTexts);
  const [selectedId, select] = useKeptState<string | null>('handovers.selected', () => null);
  const [isCreating, setCreating] = useState(false);
  const query = useInfiniteQuery(
    api.handovers.list.infiniteOptions({
      input: (beforeId: string | undefined) => (beforeId === undefined ? {} : { beforeId }),
      initialPageParam: undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  const notes = useMemo(
    () => query.data?.pages.flatMap((page) => page.handovers) ?? [],
    [query.data],
  );
  const selected = Math.max(
    0,
    notes.findIndex(({ handoverId }) => handoverId === selectedId),
  );
  const selectAt = (row: number): void => select(notes[row]?.handoverId ?? null);
  const openAt = (row: number): void => {
    const note = notes[row];
    if (!note) return;
    select(note.handoverId);
    onOpen(note.handoverId);
  };
  useListShortcuts({ count: notes.length, selected, onSelect: selectAt, onOpen: openAt });
  useShortcuts([{ action: 'newNote', label: t.keyNew, shown: true, run: () => setCreating(true) }]);
  const createButton = (
    <Button onClick={() => setCreating(true)} rightSection={<ActionKey action="newNote" />}>
      {t.create}
    </Button>
  );
  return (
    <Page
      title={t.title}
      actions={
        <>
          {tabs}
          <ChainCheck />
          {createButton}
        </>
      }
    >
      <FromElsewhere onShow={onUnread} />
      <QueryState
        query={query}
        what={t.title}
        isEmpty={() => notes.length === 0}
        empty={<EmptyState text={t.empty}>{createButton}</EmptyState>}
      >
        {() => (
          <VirtualList
            label={t.list}
            items={notes}
            keyOf={({ handoverId }) => handoverId}
            rowHeight={62}
            measured
            renderRow={(note) => <NoteRow note={note} />}
            selected={selected}
            onSelect={selectAt}
            onOpen={openAt}
            onEnd={() => {
              if (query.hasNextPage && !query.isFetchingNextPage) void query.fetchNextPage();
            }}
            keptAs="handovers"
          />
        )}
      </QueryState>
      {isCreating && <NewNoteDialog onCreated={onOpen} onClose={() => setCreating(false)} />}
    </Page>
  );
}
