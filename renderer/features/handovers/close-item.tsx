import { Autocomplete, Button, Text } from '@mantine/core';
import { useState } from 'react';
import type { HandoverItem } from '../../../shared/contract/handover-items.ts';
import { handoverNoteTexts } from '../../../shared/i18n/handover-note.ts';
import { handoversTexts } from '../../../shared/i18n/handovers.ts';
import { Failure } from '../../ui/failure.tsx';
import { useTexts } from '../../ui/language.ts';
import { useNames } from '../../ui/names.ts';
import { ProofPicker } from '../../ui/proof-picker.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import classes from './handovers.module.css';
import type { ItemSet, NoteDeeds } from './use-note.ts';

interface CloseItemProps {
  readonly item: HandoverItem;
  readonly deeds: NoteDeeds;
  /** A transfer is possible once the note is signed. */
  readonly isDraft: boolean;
}

type Asking = 'done' | 'cancelled' | 'transferred';

/** How an item ends: done with proof, not needed with a reason, or another person's. */
export function CloseItem({ item, deeds, isDraft }: CloseItemProps) {
  const t = useTexts(handoversTexts);
  const states = useTexts(handoverNoteTexts);
  const [asking, setAsking] = useState<Asking | null>(null);
  const [error, setError] = useState<unknown>(null);
  const set = (fields: ItemSet): Promise<void> => deeds.edit({ itemId: item.id, set: fields });
  if (item.state !== 'open') {
    return (
      <div className={classes['tools']}>
        <Text size="sm">{t.closedAs(states[item.state], item.closed_by ?? '')}</Text>
        <Text size="sm" c="dimmed">
          {item.close_reason}
        </Text>
        {item.state !== 'transferred' && (
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => void set({ state: 'open' }).catch(setError)}
          >
            {t.reopen}
          </Button>
        )}
        {error !== null && <Failure error={error} />}
      </div>
    );
  }
  return (
    <div className={classes['tools']} role="group" aria-label={t.itemActions}>
      {item.evidence.length > 0 && (
        <Button size="compact-sm" variant="default" onClick={() => setAsking('done')}>
          {t.closeDone}
        </Button>
      )}
      <Button size="compact-sm" variant="default" onClick={() => setAsking('cancelled')}>
        {t.closeCancelled}
      </Button>
      {!isDraft && (
        <Button size="compact-sm" variant="default" onClick={() => setAsking('transferred')}>
          {t.closeTransferred}
        </Button>
      )}
      {asking && <CloseDialog {...{ asking, item, set }} onClose={() => setAsking(null)} />}
    </div>
  );
}

interface CloseDialogProps {
  readonly asking: Asking;
  readonly item: HandoverItem;
  readonly set: (fields: ItemSet) => Promise<void>;
  readonly onClose: () => void;
}

function CloseDialog({ asking, item, set, onClose }: CloseDialogProps) {
  const t = useTexts(handoversTexts);
  const names = useNames();
  const [proof, setProof] = useState('');
  const [owner, setOwner] = useState('');
  const common = { label: t.reason, onClose };
  if (asking === 'done') {
    return (
      <ReasonDialog
        {...common}
        title={t.doneTitle}
        hint={t.doneHint}
        action={t.closeDone}
        required={false}
        blocked={proof === ''}
        onConfirm={(reason) =>
          set({ state: 'done', proof_msg: proof, ...(reason ? { close_reason: reason } : {}) })
        }
      >
        <ProofPicker
          label={t.proofMessages}
          messageId={item.evidence[0] ?? ''}
          value={proof}
          onChange={setProof}
          nothingFollows={t.noProofMessages}
        />
      </ReasonDialog>
    );
  }
  if (asking === 'cancelled') {
    return (
      <ReasonDialog
        {...common}
        title={t.cancelTitle}
        hint={t.cancelHint}
        action={t.closeCancelled}
        required
        onConfirm={(reason) => set({ state: 'cancelled', close_reason: reason ?? '' })}
      />
    );
  }
  return (
    <ReasonDialog
      {...common}
      title={t.transferTitle}
      hint={t.transferHint}
      action={t.closeTransferred}
      required
      blocked={owner.trim() === ''}
      onConfirm={(reason) =>
        set({ state: 'transferred', owner: owner.trim(), close_reason: reason ?? '' })
      }
    >
      <Autocomplete
        openOnFocus={false}
        label={t.transferTo}
        data={names.filter((name) => name !== item.owner)}
        value={owner}
        onChange={setOwner}
        maxLength={60}
        required
      />
    </ReasonDialog>
  );
}
