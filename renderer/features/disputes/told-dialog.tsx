import { useState } from 'react';
import type { Dispute } from '../../../shared/contract/disputes.ts';
import { disputesTexts } from '../../../shared/i18n/disputes.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { AskDialog } from '../../ui/ask-dialog.tsx';
import { InstantInput } from '../../ui/instant-input.tsx';
import { useTexts } from '../../ui/language.ts';
import { ProofPicker } from '../../ui/proof-picker.tsx';

interface ToldDialogProps {
  readonly dispute: Dispute;
  readonly onConfirm: (replyBy: number, messageId: string) => Promise<void>;
  readonly onClose: () => void;
}

/** Until when the buyer was told to wait, and in which message. */
export function ToldDialog({ dispute, onConfirm, onClose }: ToldDialogProps) {
  const t = useTexts(disputesTexts);
  const common = useTexts(commonWords);
  const [replyBy, setReplyBy] = useState(dispute.replyBy);
  const [messageId, setMessageId] = useState(dispute.toldMessageId ?? '');
  return (
    <AskDialog
      title={t.toldTitle}
      hint={t.toldHint}
      action={common.save}
      isReady={replyBy !== null && messageId !== ''}
      onConfirm={async () => {
        if (replyBy !== null) await onConfirm(replyBy, messageId);
      }}
      onClose={onClose}
    >
      <InstantInput label={t.replyBy} value={replyBy} onChange={setReplyBy} data-autofocus />
      <ProofPicker
        label={t.toldMessage}
        messageId={dispute.messageIds[0] ?? ''}
        value={messageId}
        onChange={setMessageId}
        shopOnly
        nothingFollows={t.nothingTold}
      />
    </AskDialog>
  );
}
