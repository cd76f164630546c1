import { Button } from '@mantine/core';
import { useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { promisesTexts } from '../../../shared/i18n/promises.ts';
import { promiseStatusWords } from '../../../shared/i18n/matter-words.ts';
import { Board } from '../../ui/board/board.tsx';
import { useBoard } from '../../ui/board/use-board.ts';
import { LetGoButton } from '../../ui/let-go/let-go-button.tsx';
import { isReading } from '../../ui/is-reading.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useTexts } from '../../ui/language.ts';
import type { RoomProps } from '../../ui/room.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { actionsOf, actionOf, type PromiseAction, labelOf } from './actions.ts';
import { AsOf } from './as-of.tsx';
import { DecisionDialog } from './decision-dialog.tsx';
import { boardLanes, countIn, firstLane, type BoardLane } from './lanes.ts';
import { PromiseDetails } from './promise-details.tsx';
import { PromiseListRow } from './promise-row.tsx';
import { RatesDialog } from './rates-dialog.tsx';
import { useDecisions } from './use-decisions.ts';
import { usePromises } from './use-promises.ts';

/** The register of promises: what waits for a person's word, what is due, what became of the rest. */
export function PromisesRoom({ Conversation }: RoomProps) {
  const t = useTexts(promisesTexts);
  const states = useTexts(promiseStatusWords);
  const [chosenLane, setLane] = useKeptState<BoardLane | null>('promises.lane', () => null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [showsRates, setShowsRates] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const lookAround = usePromises('proposed').data?.pages[0];
  const lane = chosenLane ?? firstLane(lookAround);
  const query = usePromises(lane);
  const promises = useMemo(
    () => query.data?.pages.flatMap((page) => page.promises) ?? [],
    [query.data],
  );
  const counts = query.data?.pages[0];
  const state = useBoard('promises', promises, ({ promiseId }) => promiseId);
  const { selected } = state;
  const decisions = useDecisions(setFailure);
  // A second press before the row has changed is meant for what was decided already.
  const decided = useRef(new WeakSet<PromiseRow>());
  const leave = (deed: Promise<unknown>, promise: PromiseRow): void => {
    decided.current.add(promise);
    state.selectNext();
    setFailure(null);
    deed.catch((error: unknown) => {
      decided.current.delete(promise);
      state.selectKey(promise.promiseId);
      setFailure(error);
    });
  };
  const prove = (proofMessageId: string | undefined): void => {
    if (!selected || decided.current.has(selected)) return;
    if (proofMessageId) leave(decisions.keep(selected, { proofMessageId }), selected);
  };
  const act = (action: PromiseAction): boolean => {
    if (!selected || !actionsOf(selected).includes(action)) return false;
    if (decided.current.has(selected)) return true;
    if (action === 'prove') prove(selected.proofs[0]?.messageId);
    else if (action === 'confirm' || action === 'reject' || action === 'reopen') {
      leave(decisions[action](selected), selected);
    } else setAsking({ action, promise: selected });
    return true;
  };
  const possible = selected ? actionsOf(selected) : [];
  useShortcuts(
    possible.map((action, place) => ({
      action: actionOf(action),
      label: selected ? t[labelOf(action, selected)] : t[action],
      shown: place < 2,
      run: () => !isReading() && act(action),
    })),
  );
  // Hidden where it has always been empty, as in most archives.
  const isShown = (id: BoardLane): boolean =>
    id !== 'past' || lane === 'past' || (counts?.past ?? 0) > 0;
  const names = { ...t, proposed: states.proposed, kept: t.keptLane, broken: t.brokenLane };
  return (
    <Board
      title={t.title}
      actions={
        <>
          <AsOf />
          <LetGoButton
            kind="promise"
            place={
              selected && {
                conversationId: selected.conversationId,
                name: selected.customer ?? selected.conversationTitle,
              }
            }
          />
          <Button variant="default" size="compact-sm" onClick={() => setShowsRates(true)}>
            {t.rates}
          </Button>
        </>
      }
      lanesLabel={t.views}
      lanes={boardLanes.filter(isShown).map((id) => ({
        id,
        label: names[id],
        count: counts && countIn(id, counts),
        tone: id === 'overdue' ? 'late' : id === 'shift' ? 'soon' : undefined,
      }))}
      lane={lane}
      onLane={setLane}
      listLabel={t.list}
      query={query}
      state={state}
      keyOf={({ promiseId }) => promiseId}
      renderRow={(promise) => <PromiseListRow promise={promise} isPast={lane === 'past'} />}
      empty={t[emptyOf(lane)]}
      emptyAction={
        lane === 'proposed' ? (
          <Button component={Link} href="/imports" variant="default">
            {t.toImport}
          </Button>
        ) : (
          <Button variant="default" onClick={() => setLane('proposed')}>
            {t.toProposed}
          </Button>
        )
      }
      renderDetail={(promise) => (
        <PromiseDetails
          key={promise.promiseId}
          promise={promise}
          isPast={lane === 'past'}
          failure={failure}
          onAction={act}
          onProve={prove}
          onClose={() => state.setOpen(false)}
          Conversation={Conversation}
        />
      )}
    >
      {asking && (
        <DecisionDialog {...asking} decisions={decisions} onClose={() => setAsking(null)} />
      )}
      {showsRates && <RatesDialog onClose={() => setShowsRates(false)} />}
    </Board>
  );
}

interface Asking {
  readonly action: PromiseAction;
  readonly promise: PromiseRow;
}

function emptyOf(lane: BoardLane) {
  if (lane === 'proposed') return 'emptyProposed';
  if (lane === 'kept') return 'emptyKept';
  if (lane === 'broken') return 'emptyBroken';
  if (lane === 'settled') return 'emptySettled';
  if (lane === 'past') return 'emptyPast';
  return lane === 'vague' ? 'emptyVague' : 'emptyOpen';
}
