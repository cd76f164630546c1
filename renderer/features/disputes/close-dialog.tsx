import { SegmentedControl, Text } from '@mantine/core';
import { useState } from 'react';
import {
  satisfactions,
  type Dispute,
  type Satisfaction,
} from '../../../shared/contract/disputes.ts';
import { disputesTexts, satisfactionWords } from '../../../shared/i18n/disputes.ts';
import { useTexts } from '../../ui/language.ts';
import { ProofPicker } from '../../ui/proof-picker.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import type { Ending } from './use-moves.ts';

interface CloseDialogProps {
  readonly dispute: Dispute;
  readonly onConfirm: (ending: Ending) => Promise<void>;
  readonly onClose: () => void;
}

/** A case ends with its result, the message that told the buyer, and what the buyer thinks of it. */
export function CloseDialog({ dispute, onConfirm, onClose }: CloseDialogProps) {
  const t = useTexts(disputesTexts);
  const words = useTexts(satisfactionWords);
  const [messageId, setMessageId] = useState(dispute.resultMessageId ?? '');
  const [satisfaction, setSatisfaction] = useState<Satisfaction | null>(dispute.satisfaction);
  const first = dispute.messageIds[0] ?? '';
  return (
    <ReasonDialog
      title={t.closeTitle}
      hint={t.closeHint}
      label={t.result}
      action={t.close}
      required
      blocked={messageId === '' || satisfaction === null}
      onConfirm={(reason) =>
        onConfirm({
          ...(reason ? { reason } : {}),
          resultMessageId: messageId,
          ...(satisfaction ? { satisfaction } : {}),
        })
      }
      onClose={onClose}
    >
      <ProofPicker
        label={t.resultMessage}
        messageId={first}
        value={messageId}
        onChange={setMessageId}
        shopOnly
        nothingFollows={t.nothingTold}
      />
      <div>
        <Text size="sm" fw={500}>
          {t.satisfaction}
        </Text>
        <SegmentedControl
          fullWidth
          aria-label={t.satisfaction}
          data={satisfactions.map((value) => ({ value, label: words[value] }))}
          // None is chosen until somebody asked the buyer.
          value={satisfaction ?? ''}
          onChange={(value) => setSatisfaction(value as Satisfaction)}
        />
      </div>
    </ReasonDialog>
  );
}
