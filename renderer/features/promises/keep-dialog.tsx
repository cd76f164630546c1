import { useState } from 'react';
import type { PromiseRow } from '../../../shared/contract/promises.ts';
import { promiseProofTexts } from '../../../shared/i18n/promise-proofs.ts';
import { promisesTexts } from '../../../shared/i18n/promises.ts';
import { ProofPicker } from '../../ui/proof-picker.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { useTexts } from '../../ui/language.ts';
import type { Decisions } from './use-decisions.ts';

interface KeepDialogProps {
  readonly promise: PromiseRow;
  readonly decisions: Decisions;
  readonly onClose: () => void;
}

/** A promise is kept by a message that proves it, or by a reason where no message does. */
export function KeepDialog({ promise, decisions, onClose }: KeepDialogProps) {
  const t = useTexts(promisesTexts);
  const why = useTexts(promiseProofTexts);
  const [proof, setProof] = useState(promise.proofs[0]?.messageId ?? '');
  return (
    <ReasonDialog
      title={t.keepTitle}
      hint={t.keepHint}
      label={t.reason}
      action={t.keep}
      required
      complete={proof !== ''}
      onConfirm={(reason) =>
        decisions.keep(promise, {
          ...(proof ? { proofMessageId: proof } : {}),
          ...(reason ? { reason } : {}),
        })
      }
      onClose={onClose}
    >
      <ProofPicker
        label={t.proofMessages}
        messageId={promise.messageId}
        value={proof}
        onChange={setProof}
        suggested={promise.proofs.map((one) => ({
          messageId: one.messageId,
          label: one.excerpt,
          description: why[one.code](one.words),
        }))}
        none={t.noProof}
        nothingFollows={t.noLaterMessages}
      />
    </ReasonDialog>
  );
}
