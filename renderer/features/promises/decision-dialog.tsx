import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { promisesTexts } from '../../../shared/i18n/promises.ts';
import { useTexts } from '../../ui/language.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import type { PromiseAction } from './actions.ts';
import { EditDialog } from './edit-dialog.tsx';
import { KeepDialog } from './keep-dialog.tsx';
import { SnoozeDialog } from './snooze-dialog.tsx';
import type { Decisions } from './use-decisions.ts';

interface DecisionDialogProps {
  readonly action: PromiseAction;
  readonly promise: PromiseRow;
  readonly decisions: Decisions;
  readonly onClose: () => void;
}

/** What a decision asks before it is taken. Confirming and rejecting ask nothing. */
export function DecisionDialog({ action, promise, decisions, onClose }: DecisionDialogProps) {
  const t = useTexts(promisesTexts);
  switch (action) {
    case 'keep':
      return <KeepDialog promise={promise} decisions={decisions} onClose={onClose} />;
    case 'snooze':
      return <SnoozeDialog promise={promise} decisions={decisions} onClose={onClose} />;
    case 'edit':
      return <EditDialog promise={promise} decisions={decisions} onClose={onClose} />;
    case 'break':
      return (
        <ReasonDialog
          title={t.breakTitle}
          hint={t.breakHint}
          label={t.reason}
          action={t.break}
          required={false}
          onConfirm={(reason) => decisions.break(promise, reason)}
          onClose={onClose}
        />
      );
    case 'withdraw':
      return (
        <ReasonDialog
          title={t.withdrawTitle}
          hint={t.withdrawHint}
          label={t.reason}
          action={t.withdraw}
          required
          onConfirm={(reason) => decisions.withdraw(promise, reason ?? '')}
          onClose={onClose}
        />
      );
    default:
      return null;
  }
}
