import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { importsTexts } from '../../../shared/i18n/imports.ts';
import { client } from '../../api/client.ts';
import { Failure } from '../../ui/failure.tsx';
import { useNumber, useTexts } from '../../ui/language.ts';
import { notify } from '../../ui/notice.tsx';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

interface WithdrawDialogProps {
  readonly batchId: string;
  readonly onClose: () => void;
}

/** Says first what will go out of sight, and asks why. The notice can bring it back. */
export function WithdrawDialog({ batchId, onClose }: WithdrawDialogProps): ReactNode {
  const t = useTexts(importsTexts);
  const format = useNumber();
  // Under a key of its own: what withdrawing changes must not ask again what it would change.
  const effect = useQuery({
    queryKey: ['withdrawal', batchId],
    queryFn: ({ signal }) => client.imports.withdrawal({ batchId }, { signal }),
    gcTime: 0,
  });
  const { data } = effect;
  const hint =
    data === undefined
      ? t.withdrawCounting
      : data.messages === 0
        ? t.withdrawNothing
        : t.withdrawHint(format(data.messages), format(data.conversations));
  const withdraw = async (reason: string | undefined): Promise<void> => {
    const { messages } = await client.imports.withdraw({ batchId, reason: reason ?? '' });
    notify(t.withdrawn(format(messages)), {
      label: t.restore,
      run: () =>
        void client.imports
          .restore({ batchId })
          .then((back) => notify(t.restored(format(back.messages)))),
    });
  };
  return (
    <ReasonDialog
      title={t.withdrawTitle(batchId)}
      hint={effect.error === null ? hint : ''}
      label={t.withdrawReason}
      action={t.withdraw}
      required
      blocked={data === undefined}
      onConfirm={withdraw}
      onClose={onClose}
    >
      {effect.error !== null && (
        <Failure error={effect.error} what={t.withdraw} onRetry={() => void effect.refetch()} />
      )}
    </ReasonDialog>
  );
}
