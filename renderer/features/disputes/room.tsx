import { useMemo, useState } from 'react';
import type { Dispute } from '../../../shared/contract/disputes.ts';
import { disputesTexts } from '../../../shared/i18n/disputes.ts';
import { addToBasket } from '../../ui/basket.ts';
import { isReading } from '../../ui/is-reading.ts';
import { useKeptState } from '../../ui/kept-state.ts';
import { useTexts } from '../../ui/language.ts';
import { useIsWide } from '../../ui/layout.ts';
import { useListShortcuts } from '../../ui/list-keys.ts';
import { notify } from '../../ui/notice.tsx';
import { Page, Panes } from '../../ui/page.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import type { RoomProps } from '../../ui/room.ts';
import { useShortcuts } from '../../ui/shortcuts.ts';
import { DisputeDetails } from './dispute-details.tsx';
import { DisputeList } from './dispute-list.tsx';
import { useDisputes } from './use-disputes.ts';
import { useMoves } from './use-moves.ts';
import { ViewTabs } from './view-tabs.tsx';
import type { DisputeView } from './views.ts';

interface Asking {
  readonly dispute: Dispute;
  readonly stage: 'closed' | 'rejected';
}

/** The board of disputes: what waits for a person's word, what is being settled, what became of the rest. */
export function DisputesRoom({ Conversation }: RoomProps) {
  const t = useTexts(disputesTexts);
  const isWide = useIsWide();
  const [view, setView] = useKeptState<DisputeView>('disputes.view', () => 'proposed');
  const [selectedId, select] = useKeptState<string | null>('disputes.selected', () => null);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [isOpen, setOpen] = useState(false);
  const [failure, setFailure] = useState<unknown>(null);
  const moves = useMoves(setFailure);
  const query = useDisputes(view);
  const disputes = useMemo(
    () => query.data?.pages.flatMap((page) => page.disputes) ?? [],
    [query.data],
  );
  const index = Math.max(
    0,
    disputes.findIndex(({ disputeId }) => disputeId === selectedId),
  );
  const selected = disputes[index];
  const selectAt = (row: number): void => select(disputes[row]?.disputeId ?? null);

  /** The row leaves this view: the one below takes its place under the hand. */
  const selectNext = (): void => selectAt(index + 1 < disputes.length ? index + 1 : index - 1);
  const move = (stage: Dispute['stage']): void => {
    if (!selected) return;
    setFailure(null);
    if (stage === 'closed' || stage === 'rejected') {
      setAsking({ dispute: selected, stage });
      return;
    }
    if (view !== 'running') selectNext();
    moves.move(selected, stage).catch((error: unknown) => {
      select(selected.disputeId);
      setFailure(error);
    });
  };
  const putIntoBasket = (): void => {
    if (!selected) return;
    const { conversationId, messageIds } = selected;
    addToBasket(messageIds.map((messageId) => ({ messageId, conversationId })));
    notify(t.toBasketDone(messageIds.length));
  };

  useListShortcuts({ count: disputes.length, selected: index, onSelect: selectAt });
  const isProposed = selected?.stage === 'proposed';
  useShortcuts(
    [
      {
        keys: ['y', 'Enter'],
        label: t.keyConfirm,
        shown: isProposed,
        run: () => isProposed && move('accept'),
      },
      {
        keys: ['x'],
        label: t.keyReject,
        shown: isProposed,
        run: () => isProposed && move('rejected'),
      },
      { keys: ['n'], label: t.keyNext, shown: !isProposed, run: () => focusNextStep() },
      { keys: ['e'], label: t.keyBasket, shown: true, run: () => !isReading() && putIntoBasket() },
      { keys: ['o'], label: t.keyOpen, run: () => setOpen(true) },
      { keys: ['Escape'], run: () => (isOpen ? setOpen(false) : false) },
    ],
    selected !== undefined,
  );

  return (
    <Page title={t.title}>
      <Panes
        isWide={isWide}
        list={
          <>
            <ViewTabs view={view} counts={query.data?.pages[0]?.counts} onChange={setView} />
            <DisputeList
              query={query}
              disputes={disputes}
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
            <DisputeDetails
              key={selected.disputeId}
              dispute={selected}
              moves={moves}
              failure={failure}
              onFailed={setFailure}
              onMove={move}
              onBasket={putIntoBasket}
              onClose={() => setOpen(false)}
              Conversation={Conversation}
            />
          ) : null
        }
      />
      {asking && (
        <EndDialog
          {...asking}
          onConfirm={async (reason) => {
            await moves.move(asking.dispute, asking.stage, reason);
            selectNext();
          }}
          onClose={() => setAsking(null)}
        />
      )}
    </Page>
  );
}

interface EndDialogProps extends Asking {
  readonly onConfirm: (reason: string | undefined) => Promise<void>;
  readonly onClose: () => void;
}

/** Closing asks how it ended; saying that it was none may stay without a reason. */
function EndDialog({ stage, onConfirm, onClose }: EndDialogProps) {
  const t = useTexts(disputesTexts);
  const isClosing = stage === 'closed';
  return (
    <ReasonDialog
      title={isClosing ? t.closeTitle : t.rejectTitle}
      hint={isClosing ? t.closeHint : t.rejectHint}
      label={isClosing ? t.result : t.reason}
      action={isClosing ? t.close : t.reject}
      required={isClosing}
      onConfirm={onConfirm}
      onClose={onClose}
    />
  );
}

function focusNextStep(): boolean {
  const field = document.getElementById('dispute-next-step');
  field?.focus();
  return field !== null;
}
