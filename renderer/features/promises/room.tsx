import { useMemo, useState } from 'react';
import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { promisesTexts } from '../../../shared/i18n/promises.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { isReading } from '../../ui/is-reading.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useTexts } from '../../ui/language.ts';
import { useIsWide } from '../../ui/layout.ts';
import { useListShortcuts } from '../../ui/list-keys.ts';
import { Page, Panes } from '../../ui/page.tsx';
import type { RoomProps } from '../../ui/room.ts';
import { useShortcuts, type Shortcut } from '../../ui/shortcuts.ts';
import { actionsOf, keysOf, type PromiseAction } from './actions.ts';
import { AsOf } from './as-of.tsx';
import { DecisionDialog } from './decision-dialog.tsx';
import { PromiseDetails } from './promise-details.tsx';
import { PromiseList } from './promise-list.tsx';
import { useDecisions } from './use-decisions.ts';
import { usePromises } from './use-promises.ts';
import { ViewTabs } from './view-tabs.tsx';
import type { PromiseView } from './views.ts';

/** The register of promises: what waits for a person's word, what is open, what became of the rest. */
export function PromisesRoom({ Conversation }: RoomProps) {
  const t = useTexts(promisesTexts);
  const common = useTexts(commonWords);
  const isWide = useIsWide();
  const [view, setView] = useKeptState<PromiseView>('promises.view', () => 'proposed');
  const [selectedId, select] = useKeptState<string | null>('promises.selected', () => null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const query = usePromises(view);
  const promises = useMemo(() => query.data?.pages.flatMap((page) => page.promises), [query.data]);
  const found = promises?.findIndex(({ promiseId }) => promiseId === selectedId) ?? -1;
  const index = Math.max(0, found);
  const selected = promises?.[index];
  const decisions = useDecisions(setFailure);
  const selectAt = (row: number): void => select(promises?.[row]?.promiseId ?? null);

  const act = (action: PromiseAction): boolean => {
    if (!selected || !actionsOf[selected.status].includes(action)) return false;
    if (action !== 'confirm' && action !== 'reject') {
      setAsking({ action, promise: selected });
      return true;
    }
    // The row leaves this view: the one below takes its place under the hand.
    selectAt(index + 1 < (promises?.length ?? 0) ? index + 1 : index - 1);
    setFailure(null);
    decisions[action](selected).catch((error: unknown) => {
      select(selected.promiseId);
      setFailure(error);
    });
    return true;
  };

  useListShortcuts({ count: promises?.length ?? 0, selected: index, onSelect: selectAt });
  useShortcuts(
    shortcuts(selected, act, {
      label: (action) => t[action],
      open: () => setOpen(true),
      close: () => (isOpen ? setOpen(false) : false),
      openLabel: t.openSource,
      closeLabel: common.back,
    }),
  );

  return (
    <Page title={t.title} actions={<AsOf />}>
      <Panes
        isWide={isWide}
        list={
          <>
            <ViewTabs view={view} counts={query.data?.pages[0]?.counts} onChange={setView} />
            <PromiseList
              query={query}
              view={view}
              selected={index}
              onSelect={selectAt}
              onOpen={(row) => {
                selectAt(row);
                setOpen(true);
              }}
              onView={setView}
            />
          </>
        }
        detail={
          selected && (isWide || isOpen) ? (
            <PromiseDetails
              key={selected.promiseId}
              promise={selected}
              failure={failure}
              onAction={act}
              onClose={() => setOpen(false)}
              Conversation={Conversation}
            />
          ) : null
        }
      />
      {asking && (
        <DecisionDialog {...asking} decisions={decisions} onClose={() => setAsking(null)} />
      )}
    </Page>
  );
}

interface Asking {
  readonly action: PromiseAction;
  readonly promise: PromiseRow;
}

interface ShortcutWords {
  readonly label: (action: PromiseAction) => string;
  readonly open: () => void;
  readonly openLabel: string;
  readonly close: () => void | boolean;
  readonly closeLabel: string;
}

function shortcuts(
  promise: PromiseRow | undefined,
  act: (action: PromiseAction) => boolean,
  { label, open, openLabel, close, closeLabel }: ShortcutWords,
): Shortcut[] {
  if (!promise) return [];
  const possible = actionsOf[promise.status];
  const [first] = possible;
  return [
    ...possible.map((action, place) => ({
      keys:
        promise.status === 'proposed' && action === first
          ? [keysOf[action], 'Enter']
          : [keysOf[action]],
      label: label(action),
      shown: place < 2,
      run: () => !isReading() && act(action),
    })),
    { keys: ['o'], label: openLabel, shown: true, run: open },
    { keys: ['Escape'], label: closeLabel, run: close },
  ];
}
