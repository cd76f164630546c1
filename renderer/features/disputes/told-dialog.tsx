import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Dispute } from '../../../shared/contract/disputes.ts';
import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { disputesTexts } from '../../../shared/i18n/disputes.ts';
import { commonWords } from '../../../shared/i18n/words.ts';
import { api } from '../../api/client.ts';
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
  const promised = usePromised(dispute);
  // Nothing typed yet: what the shop promised since stands there to begin with.
  const [typed, setReplyBy] = useState<number | null | undefined>(dispute.replyBy ?? undefined);
  const [chosen, setMessageId] = useState<string | undefined>(dispute.toldMessageId ?? undefined);
  const replyBy = typed === undefined ? (promised?.dueAt ?? null) : typed;
  const messageId = chosen ?? promised?.messageId ?? '';
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

/** The last time that the shop gave in this conversation since the dispute began. */
function usePromised({ conversationId, openedAt }: Dispute): PromiseRow | undefined {
  const input = { conversationId, order: 'newest' as const, limit: 50 };
  const query = useQuery(api.promises.list.queryOptions({ input }));
  return query.data?.promises.find(
    ({ dueAt, saidAt, status }) =>
      dueAt !== null && status !== 'rejected' && (saidAt ?? 0) >= (openedAt ?? 0),
  );
}
