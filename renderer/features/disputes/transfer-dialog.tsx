import { Autocomplete, Textarea } from '@mantine/core';
import { useState } from 'react';
import type { Dispute } from '../../../shared/contract/disputes.ts';
import { disputesTexts } from '../../../shared/i18n/disputes.ts';
import { AskDialog } from '../../ui/ask-dialog.tsx';
import { useTexts } from '../../ui/language.ts';
import { useNames } from '../../ui/names.ts';

interface TransferDialogProps {
  readonly dispute: Dispute;
  readonly onConfirm: (to: string, summary: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Nobody gets a case without its facts: the buyer must not tell everything anew. */
export function TransferDialog({ dispute, onConfirm, onClose }: TransferDialogProps) {
  const t = useTexts(disputesTexts);
  const names = useNames();
  const [to, setTo] = useState('');
  const [summary, setSummary] = useState(summaryOf(dispute));
  return (
    <AskDialog
      title={t.transferTitle}
      hint={t.transferHint}
      action={t.transfer}
      isReady={to.trim() !== '' && summary.trim() !== ''}
      onConfirm={() => onConfirm(to.trim(), summary.trim())}
      onClose={onClose}
    >
      <Autocomplete
        label={t.transferTo}
        openOnFocus={false}
        data={names.filter((name) => name !== dispute.owner)}
        value={to}
        maxLength={60}
        onChange={setTo}
        data-autofocus
      />
      <Textarea
        label={t.summary}
        required
        autosize
        minRows={3}
        maxRows={8}
        maxLength={2_000}
        value={summary}
        onChange={(event) => setSummary(event.currentTarget.value)}
      />
    </AskDialog>
  );
}

/** What was written on the case so far, for the person to finish. */
function summaryOf({ facts, demand, ownPosition, offers }: Dispute): string {
  return [facts, demand, ownPosition, offers].filter((text) => text !== null).join('\n');
}
