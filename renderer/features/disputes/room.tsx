import { Button } from '@mantine/core';
import { useMemo, useState } from 'react';
import { Link } from 'wouter';
import type { Dispute } from '../../../shared/contract/disputes.ts';
import { disputesTexts } from '../../../shared/i18n/disputes.ts';
import { disputeStageWords } from '../../../shared/i18n/matter-words.ts';
import { addToBasket } from '../../ui/basket.ts';
import { Board } from '../../ui/board/board.tsx';
import { useBoard } from '../../ui/board/use-board.ts';
import { LetGoButton } from '../../ui/let-go/let-go-button.tsx';
import { isReading } from '../../ui/is-reading.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import type { RoomProps } from '../../ui/room.ts';
import { useShortcuts, type Shortcut } from '../../ui/shortcuts.ts';
import { CloseDialog } from './close-dialog.tsx';
import { DeadlinesDialog } from './deadlines-dialog.tsx';
import { DisputeDetails } from './dispute-details.tsx';
import { DisputeRow } from './dispute-row.tsx';
import { ToldDialog } from './told-dialog.tsx';
import { TransferDialog } from './transfer-dialog.tsx';
import { useDisputes } from './use-disputes.ts';
import { useMoves, type Moves } from './use-moves.ts';
import { boardLanes, countIn, firstLane, stepperStages, type BoardLane } from './views.ts';

/** The board of disputes: what waits for a person's word, what is being settled, what became of the rest. */
export function DisputesRoom({ Conversation }: RoomProps) {
  const t = useTexts(disputesTexts);
  const stages = useTexts(disputeStageWords);
  const [chosenLane, setLane] = useKeptState<BoardLane | null>('disputes.lane', () => null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const moves = useMoves(setFailure);
  const lookAround = useDisputes('proposed').data?.pages[0];
  const lane = chosenLane ?? firstLane(lookAround);
  const query = useDisputes(lane);
  const disputes = useMemo(
    () => query.data?.pages.flatMap((page) => page.disputes) ?? [],
    [query.data],
  );
  const counts = query.data?.pages[0];
  const state = useBoard('disputes', disputes, ({ disputeId }) => disputeId);
  const { selected } = state;
  const ask = (what: Asking['what']): boolean => {
    if (selected) setAsking({ what, dispute: selected });
    return selected !== undefined;
  };
  const move = (stage: Dispute['stage']): void => {
    if (!selected) return;
    setFailure(null);
    if (stage === 'closed' || stage === 'rejected') {
      ask(stage);
      return;
    }
    state.selectNext();
    moves.move(selected, stage).catch((error: unknown) => {
      state.selectKey(selected.disputeId);
      setFailure(error);
    });
  };
  const putIntoBasket = (): void => {
    if (!selected) return;
    const { conversationId, messageIds } = selected;
    addToBasket(messageIds.map((messageId) => ({ messageId, conversationId })));
    notify(t.toBasketDone(messageIds.length));
  };
  useShortcuts(
    shortcuts(selected, { t, move, ask, putIntoBasket, nextOf: (stage) => stages[stage] }),
    selected !== undefined,
  );
  // Hidden where it has always been empty, as in most archives.
  const isShown = (id: BoardLane): boolean =>
    id !== 'past' || lane === 'past' || (counts?.past ?? 0) > 0;
  const names = { ...stages, overdue: t.overdue, past: t.past };
  return (
    <Board
      title={t.title}
      actions={
        <>
          <LetGoButton
            kind="dispute"
            place={
              selected && {
                conversationId: selected.conversationId,
                name: selected.customer ?? selected.conversationTitle,
              }
            }
          />
          <Button
            variant="default"
            size="compact-sm"
            onClick={() => setAsking({ what: 'deadlines', dispute: selected })}
          >
            {t.deadlines}
          </Button>
        </>
      }
      lanesLabel={t.views}
      lanes={boardLanes.filter(isShown).map((id) => ({
        id,
        label: names[id],
        count: counts && countIn(id, counts),
        tone: id === 'overdue' ? 'late' : undefined,
      }))}
      lane={lane}
      onLane={setLane}
      listLabel={t.list}
      query={query}
      state={state}
      keyOf={({ disputeId }) => disputeId}
      renderRow={(dispute) => <DisputeRow dispute={dispute} />}
      empty={emptyWords(lane, t)}
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
      renderDetail={(dispute) => (
        <DisputeDetails
          key={dispute.disputeId}
          dispute={dispute}
          moves={moves}
          failure={failure}
          onFailed={setFailure}
          onMove={move}
          onTold={() => ask('told')}
          onTransfer={() => ask('transfer')}
          onBasket={putIntoBasket}
          onClose={() => state.setOpen(false)}
          Conversation={Conversation}
        />
      )}
    >
      {asking && (
        <AskDialog
          {...asking}
          moves={moves}
          onLeft={state.selectNext}
          onClose={() => setAsking(null)}
        />
      )}
    </Board>
  );
}

interface Asking {
  readonly what: 'closed' | 'rejected' | 'told' | 'transfer' | 'deadlines';
  readonly dispute: Dispute | undefined;
}

interface AskDialogProps extends Asking {
  readonly moves: Moves;
  /** The dispute leaves its lane. */
  readonly onLeft: () => void;
  readonly onClose: () => void;
}

/** What a step asks before it is taken. */
function AskDialog({ what, dispute, moves, onLeft, onClose }: AskDialogProps) {
  const t = useTexts(disputesTexts);
  if (what === 'deadlines') return <DeadlinesDialog onClose={onClose} />;
  if (dispute === undefined) return null;
  switch (what) {
    case 'closed':
      return (
        <CloseDialog
          dispute={dispute}
          onConfirm={async (ending) => {
            await moves.move(dispute, 'closed', ending);
            onLeft();
          }}
          onClose={onClose}
        />
      );
    case 'rejected':
      return (
        <ReasonDialog
          title={t.rejectTitle}
          hint={t.rejectHint}
          label={t.reason}
          action={t.reject}
          required={false}
          onConfirm={async (reason) => {
            await moves.move(dispute, 'rejected', reason ? { reason } : {});
            onLeft();
          }}
          onClose={onClose}
        />
      );
    case 'told':
      return (
        <ToldDialog
          dispute={dispute}
          onConfirm={(replyBy, messageId) => moves.told(dispute, replyBy, messageId)}
          onClose={onClose}
        />
      );
    case 'transfer':
      return (
        <TransferDialog
          dispute={dispute}
          onConfirm={(to, summary) => moves.transfer(dispute, to, summary)}
          onClose={onClose}
        />
      );
  }
}

interface ShortcutContext {
  readonly t: (typeof disputesTexts)['zh-CN'];
  readonly move: (stage: Dispute['stage']) => void;
  readonly ask: (what: Asking['what']) => boolean;
  readonly putIntoBasket: () => void;
  readonly nextOf: (stage: Dispute['stage']) => string;
}

/** S leads on to the next stage, and from the last one to the closing. */
function shortcuts(dispute: Dispute | undefined, context: ShortcutContext): Shortcut[] {
  if (!dispute) return [];
  const { t, move, ask, putIntoBasket, nextOf } = context;
  const basket = {
    action: 'disputeEvidence' as const,
    label: t.keyBasket,
    run: () => !isReading() && putIntoBasket(),
  };
  if (dispute.stage === 'proposed' || dispute.stage === 'rejected') {
    const isProposed = dispute.stage === 'proposed';
    return [
      {
        action: 'confirm',
        label: t.keyConfirm,
        shown: true,
        run: () => !isReading() && move('accept'),
      },
      {
        action: 'dismiss',
        label: t.keyReject,
        shown: isProposed,
        run: () => isProposed && !isReading() && move('rejected'),
      },
      basket,
    ];
  }
  const next = stepperStages[stepperStages.findIndex((stage) => stage === dispute.stage) + 1];
  return [
    ...(next === undefined
      ? []
      : [
          {
            action: 'nextStage' as const,
            label: t.moveTo(nextOf(next)),
            shown: true,
            run: () => !isReading() && move(next),
          },
        ]),
    {
      action: 'nextStep',
      label: t.keyNext,
      shown: true,
      run: () => !isReading() && focusNextStep(),
    },
    { action: 'told', label: t.told, run: () => !isReading() && ask('told') },
    { action: 'transfer', label: t.transfer, run: () => !isReading() && ask('transfer') },
    basket,
  ];
}

function emptyWords(lane: BoardLane, t: (typeof disputesTexts)['zh-CN']): string {
  if (lane === 'proposed') return t.emptyProposed;
  if (lane === 'overdue') return t.emptyOverdue;
  if (lane === 'past') return t.emptyPast;
  if (lane === 'closed') return t.emptyClosed;
  return lane === 'rejected' ? t.emptyRejected : t.emptyRunning;
}

function focusNextStep(): boolean {
  const field = document.getElementById('dispute-next-step');
  field?.focus();
  return field !== null;
}
