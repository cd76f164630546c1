import { Button, Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState, type ReactNode } from 'react';
import type { SpotCheck } from '../../../shared/contract/spot-checks.ts';
import { spotCheckTexts } from '../../../shared/i18n/spot-checks.ts';
import { api } from '../../api/client.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useNumber, useTexts } from '../../ui/language.ts';
import { useIsWide } from '../../ui/layout.ts';
import { useListShortcuts } from '../../ui/list-keys.ts';
import { EmptyState, Page, Panes } from '../../ui/page.tsx';
import { QueryState } from '../../ui/query-state.tsx';
import type { RoomProps } from '../../ui/room.ts';
import { useSettings } from '../../ui/settings.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { wallTime } from '../../ui/time.ts';
import { AgentRecords } from './agent-records.tsx';
import { DrawDialog } from './draw-dialog.tsx';
import { ItemList } from './item-list.tsx';
import { ReviewCard } from './review-card.tsx';
import classes from './spot-checks.module.css';

/** Conversations drawn at random, each beside its review. */
export function SpotChecksRoom({ Conversation }: RoomProps): ReactNode {
  const t = useTexts(spotCheckTexts);
  const isWide = useIsWide();
  const checks = useQuery(api.spotChecks.list.queryOptions());
  const [chosen, choose] = useKeptState<string | null>('spot-checks.check', () => null);
  const [itemId, selectItem] = useKeptState<string | null>('spot-checks.item', () => null);
  const [isDrawing, setDrawing] = useState(false);
  const [isOpen, setOpen] = useState(false);
  const spotCheckId = chosen ?? checks.data?.spotChecks[0]?.spotCheckId;
  const check = useQuery({
    ...api.spotChecks.get.queryOptions({ input: { spotCheckId: spotCheckId ?? '1' } }),
    enabled: spotCheckId !== undefined,
  });
  const items = check.data?.items ?? [];
  const index = Math.max(
    0,
    items.findIndex((item) => item.itemId === itemId),
  );
  const item = items[index];
  const selectAt = (row: number): void => selectItem(items[row]?.itemId ?? null);
  useListShortcuts({
    count: items.length,
    selected: index,
    onSelect: selectAt,
    onOpen: () => setOpen(true),
  });
  useShortcuts([
    { action: 'draw', label: t.keyDraw, shown: true, run: () => setDrawing(true) },
    { keys: ['Escape'], run: () => (isOpen ? setOpen(false) : false) },
  ]);
  return (
    <Page
      title={t.title}
      actions={
        <>
          {spotCheckId !== undefined && checks.data && (
            <CheckChoice checks={checks.data.spotChecks} value={spotCheckId} onChange={choose} />
          )}
          <Button size="xs" onClick={() => setDrawing(true)}>
            {t.draw}
          </Button>
        </>
      }
    >
      <QueryState
        query={checks}
        what={t.title}
        isEmpty={({ spotChecks }) => spotChecks.length === 0}
        empty={
          <EmptyState text={t.empty}>
            <Button onClick={() => setDrawing(true)}>{t.draw}</Button>
          </EmptyState>
        }
      >
        {() => (
          <Panes
            isWide={isWide}
            isListSlim
            list={
              <>
                {check.data && <Summary check={check.data} />}
                <ItemList
                  items={items}
                  selected={index}
                  onSelect={selectAt}
                  onOpen={(row) => {
                    selectAt(row);
                    setOpen(true);
                  }}
                />
                <AgentRecords />
              </>
            }
            detail={
              item && (isWide || isOpen) ? (
                <div className={classes['detail']} key={item.itemId}>
                  <div className={classes['conversation']}>
                    <Conversation
                      conversationId={item.conversationId}
                      messageId={item.firstMessageId}
                      onClose={isWide ? undefined : () => setOpen(false)}
                    />
                  </div>
                  <ReviewCard itemId={item.itemId} />
                </div>
              ) : null
            }
          />
        )}
      </QueryState>
      {isDrawing && (
        <DrawDialog
          onDrawn={(drawn) => {
            choose(drawn);
            selectItem(null);
          }}
          onClose={() => setDrawing(false)}
        />
      )}
    </Page>
  );
}

interface CheckChoiceProps {
  readonly checks: readonly SpotCheck[];
  readonly value: string;
  readonly onChange: (spotCheckId: string | null) => void;
}

function CheckChoice({ checks, value, onChange }: CheckChoiceProps): ReactNode {
  const t = useTexts(spotCheckTexts);
  const format = useNumber();
  const { zone } = useSettings();
  return (
    <Select
      size="xs"
      w={280}
      aria-label={t.which}
      allowDeselect={false}
      data={checks.map(({ spotCheckId, from, to, reviewed, size }) => ({
        value: spotCheckId,
        label: t.checkWords(
          wallTime(from, zone).date,
          wallTime(to - 1, zone).date,
          format(reviewed),
          format(size),
        ),
      }))}
      value={value}
      onChange={onChange}
    />
  );
}

function Summary({ check }: { readonly check: SpotCheck }): ReactNode {
  const t = useTexts(spotCheckTexts);
  const format = useNumber();
  const { size, population, seed, averageScore } = check;
  return (
    <p className={classes['summary']}>
      {t.drawnFrom(format(size), format(population), seed)}
      {averageScore !== null && ` · ${t.average(format(Math.round(averageScore * 10) / 10))}`}
    </p>
  );
}
